import { sql } from 'kysely'
import { publicStages, type Stage } from '../domain/stage.js'
import type { Article, ArticleFormat, Publication, Revision } from '../domain/article.js'
import { StaleVersion } from '../domain/errors.js'
import { canonicalLanguage } from '../domain/language.js'
import type { ArticleSummary } from '../domain/listing.js'
import type { Page, PageRequest } from '../domain/page.js'
import type { Article as ArticleRow } from './generated/client.js'
import { batchesOf, insertBatches } from './insert-rows.js'
import { instant, pageOf, rowsPast, rowsToRead } from './page.js'
import type { Db } from './db.js'
import { IMPORTING, isWhole } from './importing.js'
import { followArticle } from './mentions.js'
import { hasApprovedVerdict } from './parts-of-queries.js'
import type { Batch } from './rows.js'
import { columnsOf, statement } from './statements.js'
import { followPublication } from './waiting-verdicts.js'
import { changeWords, keepWords, wordingOf } from './words.js'

export interface ArticleReader {
  find(id: string): Promise<Article | null>
  newestRevision(articleId: string): Promise<Revision | null>
  /** The article whose text, in any revision, has this SHA-256. */
  findByText(sha256: string): Promise<Article | null>
  /** Published articles, newest first. */
  listPublished(request: PageRequest): Promise<Page<ArticleSummary>>
  /** All articles by last work. */
  listByWork(request: PageRequest): Promise<Page<ArticleSummary>>
  isEmpty(): Promise<boolean>
}

export interface ArticleWriter {
  insert(article: Article, revision: Revision, createdById: string | null): Promise<void>
  /** Changes an article that is still at `seen` and counts its version up. Throws StaleVersion. */
  update(id: string, seen: number, change: ArticleChange, at: Date): Promise<void>
  /** Notes that an article was worked on, without changing what its forms were drawn from. */
  touch(id: string, at: Date): Promise<void>
}

export type ArticleChange = Partial<
  Pick<
    Article,
    'title' | 'byline' | 'publisher' | 'publishedOn' | 'url' | 'language' | 'publication' | 'publishedAt' | 'retractedAt' | 'retractionReason'
  >
>

const articleById = statement((db, { id }: { id: string }) => db
  .selectFrom('Article').select(columnsOf('Article')).where('id', '=', id).where('publication', '<>', IMPORTING))

const newestRevision = statement((db, { articleId }: { articleId: string }) => db
  .selectFrom('Revision').innerJoin('Article', 'Article.id', 'Revision.articleId').select(columnsOf('Revision'))
  .where('articleId', '=', articleId).where('publication', '<>', IMPORTING).orderBy('number', 'desc').limit(1))

const articleOfText = statement((db, { sha256 }: { sha256: string }) => db
  .selectFrom('Revision').innerJoin('Article', 'Article.id', 'Revision.articleId').select(columnsOf('Article'))
  .where('sha256', '=', sha256).where('publication', '<>', IMPORTING).orderBy('Revision.id').limit(1))

const touch = statement((db, { id, at }: { id: string; at: Date }) => db.updateTable('Article').set({ updatedAt: at }).where('id', '=', id))

export function articleReader(db: Db): ArticleReader {
  return {
    async find(id) {
      const row = await db.rows.first(articleById, { id })
      return row ? toArticle(row) : null
    },
    async newestRevision(articleId) {
      return (await db.rows.first(newestRevision, { articleId })) ?? null
    },
    async findByText(sha256) {
      const row = await db.rows.first(articleOfText, { sha256 })
      return row ? toArticle(row) : null
    },
    async listPublished(request) {
      const rows = await db.article.findMany({
        where: { publication: 'published', ...rowsPast(request, 'publishedAt', 'desc', instant) },
        orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
        take: rowsToRead(request),
      })
      return summarise(db, pageOf(rows, request, (row) => row.publishedAt ?? 0))
    },
    async listByWork(request) {
      const rows = await db.article.findMany({
        where: { ...isWhole, ...rowsPast(request, 'updatedAt', 'desc', instant) },
        orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
        take: rowsToRead(request),
      })
      return summarise(db, pageOf(rows, request, (row) => row.updatedAt))
    },
    async isEmpty() {
      return (await db.article.findFirst({ where: isWhole, select: { id: true } })) === null
    },
  }
}

export function articleWriter(db: Db): ArticleWriter {
  return {
    async insert(article, revision, createdById) {
      await insertBatches(db, rowsOfArticle(article, revision, createdById))
      await keepWords(db, 'articles', [wordingOf(article.id, article.title)])
    },
    async update(id, seen, change, at) {
      const { count } = await db.article.updateMany({
        where: { id, version: seen },
        data: { ...change, updatedAt: at, version: { increment: 1 } },
      })
      if (count === 1) {
        if (change.title !== undefined) await changeWords(db, 'articles', wordingOf(id, change.title))
        if (change.publication !== undefined) {
          await followArticle(db, id)
          await followPublication(db, id)
        }
        return
      }
      const current = await db.article.findUniqueOrThrow({ where: { id }, select: { version: true } })
      throw new StaleVersion('article', id, seen, current.version)
    },
    async touch(id, at) {
      await db.rows.change(touch, { id, at })
    },
  }
}

/** rowsOfArticle is a new article with its first text, for insertBatches; Prisma takes a fifth of a second for a megabyte. */
export function rowsOfArticle(article: Article, { id, number, text, sha256, createdAt }: Revision, createdById: string | null, publication: string = article.publication): Batch[] {
  return [
    ...batchesOf('Article', [{ ...article, publication, createdById }]),
    ...batchesOf('Revision', [{ id, articleId: article.id, number, text, sha256, createdAt, createdById }]),
  ]
}

interface StageCount {
  articleId: string
  stage: Stage
  count: number
  judged: number
}

const stagesOf = statement((_db, { ids }: { ids: readonly string[] }, { among }) => sql<StageCount>`
  SELECT claim."articleId", claim."stage", COUNT(*) AS "count", SUM(CASE WHEN ${hasApprovedVerdict} THEN 1 ELSE 0 END) AS "judged"
  FROM "Claim" AS claim WHERE claim."articleId" IN ${among(ids)} GROUP BY 1, 2`)

// By the articles of the page, and from their claims to the verdicts: Prisma's own filter over relations reads every verdict there is.
async function summarise(db: Db, page: Page<ArticleRow>): Promise<Page<ArticleSummary>> {
  const ids = page.items.map(({ id }) => id)
  const groups = ids.length === 0 ? [] : await db.rows.all(stagesOf, { ids })
  const items = page.items.map((row) => {
    const own = groups.filter(({ articleId }) => articleId === row.id)
    const ofPublic = own.filter(({ stage }) => publicStages.includes(stage))
    return {
      article: toArticle(row),
      counts: Object.fromEntries(own.map(({ stage, count }) => [stage, count])),
      claimCount: sum(own.map(({ count }) => count)),
      publicCount: sum(ofPublic.map(({ count }) => count)),
      judgedCount: sum(ofPublic.map(({ judged }) => judged)),
    }
  })
  return { items, next: page.next }
}

function sum(counts: number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}

/** toArticle reads a row as the domain's Article. */
export function toArticle(row: ArticleRow): Article {
  const { id, title, byline, publisher, publishedOn, url, publishedAt, retractedAt, retractionReason } = row
  return {
    id, title, byline, publisher, publishedOn, url, publishedAt, retractedAt, retractionReason,
    // Before the tag was checked, anything could be written here.
    language: canonicalLanguage(row.language),
    format: row.format as ArticleFormat,
    publication: row.publication as Publication,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  }
}
