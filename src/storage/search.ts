import { sql } from 'kysely'
import type { Article } from '../domain/article.js'
import type { ClaimInArticle, Counted } from '../domain/listing.js'
import type { Page, PageRequest } from '../domain/page.js'
import { foldName, type Source } from '../domain/source.js'
import { toArticle } from './articles.js'
import { articleSearchReader, type ArticleSearchReader } from './article-search.js'
import type { Db } from './db.js'
import { findIds } from './found-ids.js'
import { IMPORTING } from './importing.js'
import { toSource, type SourceRow } from './sources.js'
import { claimsInArticles } from './whole-claims.js'

/** Found is a page of what was found, the newest first, and how much there is in all. */
export interface Found<T> extends Page<T>, Counted {}

/** FoundSource is a source with its other names, and the article of one that only that article knows. */
export interface FoundSource {
  source: Source
  aliases: string[]
  article: Pick<Article, 'id' | 'title'> | null
}

/** SearchReader finds what holds all of these words, folded as foldText does, wherever in a word they stand. */
export interface SearchReader extends ArticleSearchReader {
  /** Articles by their title. */
  articles(words: readonly string[], request: PageRequest): Promise<Found<Article>>
  /** Claims of any stage, by their wording. */
  claims(words: readonly string[], request: PageRequest): Promise<Found<ClaimInArticle>>
  /** Sources by their name or another name of theirs; punctuation does not count. */
  sources(words: readonly string[], request: PageRequest): Promise<Found<FoundSource>>
  /** Sources that an article can have, by any of their names: those that only it knows first, then those known everywhere; at most `limit`. */
  sourcesFor(articleId: string, words: readonly string[], limit: number): Promise<{ sources: Source[]; isMore: boolean }>
}

const isKnownEverywhere = sql`EXISTS (SELECT 1 FROM "Source" AS everywhere WHERE everywhere."id" = words."sourceId" AND everywhere."articleId" IS NULL)`

export function searchReader(db: Db): SearchReader {
  return {
    ...articleSearchReader(db),
    async articles(words, request) {
      const { ids, ...found } = await findIds(db, 'articles', words, request)
      const rows = await db.article.findMany({ where: { id: { in: ids } } })
      return { ...found, items: inOrder(ids, rows).map(toArticle) }
    },
    async claims(words, request) {
      const { ids, ...found } = await findIds(db, 'claims', words, request)
      return { ...found, items: await claimsInArticles(db, ids) }
    },
    async sources(words, request) {
      const { ids, ...found } = await findIds(db, 'sources', words.map(foldName), request)
      const rows = await db.source.findMany({ where: { id: { in: ids } }, include: { aliases: true } })
      const own = rows.flatMap(({ articleId }) => (articleId === null ? [] : [articleId]))
      const articles = await db.article.findMany({ where: { id: { in: own } }, select: { id: true, title: true } })
      const items = inOrder(ids, rows).map(({ aliases, ...row }) => ({
        source: toSource(row),
        aliases: aliases.map(({ name }) => name),
        article: articles.find(({ id }) => id === row.articleId) ?? null,
      }))
      return { ...found, items }
    },
    async sourcesFor(articleId, words, limit) {
      const names = words.map(foldName)
      const own = await ownSources(db, articleId, names, limit + 1)
      const found = await findIds(db, 'sources', names, { after: null, limit }, isKnownEverywhere)
      const everywhere = inOrder(found.ids, await db.source.findMany({ where: { id: { in: found.ids } } }))
      const all = [...own, ...everywhere].map(toSource)
      return { sources: all.slice(0, limit), isMore: all.length > limit || found.next !== null }
    },
  }
}

function inOrder<Row extends { id: string }>(ids: string[], rows: Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function ownSources(db: Db, articleId: string, names: string[], limit: number): Promise<SourceRow[]> {
  if (names.some((name) => name.includes('\0'))) return Promise.resolve([])
  const holds = sql.join(names.map((name) => db.dialect.holds(sql`own."folded"`, name)), sql` AND `)
  return db.rows.ask(sql<SourceRow>`
    SELECT own."id", own."name", own."kind", own."articleId", own."version" FROM "Source" AS own JOIN "Article" AS article ON article."id" = own."articleId"
    WHERE own."articleId" = ${articleId} AND article."publication" <> ${IMPORTING} AND ${holds} ORDER BY own."folded", own."id" LIMIT ${limit}`)
}
