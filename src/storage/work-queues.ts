import { sql, type RawBuilder } from 'kysely'
import type { ClaimInArticle, Counted } from '../domain/listing.js'
import type { Page, PageRequest } from '../domain/page.js'
import { openStages, type Stage } from '../domain/stage.js'
import { countedOf, MOST_COUNTED } from './counted.js'
import type { Db } from './db.js'
import { IMPORTING } from './importing.js'
import { cursorOf, pageOf, rowsToRead } from './page.js'
import { ofWholeArticle } from './parts-of-queries.js'
import { statement, type Statement } from './statements.js'
import { withClaims } from './whole-claims.js'

/** WorkQueueReader reads which claims wait for a fact-checker. Those of a retracted article wait for nobody. */
export interface WorkQueueReader {
  /** What somebody works on, by the day by which; what has none last. */
  assignedTo(personId: string, request: PageRequest): Promise<Page<ClaimInArticle>>
  countAssignedTo(personId: string): Promise<Counted>
  /** What nobody works on, most worth checking first. */
  unassigned(request: PageRequest): Promise<Page<ClaimInArticle>>
  countUnassigned(): Promise<Counted>
  /** What was due by this day (YYYY-MM-DD), and approved claims that were to be looked at again by then; the longest overdue first. */
  due(day: string, request: PageRequest): Promise<Page<ClaimInArticle>>
  countDue(day: string): Promise<Counted>
  /** How much of what one person works on there is, or is due, but for what who looks at it checks blind. */
  countWorkOf(of: WorkOf): Promise<Counted>
  countDueOf(of: WorkOf & DueBy): Promise<Counted>
  /** How many approved claims of one article were to be looked at again by this day. */
  countStaleIn(articleId: string, day: string): Promise<number>
}

/** Whose work, and who looks at it. */
export interface WorkOf {
  personId: string
  viewer: string
}

export function workQueueReader(db: Db): WorkQueueReader {
  const queues = workQueues(db)
  return {
    assignedTo: async (personId, request) => withClaims(db, await queues.assigned(personId, request)),
    countAssignedTo: async (personId) => counted((await db.rows.first(assignedCount, { personId }))?.count),
    unassigned: async (request) => withClaims(db, await queues.unassigned(request)),
    countUnassigned: async () => counted((await db.rows.first(unassignedCount, {}))?.count),
    due: async (day, request) => withClaims(db, await queues.due(day, request)),
    countDue: async (day) => counted((await db.rows.first(dueCount, { day }))?.count),
    countWorkOf: async (of) => counted((await db.rows.first(workOfCount, of))?.count),
    countDueOf: async (of) => counted((await db.rows.first(dueOfCount, of))?.count),
    countStaleIn: async (articleId, day) => (await db.rows.first(staleIn, { articleId, day }))?.count ?? 0,
  }
}

interface WorkQueues {
  assigned(personId: string, request: PageRequest): Promise<Page<string>>
  unassigned(request: PageRequest): Promise<Page<string>>
  due(day: string, request: PageRequest): Promise<Page<string>>
  workOf(of: WorkOf, request: PageRequest): Promise<Page<string>>
  dueOf(of: WorkOf & DueBy, request: PageRequest): Promise<Page<string>>
}

/** workQueues reads the same queues by the ids of their claims. */
export function workQueues(db: Db): WorkQueues {
  return {
    assigned: (personId, request) => pageByDay(db, assigned, { personId }, request),
    async unassigned(request) {
      const rows = await db.rows.all(unassigned, { past: cursorOf(request)?.id ?? '', limit: rowsToRead(request) })
      // What it is ordered by stands in the row that the id names, and never changes.
      const { items, next } = pageOf(rows, request, () => 0)
      return { items: items.map(({ id }) => id), next }
    },
    due: (day, request) => pageByDay(db, due, { day }, request),
    workOf: (of, request) => pageByDay(db, workOf, of, request),
    dueOf: (of, request) => pageByDay(db, dueOf, of, request),
  }
}

