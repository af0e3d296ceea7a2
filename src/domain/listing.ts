// What lists of articles and claims show.
import type { Article } from './article.js'
import type { Claim, ClaimFacets } from './claim.js'
import type { Stage } from './stage.js'

/** ArticleSummary is an article with the counts that lists show. */
export interface ArticleSummary {
  article: Article
  claimCount: number
  counts: Partial<Record<Stage, number>>
  /** Claims that readers see. */
  publicCount: number
  /** Of those, the ones with a verdict that an editor approved. */
  judgedCount: number
}

export interface ClaimInArticle {
  claim: Claim
  article: Article
}

/** Whom a query is for: readers see what is published and accepted. */
export type Audience = 'readers' | 'desk'

/** ClaimCount is how many claims of an article have these three in common. */
export interface ClaimCount extends ClaimFacets {
  count: number
}
