// What lists of articles and claims show.
import type { Article } from './article.js'
import type { Sourcing } from './attribution.js'
import type { Claim, ClaimFacets } from './claim.js'
import type { Page } from './page.js'
import type { Stage } from './stage.js'
import type { VerificationStatus } from './verdict.js'

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

/** Counted is how many there are of what is counted only so far, for there may be any number. */
export interface Counted {
  /** How many, as far as they were counted. */
  total: number
  /** Whether there are more than that. */
  isMore: boolean
}

export const queueNames = ['awaiting', 'returned', 'returned-others', 'mine', 'due', 'unassigned'] as const
/** QueueName is a list of claims that wait for somebody at the desk. */
export type QueueName = (typeof queueNames)[number]

export const queuesByPerson = ['awaiting', 'returned-others', 'mine', 'due'] as const satisfies QueueName[]
/** QueueByPerson is a queue that can be one person's: what they proposed, had returned, or work on. */
export type QueueByPerson = (typeof queuesByPerson)[number]

/** isByPerson says whether a queue can be one person's. */
export function isByPerson(name: QueueName): name is QueueByPerson {
  return queuesByPerson.some((one) => one === name)
}

/** Queue is a page of claims that wait for somebody, and how many there are in all. */
export interface Queue extends Page<ClaimInArticle> {
  count: Counted
}

/** Whom a query is for: readers see what is published and accepted. */
export type Audience = 'readers' | 'desk'

/** Viewer is who looks at counts and filters, by their id: to them what they check blind is unverified. Null: a reader, or the program. */
export type Viewer = string | null

/** ClaimCount is how many claims of an article have these three in common. */
export interface ClaimCount extends ClaimFacets {
  count: number
}

/** ClaimFilter is which claims of an article the workspace shows; what is left out filters nothing. */
export interface ClaimFilter {
  stage?: string | undefined
  status?: string | undefined
  sourcing?: string | undefined
  /** The id of a source that stands anywhere in a chain of theirs. */
  source?: string | undefined
}

/** PublicCount is how many claims that readers see have the status of their approved verdict, and their sourcing, in common. */
export interface PublicCount {
  status: VerificationStatus
  sourcing: Sourcing
  count: number
}
