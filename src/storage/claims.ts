import type { Claim, ClaimFacets } from '../domain/claim.js'
import { publicStages } from '../domain/stage.js'
import type { Comment } from '../domain/comment.js'
import { StaleVersion } from '../domain/errors.js'
import type { Audience, ClaimCount, ClaimInArticle } from '../domain/listing.js'
import type { Page, PageRequest } from '../domain/page.js'
import type { Verdict } from '../domain/verdict.js'
import { toArticle } from './articles.js'
import { toClaim, toVerdict, wholeClaim, type ClaimRow } from './claim-rows.js'
import { changeWords } from './fold-words.js'
import { Prisma } from './generated/client.js'
import type { ClaimBatches } from './rows-of-claims.js'
import { insertBatches } from './sqlite/insert-rows.js'
import { cursorOf, instant, pageOf, rowsPast, rowsToRead } from './page.js'
import { hopsInArticles, seenByReaders, sourcingOfClaim } from './sqlite/sql.js'
import type { Db } from './db.js'

/** The most claims that one article's pages load; a text of 1 MB splits into fewer than this. */
export const MAX_CLAIMS = 20_000

export interface ClaimReader {
  find(id: string): Promise<Claim | null>
  findVerdict(id: string): Promise<Verdict | null>
  /** How many claims of an article are of each kind, for the filters of its workspace. */
  tally(articleId: string): Promise<ClaimCount[]>
  /** All claims of an article in article order. */
  ofArticle(articleId: string): Promise<Claim[]>
  /** A page of an article's claims, in article order; for readers only those that they may see. */
  pageOfArticle(articleId: string, audience: Audience, request: PageRequest): Promise<Page<Claim>>
  /** Articles with claims of the splitter that somebody decided on, by id; those after `after`, at most `limit`. */
  articlesWithDecisions(after: string, limit: number): Promise<string[]>
  /** Claims that wait for an editor, longest waiting first. */
  awaitingApproval(request: PageRequest): Promise<Page<ClaimInArticle>>
  /** Claims with this source anywhere in a chain; `audience` readers: only what they may see. */
  ofSource(sourceId: string, audience: Audience, request: PageRequest): Promise<Page<ClaimInArticle>>
  /** What was said of a claim, in order; of very much the newest 500. */
  commentsOn(claimId: string): Promise<Comment[]>
}

export interface ClaimWriter {
  /** Inserts new claims, see rowsOfClaims; the revision and the sources must be there already. */
  insertAll(rows: ClaimBatches): Promise<void>
  /** Changes a claim that is still at `seen` and counts its version up. Throws StaleVersion. */
  update(id: string, seen: number, change: Partial<Pick<Claim, 'text' | 'stage' | 'status'>>, at: Date): Promise<void>
  insertVerdict(verdict: Verdict): Promise<void>
  /** Writes the one decision on a verdict. Throws StaleVersion of its claim where it was decided meanwhile. */
  decideVerdict(verdict: Verdict, decidedById: string): Promise<void>
  insertComment(comment: Comment): Promise<void>
}

