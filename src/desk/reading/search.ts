import type { Article } from '../../domain/article.js'
import { InvalidInput } from '../../domain/errors.js'
import type { ClaimInArticle } from '../../domain/listing.js'
import type { PageRequest } from '../../domain/page.js'
import { LONGEST_SEARCH, wordsOf } from '../../domain/search.js'
import type { Actor } from '../../domain/permission.js'
import type { Reader } from '../../storage/store.js'
import { permit } from '../permit.js'
import { allInArticlesAsSeenBy } from './as-seen-by.js'
import type { ClaimInList, FoundInArticle, SourceInArticle } from '../../storage/article-search.js'
import type { Found, FoundSource } from '../../storage/search.js'

export type { Found }

export const searchGroups = ['articles', 'claims', 'sources'] as const
export type SearchGroup = (typeof searchGroups)[number]

/** SearchResult is what was found, a page of each group that was asked for; null for one that was not. */
export interface SearchResult {
  /** The words as they were looked for, folded. */
  words: string[]
  articles: Found<Article> | null
  claims: Found<ClaimInArticle> | null
  sources: Found<FoundSource> | null
}

/**
 * search finds articles by title, claims by wording and sources by any of their names, of all that the desk has; what is
 * typed must stand there word for word, whatever its case and accents. `group` asks for one of the three only. Throws
 * NotAllowed, and InvalidInput on too long a search and on one without a word.
 */
export async function search(
  store: Reader, actor: Actor | null, typed: string, group: SearchGroup | null, request: PageRequest,
): Promise<SearchResult> {
  permit(actor, 'see_desk')
  const words = wordsIn(typed)
  const found = group === null || group === 'claims' ? await store.search.claims(words, request) : null
  const asks = (one: SearchGroup) => group === null || group === one
  return {
    words,
    articles: asks('articles') ? await store.search.articles(words, request) : null,
    claims: found && { ...found, items: allInArticlesAsSeenBy(actor, found.items) },
    sources: asks('sources') ? await store.search.sources(words, request) : null,
  }
}

function wordsIn(typed: string): string[] {
  const length = Array.from(typed).length
  if (length > LONGEST_SEARCH) throw new InvalidInput({ query: `A search can have at most ${LONGEST_SEARCH} characters; this one has ${length}. Leave some words out.` })
  const words = wordsOf(typed)
  if (words.length === 0) throw new InvalidInput({ query: 'Type a word to look for: there is none in this search.' })
  return words
}

/** FoundInside is what was found in one article. */
export interface FoundInside {
  claims: FoundInArticle<ClaimInList>
  sources: FoundInArticle<SourceInArticle>
}

// As many as are looked through.
const CLAIMS_FOUND = 20
const SOURCES_FOUND = 8

/** foundInArticle finds the claims of an article by their wording or their number, and its sources by name. Throws as search does. */
export async function foundInArticle(store: Reader, actor: Actor | null, { id }: Pick<Article, 'id'>, typed: string): Promise<FoundInside> {
  permit(actor, 'see_desk')
  const words = wordsIn(typed)
  return { claims: await store.search.claimsIn(id, words, CLAIMS_FOUND), sources: await store.search.sourcesIn(id, words, SOURCES_FOUND) }
}