const counted = (count = 0) => countedOf(count)

interface Dated {
  id: string
  day: string
}
interface Stretch {
  pastDay: string
  pastId: string
  limit: number
}

// A day as the number that a cursor holds.
const numberOf = (day: string) => Number(day.replace(/-/g, ''))
const dayOf = (number: number) => String(number).padStart(8, '0').replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')

async function pageByDay<Asked extends object>(db: Db, listed: Statement<Asked & Stretch, Dated>, asked: Asked, request: PageRequest): Promise<Page<string>> {
  const past = cursorOf(request)
  const rows = await db.rows.all(listed, { ...asked, pastDay: past ? dayOf(past.key) : '', pastId: past?.id ?? '', limit: rowsToRead(request) })
  const { items, next } = pageOf(rows, request, ({ day }) => numberOf(day))
  return { items: items.map(({ id }) => id), next }
}

const NO_DAY = '9999-12-31'
const day = sql<string>`COALESCE(claim."dueOn", ${sql.lit(NO_DAY)})`
// Asked of each claim by itself: joined, PostgreSQL would read all articles to count a thousand claims.
const isInWork = sql`(SELECT article."publication" FROM "Article" AS article WHERE article."id" = claim."articleId") NOT IN ('retracted', ${sql.lit(IMPORTING)})`
const isOpen = sql<boolean>`claim."stage" IN (${sql.join(openStages.map((stage) => sql.lit(stage)))})`

// What one person has in work is little: it is put in order when it is read.
const assigned = statement((_db, { personId, pastDay, pastId, limit }: { personId: string } & Stretch) => sql<Dated>`
  SELECT claim."id", ${day} AS "day" FROM "Claim" AS claim WHERE claim."assigneeId" = ${personId} AND ${isOpen} AND ${isInWork} AND (${day}, claim."id") > (${pastDay}, ${pastId})
  ORDER BY 2, 1 LIMIT ${limit}`)
const assignedCount = statement((_db, { personId }: { personId: string }) => sql<{ count: number }>`
  SELECT COUNT(*) AS "count" FROM (SELECT 1 FROM "Claim" AS claim WHERE claim."assigneeId" = ${personId} AND ${isOpen} AND ${isInWork} LIMIT ${sql.lit(MOST_COUNTED + 1)}) AS listed`)

// Each stage by itself, so that it is read in the order of the index and no further than asked.
const union = (branches: RawBuilder<unknown>[]) => sql.join(branches.map((branch) => sql`SELECT * FROM (${branch}) AS listed`), sql` UNION ALL `)
const ofStages = (branch: (stage: Stage) => RawBuilder<unknown>) => union(openStages.map(branch))
const mostCounted = sql.lit(MOST_COUNTED + 1)

// All have nobody: PostgreSQL reads the index in its order only where its first column is named, too.
const unassigned = statement((_db, { past, limit }: { past: string; limit: number }) => sql<{ id: string }>`
  SELECT "id" FROM (${ofStages((stage) => sql`
    SELECT claim."id", claim."checkworthiness" FROM "Claim" AS claim WHERE claim."assigneeId" IS NULL AND claim."stage" = ${sql.lit(stage)} AND ${isInWork}
      AND (claim."checkworthiness", claim."id") < (COALESCE((SELECT past."checkworthiness" FROM "Claim" AS past WHERE past."id" = ${past}), 2), ${past})
    ORDER BY claim."assigneeId" DESC, claim."checkworthiness" DESC, claim."id" DESC LIMIT ${limit}`)}) AS claims
  ORDER BY "checkworthiness" DESC, "id" DESC LIMIT ${limit}`)
const unassignedCount = statement(() => sql<{ count: number }>`
  SELECT COUNT(*) AS "count" FROM (${ofStages((stage) => sql`
    SELECT 1 AS "one" FROM "Claim" AS claim WHERE claim."assigneeId" IS NULL AND claim."stage" = ${sql.lit(stage)} AND ${isInWork} LIMIT ${mostCounted}`)}) AS claims`)

