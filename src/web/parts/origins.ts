import { claimOrigins, type IndependentOrigin } from '../../domain/origins.js'
import type { Attribution } from '../../domain/attribution.js'
import type { IconName } from './icons.js'
import { plural } from './tally.js'

/** FlagView is what is to be known of how a claim is sourced, in words. */
export interface FlagView {
  icon: IconName
  words: string
}

/** pathInWords names where citations lead: "two officials → Northline News". */
export function pathInWords({ path }: IndependentOrigin): string {
  return path.map(({ name }) => name).join(' → ')
}

/**
 * presentOrigins flags what is to be known of a claim’s citations in an article of this publisher; with `all` also that nothing is.
 * Nothing where there is no citation.
 */
export function presentOrigins(attributions: Pick<Attribution, 'hops'>[], publisher: string | null, all: boolean): FlagView[] {
  const citations = attributions.map(({ hops }) => hops.map(({ source }) => source)).filter(({ length }) => length > 0)
  const { independent, citesItself, isUnnamedOnly } = claimOrigins(citations, publisher)
  if (citations.length === 0) return []
  if (citesItself) return [{ icon: 'newspaper', words: `${plural(citations.length, 'citation')}, no origin: the article cites itself` }]
  const isTold = all || citations.length > independent.length
  return [
    ...(isTold ? [{ icon: 'waypoints' as const, words: countInWords(citations.length, independent) }] : []),
    ...(isUnnamedOnly ? [{ icon: 'hat-glasses' as const, words: 'Unnamed sources only' }] : []),
  ]
}

function countInWords(citations: number, independent: IndependentOrigin[]): string {
  const [only, ...others] = independent
  if (only && others.length === 0) return `${plural(citations, 'citation')}, 1 origin: ${citations > 1 ? 'all lead to ' : ''}${pathInWords(only)}`
  return `${plural(citations, 'citation')}, ${plural(independent.length, 'independent origin')}`
}
