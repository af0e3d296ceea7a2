import type { ActName } from '../domain/act.js'
import type { Comment } from '../domain/comment.js'
import { canonicalJson, fieldOf, GENESIS, hashEvent, type Event, type EventDraft, type Json, type SubjectType } from '../domain/event.js'
import type { Actor } from '../domain/permission.js'
import type { Event as EventRow } from './generated/client.js'
import type { Viewer } from '../domain/listing.js'
import type { Chain, TrailCount, TrailFilter, Within } from '../domain/trail.js'
import type { Page, PageRequest } from '../domain/page.js'
import { sql } from 'kysely'
import { OF_PROGRAM } from '../domain/trail.js'
import { cursorOf, pageOf, rowsToRead } from './page.js'
import { checkedBlindBy } from './parts-of-queries.js'
import type { Db } from './db.js'
import type { Dialect } from './dialect.js'
import { columnsOf, statement, type Builder } from './statements.js'
import { idsWithTwins, type WithTwins } from './twins.js'
import type { Shown } from './versions.js'

export interface TrailReader {
  find(id: string): Promise<Event | null>
  /** The event by which a comment was written. */
  ofComment(comment: Comment): Promise<Event | null>
  /** All events about any of these subjects of one chain, oldest first. */
  about(subjectIds: string[]): Promise<Event[]>
  /** A page of them, the newest first; only those that are told, where that is given. */
  pageAbout(subjectIds: string[], request: PageRequest, told?: Told): Promise<Page<Event>>
  countAbout(subjectIds: string[], told?: Told): Promise<number>
  /** A page of what the filter keeps, the newest first. */
  filtered(within: Within, filter: TrailFilter, request: PageRequest): Promise<Page<Event>>
  /** Whether an event is about a claim that this person checks blind, its verdicts or its comments. */
  isHiddenFrom(personId: string, eventId: string): Promise<boolean>
  /** How often who did what. */
  tally(within: Within): Promise<TrailCount[]>
  /** Who did which of these to a claim, its verdicts, or the claims that repeat it. */
  whoDid(of: WithTwins, activities: readonly ActName[]): Promise<{ agentId: string; activity: ActName }[]>
  /** The ids of those that were undone. */
  undoneAbout(subjectIds: string[]): Promise<string[]>
  /** A page of one chain, in its order. */
  ofChain(chain: string, request: PageRequest): Promise<Page<Event>>
}

/** Told is which events are told: of these activities, but for those with these ids. */
export interface Told {
  activities: readonly ActName[]
  without: readonly string[]
}

export interface TrailWriter {
  /** Takes the words of an event away for good: the one change of what was appended once. `by`: the event that says what is left, see domain/redaction.ts. */
  redact(id: string, by: string): Promise<void>
  /** Appends to the chain, holding the hash of the event before. */
  append(event: EventDraft & { id: string; chain: string; at: Date; actor: Actor }): Promise<void>
}

/** The chain of what belongs to no article: people and their tokens. */
export const DESK_CHAIN = 'desk'

interface About {
  subjectIds: readonly string[]
}
interface Stretch {
  before: number
  limit: number
}

// More than any chain has.
const NO_SEQUENCE = 2_147_483_647

const about = (db: Builder, { subjectIds }: About, { among }: Dialect) => db.selectFrom('Event').where('subjectId', 'in', among(subjectIds))
const newest = (db: Builder, given: About & Stretch, dialect: Dialect) => about(db, given, dialect)
  .select(columnsOf('Event')).where('sequence', '<', given.before).orderBy('sequence', 'desc').limit(given.limit)
const counted = (db: Builder, given: About, dialect: Dialect) => about(db, given, dialect).select(({ fn }) => fn.countAll<number>().as('count'))

const pageOfAll = statement(newest)
const countOfAll = statement(counted)
const pageOfTold = statement((db, given: About & Stretch & Told, dialect) => newest(db, given, dialect)
  .where('activity', 'in', dialect.among(given.activities)).where('id', 'not in', dialect.among(given.without)))
const countOfTold = statement((db, given: About & Told, dialect) => counted(db, given, dialect)
  .where('activity', 'in', dialect.among(given.activities)).where('id', 'not in', dialect.among(given.without)))
// What is left out of the filter is ''; the program itself has no id.
interface Filtered extends Stretch {
  activity: string
  agent: string
}
const kept = (given: Filtered) => sql<boolean>`"sequence" < ${given.before}
  AND (${given.activity} = '' OR "activity" = ${given.activity}) AND (${given.agent} = '' OR COALESCE("agentId", ${sql.lit(OF_PROGRAM)}) = ${given.agent})`
const filteredAbout = statement((db, given: About & Filtered, dialect) => about(db, given, dialect)
  .select(columnsOf('Event')).where(kept(given)).orderBy('sequence', 'desc').limit(given.limit))
// What the events are about that this person must not see: the claims that they check blind, and all that hangs on them.
const hiddenFrom = (viewer: string) => sql<string>`${checkedBlindBy(viewer)}
  UNION ALL SELECT "id" FROM "Verdict" WHERE "claimId" IN (${checkedBlindBy(viewer)})
  UNION ALL SELECT "id" FROM "Comment" WHERE "claimId" IN (${checkedBlindBy(viewer)})`
const shownTo = (viewer: Viewer) => sql<boolean>`"subjectId" NOT IN (${hiddenFrom(viewer ?? '')})`
const hidden = statement((_db, { personId, eventId }: { personId: string; eventId: string }) => sql<{ one: number }>`
  SELECT 1 AS "one" FROM "Event" WHERE "id" = ${eventId} AND "subjectId" IN (${hiddenFrom(personId)})`)

