// What is looked at before an article is published, and which of it stops an editor who gives no reason.
import type { Article } from './article.js'
import type { ClaimCount } from './listing.js'
import type { ArticleOrigins } from './origins.js'
import { isPublicStage } from './stage.js'

export const publicationRules = ['decided', 'approved', 'judged', 'sourced', 'named', 'independent', 'covered', 'current', 'language', 'dated'] as const
/** PublicationRule is one thing that is to be so when an article is published. */
export type PublicationRule = (typeof publicationRules)[number]

/** PublicationFacts is what an article is looked at by. */
export interface PublicationFacts {
  article: Pick<Article, 'language' | 'publishedOn'>
  /** Of all its claims. */
  counts: readonly ClaimCount[]
  origins: Pick<ArticleOrigins, 'flagged' | 'alone'>
  /** How many of its sentences nobody has looked at. */
  uncovered: number
  /** How many of its approved verdicts were to be looked at again by today. */
  stale: number
}

/** PublicationCheck is whether a rule is met, and of how many it is not. */
export interface PublicationCheck {
  rule: PublicationRule
  found: number
}

/** checkPublication answers every rule in order; one of which nothing is found is met. */
export function checkPublication({ article, counts, origins: { flagged, alone }, uncovered, stale }: PublicationFacts): PublicationCheck[] {
  const count = (keep: (group: ClaimCount) => boolean) => counts.filter(keep).reduce((sum, group) => sum + group.count, 0)
  const found: Record<PublicationRule, number> = {
    decided: count(({ stage }) => stage === 'proposed'),
    approved: count(({ stage }) => stage === 'awaiting_approval'),
    // Of one that is checked again readers see what was approved before.
    judged: count(({ stage, status }) => isPublicStage(stage) && stage !== 'approved' && stage !== 'awaiting_approval' && (stage === 'accepted' || status === 'unverified')),
    sourced: flagged.unsourced.length + flagged.unclear.length + flagged.not_looked_for.length,
    named: flagged.unnamed.length,
    independent: alone[0]?.claims.length ?? 0,
    covered: uncovered,
    current: stale,
    language: article.language === null ? 1 : 0,
    dated: article.publishedOn === null ? 1 : 0,
  }
  return publicationRules.map((rule) => ({ rule, found: found[rule] }))
}
