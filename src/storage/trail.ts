import type { ActName } from '../domain/act.js'
import { canonicalJson, GENESIS, hashEvent, type Event, type EventDraft, type Json, type SubjectType } from '../domain/event.js'
import type { Actor } from '../domain/permission.js'
import type { Event as EventRow } from './generated/client.js'
import type { Page, PageRequest } from '../domain/page.js'
import { cursorOf, pageOf, rowsToRead } from './page.js'
import type { Db } from './db.js'

export interface TrailReader {
  /** The events about any of these subjects, oldest first; of very many the newest thousand. */
  about(subjectIds: string[]): Promise<Event[]>
  /** A page of the events about one subject, the newest first. */
  ofSubject(subjectId: string, request: PageRequest): Promise<Page<Event>>
  /** A page of one chain, in its order. */
  ofChain(chain: string, request: PageRequest): Promise<Page<Event>>
}

export interface TrailWriter {
  /** Appends to the chain, holding the hash of the event before. */
  append(event: EventDraft & { id: string; chain: string; at: Date; actor: Actor }): Promise<void>
}

/** The chain of what belongs to no article: people and their tokens. */
export const DESK_CHAIN = 'desk'

const MAX_EVENTS = 1_000

export function trailReader(db: Db): TrailReader {
  return {
    async about(subjectIds) {
      const where = { subjectId: { in: subjectIds } }
      const rows = await db.event.findMany({ where, orderBy: { sequence: 'desc' }, take: MAX_EVENTS })
      return rows.map(toEvent).reverse()
    },
    async ofSubject(subjectId, request) {
      const cursor = cursorOf(request)
      const rows = await db.event.findMany({
        where: { subjectId, ...(cursor && { sequence: { lt: cursor.key } }) },
        orderBy: { sequence: 'desc' },
        take: rowsToRead(request),
      })
      const page = pageOf(rows, request, (row) => row.sequence)
      return { items: page.items.map(toEvent), next: page.next }
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

export function trailWriter(db: Db): TrailWriter {
  return {
    async append({ actor, ...draft }) {
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

function toEvent(row: EventRow): Event {
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
