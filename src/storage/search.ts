import type { Article } from '../domain/article.js'
import type { ClaimInArticle } from '../domain/listing.js'
import type { Page, PageRequest } from '../domain/page.js'
import { foldName, type Source } from '../domain/source.js'
import { toArticle } from './articles.js'
import type { Db } from './db.js'
import { cursorOf, pageOf, rowsToRead } from './page.js'
import { toSource } from './sources.js'
import { findIds } from './found-ids.js'
import { claimsInArticles } from './whole-claims.js'

/** Found is a page of what was found, the newest first, and how much there is in all. */
export interface Found<T> extends Page<T> {
  total: number
}

/** FoundSource is a source with its other names, and the article of one that only that article knows. */
export interface FoundSource {
  source: Source
  aliases: string[]
  article: Pick<Article, 'id' | 'title'> | null
}

/** SearchReader finds what holds all of these words, folded as foldText does, wherever in a word they stand. */
export interface SearchReader {
  /** Articles by their title. */
  articles(words: readonly string[], request: PageRequest): Promise<Found<Article>>
  /** Claims of any stage, by their wording. */
  claims(words: readonly string[], request: PageRequest): Promise<Found<ClaimInArticle>>
  /** Sources by their name or another name of theirs; punctuation does not count. */
  sources(words: readonly string[], request: PageRequest): Promise<Found<FoundSource>>
}

export function searchReader(db: Db): SearchReader {
  const idsOf = (what: 'articles' | 'claims' | 'sources', words: readonly string[], request: PageRequest) =>
    findIds(db, what, words, { before: cursorOf(request)?.id ?? null, limit: rowsToRead(request) })
  return {
    async articles(words, request) {
      const { ids, total } = await idsOf('articles', words, request)
      const rows = await db.article.findMany({ where: { id: { in: ids } }, orderBy: { id: 'desc' } })
      const page = pageOf(rows, request, byId)
      return { items: page.items.map(toArticle), next: page.next, total }
    },
    async claims(words, request) {
      const { ids, total } = await idsOf('claims', words, request)
      const page = pageOf(ids.map((id) => ({ id })), request, byId)
      return { items: await claimsInArticles(db, page.items.map(({ id }) => id)), next: page.next, total }
    },
    async sources(words, request) {
      const { ids, total } = await idsOf('sources', words.map(foldName), request)
      const rows = await db.source.findMany({ where: { id: { in: ids } }, orderBy: { id: 'desc' }, include: { aliases: true } })
      const page = pageOf(rows, request, byId)
      const own = page.items.flatMap(({ articleId }) => (articleId === null ? [] : [articleId]))
      const articles = await db.article.findMany({ where: { id: { in: own } }, select: { id: true, title: true } })
      const items = page.items.map(({ aliases, ...row }) => ({
        source: toSource(row),
        aliases: aliases.map(({ name }) => name),
        article: articles.find(({ id }) => id === row.articleId) ?? null,
      }))
      return { items, next: page.next, total }
    },
  }
}

// The id tells the order by itself.
const byId = () => 0
