import type { ActName } from '../domain/act.js'
import { canonicalJson, GENESIS, hashEvent, type Event, type EventDraft, type Json, type SubjectType } from '../domain/event.js'
import type { Actor } from '../domain/permission.js'
import type { Event as EventRow } from './generated/client.js'
import type { Page, PageRequest } from '../domain/page.js'
import { cursorOf, pageOf, rowsToRead } from './page.js'
import type { Db } from './db.js'
import type { Shown } from './versions.js'

export interface TrailReader {
  /** All events about any of these subjects of one chain, oldest first. */
  about(subjectIds: string[]): Promise<Event[]>
  /** A page of them, the newest first; of these activities only, where some are given. */
  pageAbout(subjectIds: string[], request: PageRequest, activities?: readonly ActName[]): Promise<Page<Event>>
  countAbout(subjectIds: string[], activities?: readonly ActName[]): Promise<number>
  /** A page of one chain, in its order. */
  ofChain(chain: string, request: PageRequest): Promise<Page<Event>>
}

export interface TrailWriter {
  /** Appends to the chain, holding the hash of the event before. */
  append(event: EventDraft & { id: string; chain: string; at: Date; actor: Actor }): Promise<void>
}

/** The chain of what belongs to no article: people and their tokens. */
export const DESK_CHAIN = 'desk'

export function trailReader(db: Db): TrailReader {
  return {
    async about(subjectIds) {
      const rows = await db.event.findMany({ where: aboutAny(subjectIds), orderBy: { sequence: 'asc' } })
      return rows.map(toEvent)
    },
    async pageAbout(subjectIds, request, activities) {
      const past = cursorOf(request)
      const rows = await db.event.findMany({
        where: { ...aboutAny(subjectIds, activities), ...(past && { sequence: { lt: past.key } }) },
        orderBy: { sequence: 'desc' },
        take: rowsToRead(request),
      })
      const page = pageOf(rows, request, (row) => row.sequence)
      return { items: page.items.map(toEvent), next: page.next }
    },
    async countAbout(subjectIds, activities) {
      return db.event.count({ where: aboutAny(subjectIds, activities) })
    },
    async ofChain(chain, request) {
      const rows = await db.event.findMany({
        where: { chain, sequence: { gt: cursorOf(request)?.key ?? 0 } },
        orderBy: { sequence: 'asc' },
        take: rowsToRead(request),
      })
      const page = pageOf(rows, request, (row) => row.sequence)
      return { items: page.items.map(toEvent), next: page.next }
    },
  }
}

function aboutAny(subjectIds: string[], activities?: readonly ActName[]) {
  return { subjectId: { in: subjectIds }, ...(activities && { activity: { in: [...activities] } }) }
}

export function trailWriter(db: Db, shown: Shown): TrailWriter {
  return {
    async append({ actor, ...draft }) {
      shown.inChain(draft.chain)
      const last = await db.event.findFirst({
        where: { chain: draft.chain },
        orderBy: { sequence: 'desc' },
        select: { sequence: true, hash: true },
      })
      const event = {
        ...draft,
        agentId: actor.id,
        agentName: actor.name,
        sequence: (last?.sequence ?? 0) + 1,
        previousHash: last?.hash ?? GENESIS,
      }
      await db.event.create({
        data: {
          ...event,
          before: canonicalJson(event.before),
          after: canonicalJson(event.after),
          hash: hashEvent(event),
        },
      })
    },
  }
}

/** toEvent reads a row as the domain's Event. */
export function toEvent(row: EventRow): Event {
  return {
    ...row,
    activity: row.activity as ActName,
    subjectType: row.subjectType as SubjectType,
    before: parse(row.before),
    after: parse(row.after),
  }
}

function parse(json: string | null): Json {
  return json === null ? null : (JSON.parse(json) as Json)
}
