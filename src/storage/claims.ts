import { sql } from 'kysely'
import type { Claim } from '../domain/claim.js'
import { publicStages } from '../domain/stage.js'
import { StaleVersion } from '../domain/errors.js'
import type { Audience, ClaimInArticle, PublicCount, Viewer } from '../domain/listing.js'
import type { Page, PageRequest } from '../domain/page.js'
import type { Verdict } from '../domain/verdict.js'
import { anchorWriter, type AnchorWriter } from './anchors.js'
import { articleClaimReader, type ArticleClaimReader } from './article-claims.js'
import { chainWriter, type ChainWriter } from './chains.js'
import { citationReader, type CitationReader } from './citations.js'
import { numberClaims } from './claim-numbers.js'
import { toVerdict } from './claim-rows.js'
import type { ClaimBatches } from './rows-of-claims.js'
import { IMPORTING } from './importing.js'
import { deskQueueReader, type DeskQueueReader } from './desk-queues.js'
import { insertBatches } from './insert-rows.js'
import { pageOf } from './page.js'
import { numberOfClaim, ofWholeArticle } from './parts-of-queries.js'
import { followClaim, followClaims, idsOfSource, tallyOfSource } from './mentions.js'
import type { Db } from './db.js'
import { statement, type Statement } from './statements.js'
import { claimsInArticles, wholeClaims } from './whole-claims.js'
import { idsWithTwins, type WithTwins } from './twins.js'
import { followStage } from './waiting-verdicts.js'
import { changeWords, keepWords, wordingOf } from './words.js'

/** BehindSubject is the claim that something is, or is of. */
export interface BehindSubject {
  subjectId: string
  claimId: string
  text: string
}

/** NearClaim is a claim of an article as it stands beside another. */
export interface NearClaim extends Pick<Claim, 'id' | 'number' | 'text' | 'version'> {
  /** Whether readers could see it. */
  wasPublic: boolean
}

export interface ClaimReader extends ArticleClaimReader, CitationReader, DeskQueueReader {
  find(id: string): Promise<Claim | null>
  /** The article to which it belongs, for good. */
  articleOf(id: string): Promise<string | null>
  /** The claim of an article that has these very words, dismissed ones left out; its id, or null. */
  withText(articleId: string, text: string): Promise<string | null>
  findVerdict(id: string): Promise<Verdict | null>
  /** The claims that these are, or are of: claims, verdicts and comments, by id. What is none of them is left out. */
  behind(ids: readonly string[]): Promise<BehindSubject[]>
  /** The claims of an article that were not dismissed nor withdrawn, but for this one, those that stand nearest to it first. */
  nearTo(claim: Pick<Claim, 'id' | 'articleId' | 'position'>, limit: number): Promise<NearClaim[]>
  /** The claims that were merged into this one, at most `limit`, in article order. */
  mergedInto(claim: Pick<Claim, 'id' | 'articleId'>, limit: number): Promise<Pick<Claim, 'id' | 'number' | 'text'>[]>
  /** Articles with claims of the splitter that somebody decided on, by id; those after `after`, at most `limit`. */
  articlesWithDecisions(after: string, limit: number): Promise<string[]>
  /** Claims with this source anywhere in a chain; `audience` readers: only what they may see. */
  ofSource(sourceId: string, audience: Audience, request: PageRequest): Promise<Page<ClaimInArticle>>
  /** How many claims that is, by what this audience is told of them; what this person checks blind counts as unverified. */
  tallyOfSource(sourceId: string, audience: Audience, viewer: Viewer): Promise<PublicCount[]>
}

/** ClaimUpdate is what an act may change of a claim's own row. */
export type ClaimUpdate = Partial<Pick<Claim, 'text' | 'position' | 'stage' | 'status' | 'publicSince' | 'withdrawnAt' | 'withdrawalNote' | 'dismissedAs' | 'duplicateOfId' | 'sourceSearch' | 'recheckOn' | 'secondCheckId' | 'blindTo'>>