/** By which day, YYYY-MM-DD. */
export interface DueBy {
  day: string
}
const dueIn = (stage: Stage, column: RawBuilder<string>, { day: by }: DueBy, { pastDay, pastId, limit }: Stretch) => sql`
  SELECT claim."id", ${column} AS "day" FROM "Claim" AS claim WHERE claim."stage" = ${sql.lit(stage)} AND ${isInWork} AND ${column} <= ${by} AND (${column}, claim."id") > (${pastDay}, ${pastId})
  ORDER BY ${column}, claim."id" LIMIT ${limit}`
const [dueOn, recheckOn] = [sql<string>`claim."dueOn"`, sql<string>`claim."recheckOn"`]
const allDue = (given: DueBy & Stretch) => union([...openStages.map((stage) => dueIn(stage, dueOn, given, given)), dueIn('approved', recheckOn, given, given)])

const due = statement((_db, given: DueBy & Stretch) => sql<Dated>`SELECT "id", "day" FROM (${allDue(given)}) AS claims ORDER BY "day", "id" LIMIT ${given.limit}`)
const dueCount = statement((_db, given: DueBy) => sql<{ count: number }>`
  SELECT COUNT(*) AS "count" FROM (${allDue({ ...given, pastDay: '', pastId: '', limit: MOST_COUNTED + 1 })}) AS claims`)

// Whose it is says nothing to who checks it blind: it is left out, and not only unsaid.
const ofPerson = ({ personId, viewer }: WorkOf) => sql<boolean>`claim."assigneeId" = ${personId} AND COALESCE(claim."blindTo", '') <> ${viewer} AND ${isInWork}`
const workOf = statement((_db, given: WorkOf & Stretch) => sql<Dated>`
  SELECT claim."id", ${day} AS "day" FROM "Claim" AS claim WHERE ${ofPerson(given)} AND ${isOpen} AND (${day}, claim."id") > (${given.pastDay}, ${given.pastId})
  ORDER BY 2, 1 LIMIT ${given.limit}`)
const workOfCount = statement((_db, given: WorkOf) => sql<{ count: number }>`
  SELECT COUNT(*) AS "count" FROM (SELECT 1 FROM "Claim" AS claim WHERE ${ofPerson(given)} AND ${isOpen} LIMIT ${mostCounted}) AS listed`)
const dueDay = sql<string>`CASE WHEN claim."stage" = 'approved' THEN claim."recheckOn" ELSE claim."dueOn" END`
const isDueOf = (given: WorkOf & DueBy) => sql<boolean>`${ofPerson(given)} AND claim."stage" IN (${sql.join([...openStages, 'approved'].map((stage) => sql.lit(stage)))}) AND ${dueDay} <= ${given.day}`
const dueOf = statement((_db, given: WorkOf & DueBy & Stretch) => sql<Dated>`
  SELECT claim."id", ${dueDay} AS "day" FROM "Claim" AS claim WHERE ${isDueOf(given)} AND (${dueDay}, claim."id") > (${given.pastDay}, ${given.pastId})
  ORDER BY 2, 1 LIMIT ${given.limit}`)
const dueOfCount = statement((_db, given: WorkOf & DueBy) => sql<{ count: number }>`
  SELECT COUNT(*) AS "count" FROM (SELECT 1 FROM "Claim" AS claim WHERE ${isDueOf(given)} LIMIT ${mostCounted}) AS listed`)

const staleIn = statement((_db, { articleId, day: by }: DueBy & { articleId: string }) => sql<{ count: number }>`
  SELECT COUNT(*) AS "count" FROM "Claim" AS claim WHERE ${ofWholeArticle(articleId)} AND claim."stage" = 'approved' AND claim."recheckOn" <= ${by}`)
