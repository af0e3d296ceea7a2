import { sql, type RawBuilder } from 'kysely'
import type { ClaimInArticle, Counted, Viewer } from '../domain/listing.js'
import type { Page, PageRequest } from '../domain/page.js'
import { countedOf, MOST_COUNTED } from './counted.js'
import type { Db } from './db.js'
import { cursorOf, pageOf, rowsToRead } from './page.js'
import { checkedBlindBy } from './parts-of-queries.js'
import { statement, type Statement } from './statements.js'
import { withClaims } from './whole-claims.js'

/** Whose returned verdicts: those that this person wrote, or those of everybody else. */
export interface ReturnedTo {
  personId: string
  own: boolean
}

/** VerdictQueueReader reads what verdicts wait for, by when they were proposed. Those of a retracted article wait for nobody until it is published again. */
export interface VerdictQueueReader {
  /** Claims that wait for an editor, longest waiting first, but for those that this person checks blind. */
  awaitingApproval(viewer: Viewer, request: PageRequest): Promise<Page<ClaimInArticle>>
  /** How many those are, and how many more wait in retracted articles. */
  countAwaiting(viewer: Viewer): Promise<{ listed: Counted; retracted: Counted }>
  /** Claims in check of which the newest verdict was returned. */
  returned(to: ReturnedTo, request: PageRequest): Promise<Page<ClaimInArticle>>
  countReturned(to: ReturnedTo): Promise<Counted>
  /** How many verdicts of one person wait for an editor, or were returned. */
  countOfAuthor(queue: 'approval' | 'returned', of: OfAuthor): Promise<Counted>
}

/** Whose verdicts: those that one person wrote, but for those on claims that who looks at them checks blind. */
export interface OfAuthor {
  authorId: string
  viewer: string
}

export function verdictQueueReader(db: Db): VerdictQueueReader {
  const queues = verdictQueues(db)
  return {
    awaitingApproval: async (viewer, request) => withClaims(db, await queues.awaiting(viewer, request)),
    async countAwaiting(viewer) {
      const row = await db.rows.first(awaitingCounts, { viewer: viewer ?? '' })
      return { listed: countedOf(row?.listed ?? 0), retracted: countedOf(row?.retracted ?? 0) }
    },
    returned: async (to, request) => withClaims(db, await queues.returned(to, request)),
    async countReturned({ personId, own }) {
      const row = await db.rows.first(own ? returnedToOneCount : returnedToOthersCount, { personId })
      return countedOf(row?.count ?? 0)
    },
    countOfAuthor: async (queue, of) => countedOf((await db.rows.first(OF_AUTHOR[queue].count, of))?.count ?? 0),
  }
}

/** verdictQueues reads the same queues by the ids of their claims. */
export function verdictQueues(db: Db): {
  awaiting(viewer: Viewer, request: PageRequest): Promise<Page<string>>
  returned(to: ReturnedTo, request: PageRequest): Promise<Page<string>>
  ofAuthor(queue: 'approval' | 'returned', of: OfAuthor, request: PageRequest): Promise<Page<string>>
} {
  const page = async <Asked>(listed: Listing<Asked>, asked: Asked, request: PageRequest): Promise<Page<string>> => {
    const rows = await db.rows.all(listed, { ...asked, past: cursorOf(request)?.id ?? '', limit: rowsToRead(request) })
    // The id tells the order by itself.
    const { items, next } = pageOf(rows, request, () => 0)
    return { items: items.map(({ claimId }) => claimId), next }
  }
  return {
    awaiting: (viewer, request) => page(awaiting, { viewer: viewer ?? '' }, request),
    ofAuthor: (queue, of, request) => page(OF_AUTHOR[queue].list, of, request),
    returned: ({ personId, own }, request) => page(own ? returnedToOne : returnedToOthers, { personId }, request),
  }
}

interface Waiting {
  /** Of the verdict. */
  id: string
  claimId: string
}
type Listing<Asked> = Statement<Asked & { past: string; limit: number }, Waiting>
interface Whose {
  personId: string
}

interface Viewing {
  viewer: string
}

// What somebody is asked to check blind is little, and looked up once for all that waits.
const forEditors = ({ viewer }: Viewing, isRetracted: boolean) => sql<boolean>`waiting."queue" = 'approval' AND waiting."isRetracted" = ${sql.lit(isRetracted)}
  AND waiting."claimId" NOT IN (SELECT asked."claimId" FROM "SecondCheck" AS asked WHERE asked."checkerId" = ${viewer} AND asked."state" = 'asked')`
const returnedIn = sql<boolean>`waiting."queue" = 'returned' AND waiting."isRetracted" = ${sql.lit(false)}`
const returnedTo = ({ personId }: Whose) => sql<boolean>`${returnedIn} AND waiting."authorId" = ${personId}`
const returnedPast = ({ personId }: Whose) => sql<boolean>`${returnedIn} AND waiting."authorId" <> ${personId}`

const awaiting = listing((viewing: Viewing) => forEditors(viewing, false))
const returnedToOne = listing(returnedTo)
const returnedToOthers = listing(returnedPast)
const awaitingCounts = statement((_db, viewing: Viewing) => sql<{ listed: number; retracted: number }>`
  SELECT ${count(forEditors(viewing, false))} AS "listed", ${count(forEditors(viewing, true))} AS "retracted"`)
const returnedToOneCount = statement((_db, whose: Whose) => sql<{ count: number }>`SELECT ${count(returnedTo(whose))} AS "count"`)
const returnedToOthersCount = statement((_db, whose: Whose) => sql<{ count: number }>`SELECT ${count(returnedPast(whose))} AS "count"`)

const ofAuthor = (queue: 'approval' | 'returned') => {
  const which = ({ authorId, viewer }: OfAuthor) => sql<boolean>`waiting."queue" = ${sql.lit(queue)} AND waiting."isRetracted" = ${sql.lit(false)} AND waiting."authorId" = ${authorId}
    AND waiting."claimId" NOT IN (${checkedBlindBy(viewer)})`
  return { list: listing(which), count: statement((_db, of: OfAuthor) => sql<{ count: number }>`SELECT ${count(which(of))} AS "count"`) }
}
const OF_AUTHOR = { approval: ofAuthor('approval'), returned: ofAuthor('returned') }

function listing<Asked extends object>(which: (asked: Asked) => RawBuilder<boolean>): Listing<Asked> {
  return statement((_db, given: Asked & { past: string; limit: number }) => sql<Waiting>`
    SELECT waiting."verdictId" AS "id", waiting."claimId" FROM "WaitingVerdict" AS waiting
    WHERE ${which(given)} AND waiting."verdictId" > ${given.past} ORDER BY waiting."verdictId" LIMIT ${given.limit}`)
}

// In order, so that PostgreSQL reads the index, wherever in the table its rows stand.
function count(which: RawBuilder<boolean>): RawBuilder<number> {
  return sql<number>`(SELECT COUNT(*) FROM (
    SELECT 1 FROM "WaitingVerdict" AS waiting WHERE ${which} ORDER BY waiting."verdictId" LIMIT ${sql.lit(MOST_COUNTED + 1)}) AS counted)`
}