export function claimReader(db: Db): ClaimReader {
  return {
    async find(id) {
      const row = await db.claim.findUnique({ where: { id }, include: wholeClaim })
      return row && toClaim(row)
    },
    async findVerdict(id) {
      const row = await db.verdict.findUnique({ where: { id } })
      return row && toVerdict(row)
    },
    async tally(articleId) {
      const rows = await db.$queryRaw<(ClaimFacets & { count: number | bigint })[]>`
        SELECT claim."stage", claim."status", ${sourcingOfClaim} AS "sourcing", COUNT(*) AS "count"
        FROM "Claim" AS claim WHERE claim."articleId" = ${articleId} GROUP BY 1, 2, 3`
      return rows.map(({ count, ...facets }) => ({ ...facets, count: Number(count) }))
    },
    async ofArticle(articleId) {
      const rows = await db.claim.findMany({ where: { articleId }, orderBy: IN_ORDER, include: wholeClaim, take: MAX_CLAIMS })
      return rows.map(toClaim)
    },
    async pageOfArticle(articleId, audience, request) {
      const rows = await db.claim.findMany({
        where: {
          articleId,
          ...(audience === 'readers' && { stage: { in: [...publicStages] } }),
          ...rowsPast(request, 'position', 'asc', Number),
        },
        orderBy: IN_ORDER,
        include: wholeClaim,
        take: rowsToRead(request),
      })
      const page = pageOf(rows, request, (row) => row.position)
      return { items: page.items.map(toClaim), next: page.next }
    },
    async articlesWithDecisions(after, limit) {
      const rows = await db.claim.groupBy({
        by: ['articleId'],
        where: {
          articleId: { gt: after }, origin: 'split',
          OR: [{ stage: { not: 'proposed' } }, { NOT: { text: { equals: db.claim.fields.splitText } } }],
        },
        orderBy: { articleId: 'asc' },
        take: limit,
      })
      return rows.map(({ articleId }) => articleId)
    },
    async awaitingApproval(request) {
      const rows = await db.claim.findMany({
        where: { stage: 'awaiting_approval', ...rowsPast(request, 'updatedAt', 'asc', instant) },
        orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
        include: { ...wholeClaim, article: true },
        take: rowsToRead(request),
      })
      return inArticles(pageOf(rows, request, (row) => row.updatedAt))
    },
    async ofSource(sourceId, audience, request) {
      const ids = await idsOfSource(db, sourceId, audience, request)
      const rows = await db.claim.findMany({
        where: { id: { in: ids } },
        orderBy: { id: 'desc' },
        include: { ...wholeClaim, article: true },
      })
      // The id tells the order by itself.
      return inArticles(pageOf(rows, request, () => 0))
    },
    async commentsOn(claimId) {
      const newest = await db.comment.findMany({ where: { claimId }, orderBy: COMMENTS_BACK, take: MAX_COMMENTS })
      return newest.reverse()
    },
  }
}

const IN_ORDER: Prisma.ClaimOrderByWithRelationInput[] = [{ position: 'asc' }, { id: 'asc' }]
const COMMENTS_BACK: Prisma.CommentOrderByWithRelationInput[] = [{ createdAt: 'desc' }, { id: 'desc' }]
const MAX_COMMENTS = 500

// From the source's hops to their claims: Prisma's own filter over relations reads every claim there is.
async function idsOfSource(db: Db, sourceId: string, audience: Audience, request: PageRequest): Promise<string[]> {
  const cursor = cursorOf(request)
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT claim."id" FROM ${hopsInArticles}
    WHERE hop."sourceId" = ${sourceId} ${cursor ? Prisma.sql`AND claim."id" < ${cursor.id}` : Prisma.empty}
      ${audience === 'readers' ? Prisma.sql`AND ${seenByReaders}` : Prisma.empty}
    ORDER BY claim."id" DESC LIMIT ${rowsToRead(request)}`
  return rows.map((row) => row.id)
}

function inArticles(page: Page<ClaimRow & { article: Parameters<typeof toArticle>[0] }>): Page<ClaimInArticle> {
  const items = page.items.map((row) => ({ claim: toClaim(row), article: toArticle(row.article) }))
  return { items, next: page.next }
}

export function claimWriter(db: Db): ClaimWriter {
  return {
    async insertAll(rows) {
      await insertBatches(db, rows)
    },
    async update(id, seen, change, at) {
      const { count } = await db.claim.updateMany({
        where: { id, version: seen },
        data: { ...change, updatedAt: at, version: { increment: 1 } },
      })
      if (count === 1) {
        if (change.text !== undefined) await changeWords(db, id, change.text)
        return
      }
      const current = await db.claim.findUniqueOrThrow({ where: { id }, select: { version: true } })
      throw new StaleVersion('claim', id, seen, current.version)
    },
    async insertVerdict(verdict) {
      await db.verdict.create({ data: verdict })
    },
    async decideVerdict({ id, claimId, decision, decidedBy, decidedAt, decisionNote }, decidedById) {
      const { count } = await db.verdict.updateMany({
        where: { id, decision: null },
        data: { decision, decidedBy, decidedAt, decisionNote, decidedById },
      })
      if (count === 1) return
      const claim = await db.claim.findUniqueOrThrow({ where: { id: claimId }, select: { version: true } })
      throw new StaleVersion('claim', claimId, claim.version - 1, claim.version)
    },
    async insertComment(comment) {
      await db.comment.create({ data: comment })
    },
  }
}