export interface ClaimWriter extends AnchorWriter, ChainWriter {
  /** Inserts new claims, see rowsOfClaims, and answers their numbers, by their ids; the revision and the sources must be there already. */
  insertAll(rows: ClaimBatches): Promise<ReadonlyMap<string, number>>
  /** Changes a claim that is still at `seen` and counts its version up. Throws StaleVersion. */
  update(id: string, seen: number, change: ClaimUpdate, at: Date): Promise<void>
  /** Says who works on a claim, and by when; its version stays. */
  assign(id: string, assignment: Pick<Claim, 'assigneeId' | 'assigneeName' | 'dueOn'>): Promise<void>
  /** Says of all that repeat a claim to whom they are hidden with it; their versions stay. */
  hideTwins(of: WithTwins, blindTo: string | null): Promise<void>
  /** Notes, of the claims of an article at a stage that readers see, that they are public from now on. */
  makePublic(articleId: string, at: Date): Promise<void>
  /** Writes a claim's next verdict, before the claim is brought to the stage that follows from it. */
  insertVerdict(verdict: Verdict): Promise<void>
  /** Writes the one decision on a verdict, before its claim is brought to the stage that follows from it. Throws StaleVersion of its claim where it was decided meanwhile. */
  decideVerdict(verdict: Verdict, decidedById: string): Promise<void>
  /** Says something else in the place of why its own author approved it; a verdict of others is not touched. */
  replaceSelfApproval(verdictId: string, words: string): Promise<void>
}

const articleOf = statement((db, { id }: { id: string }) => db
  .selectFrom('Claim').innerJoin('Article', 'Article.id', 'Claim.articleId').select('articleId')
  .where('Claim.id', '=', id).where('publication', '<>', IMPORTING))

const withText = statement((db, { articleId, text }: { articleId: string; text: string }) => db
  .selectFrom('Claim').innerJoin('Article', 'Article.id', 'Claim.articleId').select('Claim.id').where('articleId', '=', articleId)
  .where('publication', '<>', IMPORTING).where('text', '=', text).where('stage', '<>', 'dismissed').limit(1))

const nearTo = statement((_db, { id, articleId, position, limit }: { id: string; articleId: string; position: number; limit: number }) => sql<Omit<NearClaim, 'wasPublic'> & { publicSince: unknown }>`
  SELECT claim."id", ${numberOfClaim()} AS "number", claim."text", claim."version", claim."publicSince" FROM "Claim" AS claim
  WHERE ${ofWholeArticle(articleId)} AND claim."id" <> ${id} AND claim."stage" NOT IN ('dismissed', 'withdrawn')
  ORDER BY ABS(claim."position" - CAST(${position} AS INTEGER)), claim."id" LIMIT ${limit}`)

const mergedInto = statement((_db, { id, articleId, limit }: { id: string; articleId: string; limit: number }) => sql<Pick<Claim, 'id' | 'number' | 'text'>>`
  SELECT claim."id", ${numberOfClaim()} AS "number", claim."text" FROM "Claim" AS claim
  WHERE ${ofWholeArticle(articleId)} AND claim."duplicateOfId" = ${id} AND claim."dismissedAs" = 'merged'
  ORDER BY claim."position", claim."id" LIMIT ${limit}`)

const behind = statement((_db, { ids }: { ids: readonly string[] }, { among }) => sql<BehindSubject>`
  SELECT claim."id" AS "subjectId", claim."id" AS "claimId", claim."text" FROM "Claim" AS claim WHERE claim."id" IN ${among(ids)}
  UNION ALL SELECT verdict."id", claim."id", claim."text" FROM "Verdict" AS verdict JOIN "Claim" AS claim ON claim."id" = verdict."claimId" WHERE verdict."id" IN ${among(ids)}
  UNION ALL SELECT said."id", claim."id", claim."text" FROM "Comment" AS said JOIN "Claim" AS claim ON claim."id" = said."claimId" WHERE said."id" IN ${among(ids)}`)