const filteredIn = statement((db, given: Chain & Filtered) => db.selectFrom('Event')
  .select(columnsOf('Event')).where('chain', '=', given.chain).where(shownTo(given.viewer)).where(kept(given)).orderBy('sequence', 'desc').limit(given.limit))

const tallyAbout = statement((_db, { subjectIds }: About, { among }) => sql<TrailCount>`
  SELECT "activity", COALESCE("agentId", ${sql.lit(OF_PROGRAM)}) AS "agent", MAX("agentName") AS "agentName", COUNT(*) AS "count"
  FROM "Event" WHERE "subjectId" IN ${among(subjectIds)} GROUP BY 1, 2 ORDER BY 3, 1`)
const tallyIn = statement((_db, { chain, viewer }: Chain) => sql<TrailCount>`
  SELECT "activity", COALESCE("agentId", ${sql.lit(OF_PROGRAM)}) AS "agent", MAX("agentName") AS "agentName", COUNT(*) AS "count"
  FROM "Event" WHERE "chain" = ${chain} AND ${shownTo(viewer)} GROUP BY 1, 2 ORDER BY 3, 1`)

// By the index of what events are about: as many as the claim has.
const doers = statement((_db, { id, articleId, activities }: WithTwins & { activities: readonly string[] }, { among }) => sql<{ agentId: string; activity: ActName }>`
  SELECT DISTINCT "agentId", "activity" FROM "Event" WHERE "agentId" IS NOT NULL AND "activity" IN ${among(activities)}
    AND "subjectId" IN (${idsWithTwins({ id, articleId })} UNION ALL SELECT "id" FROM "Verdict" WHERE "claimId" IN (SELECT "id" FROM twin))`)

const undoings = statement((db, given: About, dialect) => about(db, given, dialect).select('after').where('activity', '=', 'undo'))

export function trailReader(db: Db): TrailReader {
  return {
    async find(id) {
      const row = await db.event.findUnique({ where: { id } })
      return row && toEvent(row)
    },
    async ofComment({ id, claimId, authorId, body, createdAt }) {
      const rows = await db.event.findMany({ where: { subjectId: claimId, activity: 'comment', agentId: authorId, at: createdAt }, orderBy: { sequence: 'asc' } })
      const events = rows.map(toEvent)
      // Before events told the id of what was said, they told the words.
      return events.find(({ after }) => fieldOf(after, 'comment') === id) ?? events.find(({ after }) => fieldOf(after, 'comment') === null && fieldOf(after, 'body') === body) ?? null
    },
    async about(subjectIds) {
      const rows = await db.event.findMany({ where: { subjectId: { in: subjectIds } }, orderBy: { sequence: 'asc' } })
      return rows.map(toEvent)
    },
    async pageAbout(subjectIds, request, told) {
      const before = cursorOf(request)?.key ?? NO_SEQUENCE
      const given = { subjectIds, before, limit: rowsToRead(request) }
      const rows = told ? await db.rows.all(pageOfTold, { ...given, ...told }) : await db.rows.all(pageOfAll, given)
      const page = pageOf(rows, request, (row) => row.sequence)
      return { items: page.items.map(toEvent), next: page.next }
    },
    async countAbout(subjectIds, told) {
      const [row] = told ? await db.rows.all(countOfTold, { subjectIds, ...told }) : await db.rows.all(countOfAll, { subjectIds })
      return row?.count ?? 0
    },
    async filtered(within, { activity = '', agent = '' }, request) {
      const given = { activity, agent, before: cursorOf(request)?.key ?? NO_SEQUENCE, limit: rowsToRead(request) }
      const rows = 'chain' in within ? await db.rows.all(filteredIn, { ...given, ...within }) : await db.rows.all(filteredAbout, { ...given, ...within })
      const page = pageOf(rows, request, (row) => row.sequence)
      return { items: page.items.map(toEvent), next: page.next }
    },
    isHiddenFrom: async (personId, eventId) => (await db.rows.first(hidden, { personId, eventId })) !== undefined,
    tally: (within) => ('chain' in within ? db.rows.all(tallyIn, within) : db.rows.all(tallyAbout, within)),
    whoDid: ({ id, articleId }, activities) => db.rows.all(doers, { id, articleId, activities }),
    async undoneAbout(subjectIds) {
      const rows = await db.rows.all(undoings, { subjectIds })
      return rows.flatMap(({ after }) => fieldOf(parse(after), 'undone') ?? [])
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

const headOf = statement((db, { chain }: { chain: string }) => db
  .selectFrom('Event').select(['sequence', 'hash']).where('chain', '=', chain).orderBy('sequence', 'desc').limit(1))

const insert = statement((db, {
  id, chain, sequence, at, activity, agentId, agentName, subjectType, subjectId, before, after, previousHash, hash,
}: Omit<EventRow, 'redactedBy'>) => db.insertInto('Event').values({
  id, chain, sequence, at, activity, agentId, agentName, subjectType, subjectId, before, after, previousHash, hash,
}))

const redact = statement((db, { id, by }: { id: string; by: string }) => db
  .updateTable('Event').set({ before: null, after: null, redactedBy: by }).where('id', '=', id).where('redactedBy', 'is', null))

export function trailWriter(db: Db, shown: Shown): TrailWriter {
  return {
    async redact(id, by) {
      await db.rows.change(redact, { id, by })
    },
    async append({ actor, ...draft }) {
      shown.inChain(draft.chain)
      const last = await db.rows.first(headOf, { chain: draft.chain })
      const event = {
        ...draft,
        agentId: actor.id,
        agentName: actor.name,
        sequence: (last?.sequence ?? 0) + 1,
        previousHash: last?.hash ?? GENESIS,
      }
      await db.rows.change(insert, {
        ...event, before: canonicalJson(event.before), after: canonicalJson(event.after), hash: hashEvent(event),
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
