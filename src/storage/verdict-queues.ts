import { sql, type RawBuilder } from 'kysely'
import type { ClaimInArticle } from '../domain/listing.js'
import type { Page, PageRequest } from '../domain/page.js'
import type { Db } from './db.js'
import { cursorOf, instant, pageOf, rowsPast, rowsToRead } from './page.js'
import { claimsInArticles } from './whole-claims.js'

/** Whose returned verdicts: those that this person wrote, or those of everybody else. */
export interface ReturnedTo {
  personId: string
  own: boolean
}

/** VerdictQueueReader reads what verdicts wait for. Those of a retracted article wait for nobody until it is published again. */
export interface VerdictQueueReader {
  /** Claims that wait for an editor, longest waiting first. */
  awaitingApproval(request: PageRequest): Promise<Page<ClaimInArticle>>
  /** How many those are, and how many more wait in retracted articles. */
  countAwaiting(): Promise<{ listed: number; retracted: number }>
  /** Claims in check of which the newest verdict was returned, by when it was proposed. */
  returned(to: ReturnedTo, request: PageRequest): Promise<Page<ClaimInArticle>>
  countReturned(to: ReturnedTo): Promise<number>
}

export function verdictQueueReader(db: Db): VerdictQueueReader {
  return {
    async awaitingApproval(request) {
      const rows = await db.claim.findMany({
        where: { ...AWAITING, ...STANDING, ...rowsPast(request, 'updatedAt', 'asc', instant) },
        orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
        select: { id: true, updatedAt: true },
        take: rowsToRead(request),
      })
      const page = pageOf(rows, request, (row) => row.updatedAt)
      return { items: await claimsInArticles(db, page.items.map(({ id }) => id)), next: page.next }
    },
    async countAwaiting() {
      const [listed, all] = [await db.claim.count({ where: { ...AWAITING, ...STANDING } }), await db.claim.count({ where: AWAITING })]
      return { listed, retracted: all - listed }
    },
    async returned(to, request) {
      const past = cursorOf(request)
      const found = await db.rows.ask(sql<{ id: string; claimId: string }>`
        SELECT verdict."id", claim."id" AS "claimId" FROM ${returnedVerdicts(to)}
        ${past ? sql`AND verdict."id" > ${past.id}` : sql``}
        ORDER BY verdict."id" LIMIT ${rowsToRead(request)}`)
      const page = pageOf(found, request, () => 0)
      return { items: await claimsInArticles(db, page.items.map(({ claimId }) => claimId)), next: page.next }
    },
    async countReturned(to) {
      const [row] = await db.rows.ask(sql<{ count: number }>`SELECT COUNT(*) AS "count" FROM ${returnedVerdicts(to)}`)
      return row?.count ?? 0
    },
  }
}

const AWAITING = { stage: 'awaiting_approval' }
const STANDING = { article: { publication: { not: 'retracted' } } }

function returnedVerdicts({ personId, own }: ReturnedTo): RawBuilder<unknown> {
  return sql`"Claim" AS claim
    JOIN "Article" AS article ON article."id" = claim."articleId"
    JOIN "Verdict" AS verdict ON verdict."claimId" = claim."id"
      AND verdict."number" = (SELECT MAX(newest."number") FROM "Verdict" AS newest WHERE newest."claimId" = claim."id")
    WHERE claim."stage" = 'in_check' AND article."publication" <> 'retracted' AND verdict."decision" = 'returned'
      AND verdict."authorId" ${own ? sql`=` : sql`<>`} ${personId}`
}