export function claimReader(db: Db): ClaimReader {
  return {
    ...articleClaimReader(db),
    ...citationReader(db),
    ...deskQueueReader(db),
    async find(id) {
      return (await wholeClaims(db, [id]))[0] ?? null
    },
    async articleOf(id) {
      return (await db.rows.first(articleOf, { id }))?.articleId ?? null
    },
    async withText(articleId, text) {
      return (await db.rows.first(withText, { articleId, text }))?.id ?? null
    },
    mergedInto: ({ id, articleId }, limit) => db.rows.all(mergedInto, { id, articleId, limit }),
    nearTo: async ({ id, articleId, position }, limit) =>
      (await db.rows.all(nearTo, { id, articleId, position, limit })).map(({ publicSince, ...near }) => ({ ...near, wasPublic: publicSince !== null })),
    behind: (ids) => db.rows.all(behind, { ids }),
    async findVerdict(id) {
      const row = await db.verdict.findUnique({ where: { id } })
      return row && toVerdict(row)
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
    async ofSource(sourceId, audience, request) {
      const rows = (await idsOfSource(db, sourceId, audience, request)).map((id) => ({ id }))
      // The id tells the order by itself.
      const page = pageOf(rows, request, () => 0)
      return { items: await claimsInArticles(db, page.items.map(({ id }) => id)), next: page.next }
    },
    tallyOfSource: (sourceId, audience, viewer) => tallyOfSource(db, sourceId, audience, viewer),
  }
}

type Updating = ClaimUpdate & { id: string; seen: number; at: Date }

const updates = new Map<string, Statement<Updating, unknown>>()

// One statement for each set of columns that acts change.
function updating(columns: (keyof ClaimUpdate)[]): Statement<Updating, unknown> {
  const key = columns.sort().join()
  const made = updates.get(key) ?? statement((db, given: Updating) => db.updateTable('Claim')
    .set(Object.fromEntries(columns.map((column) => [column, given[column]])))
    .set((claim) => ({ updatedAt: given.at, version: claim('version', '+', 1) }))
    .where('id', '=', given.id).where('version', '=', given.seen))
  updates.set(key, made)
  return made
}

const assigning = statement((db, { id, assigneeId, assigneeName, dueOn }: Pick<Claim, 'id' | 'assigneeId' | 'assigneeName' | 'dueOn'>) => db
  .updateTable('Claim').set({ assigneeId, assigneeName, dueOn }).where('id', '=', id))

const hidingTwins = statement((_db, { id, articleId, blindTo }: WithTwins & Pick<Claim, 'blindTo'>) => sql<never>`
  UPDATE "Claim" SET "blindTo" = ${blindTo} WHERE "id" IN (${idsWithTwins({ id, articleId })}) AND "id" <> ${id}`)

export function claimWriter(db: Db): ClaimWriter {
  return {
    ...anchorWriter(db),
    ...chainWriter(db),
    async insertAll(rows) {
      const words = rows.flatMap((some) => some.words)
      const given = new Map<string, number>()
      for (const { batches } of rows) {
        const numbered = await numberClaims(db, batches)
        await insertBatches(db, numbered.batches)
        for (const [id, number] of numbered.numbers) given.set(id, number)
      }
      await followClaims(db, words.map(({ id }) => id))
      // Last, for FTS5 writes what it gathered at each statement that may have to be taken back by itself.
      await keepWords(db, 'claims', words)
      return given
    },
    async update(id, seen, change, at) {
      const count = await db.rows.change(updating(Object.keys(change) as (keyof ClaimUpdate)[]), { ...change, id, seen, at })
      if (count === 1) {
        if (change.text !== undefined) await changeWords(db, 'claims', wordingOf(id, change.text))
        if (change.stage !== undefined) await followStage(db, id, change.stage)
        // Whoever decides on a verdict changes the stage with it, and nothing else changes what is kept of sources.
        if (change.stage !== undefined) await followClaim(db, id)
        return
      }
      const current = await db.claim.findUniqueOrThrow({ where: { id }, select: { version: true } })
      throw new StaleVersion('claim', id, seen, current.version)
    },
    async assign(id, { assigneeId, assigneeName, dueOn }) {
      await db.rows.change(assigning, { id, assigneeId, assigneeName, dueOn })
    },
    async hideTwins({ id, articleId }, blindTo) {
      await db.rows.change(hidingTwins, { id, articleId, blindTo })
    },
    async makePublic(articleId, at) {
      await db.claim.updateMany({
        where: { articleId, publicSince: null, stage: { in: [...publicStages] } }, data: { publicSince: at },
      })
    },
    async insertVerdict(verdict) {
      await db.verdict.create({ data: verdict })
    },
    async decideVerdict({ id, claimId, decision, decidedBy, decidedAt, decisionNote, selfApproval }, decidedById) {
      const { count } = await db.verdict.updateMany({
        where: { id, decision: null },
        data: { decision, decidedBy, decidedAt, decisionNote, decidedById, selfApproval },
      })
      if (count === 1) return
      const claim = await db.claim.findUniqueOrThrow({ where: { id: claimId }, select: { version: true } })
      throw new StaleVersion('claim', claimId, claim.version - 1, claim.version)
    },
    async replaceSelfApproval(verdictId, words) {
      await db.verdict.updateMany({ where: { id: verdictId, selfApproval: { not: null } }, data: { selfApproval: words } })
    },
  }
}
