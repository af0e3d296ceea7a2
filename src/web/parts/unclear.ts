import { sentenceBefore } from '../../desk/reading/sentence-before.js'
import type { OpenReference } from '../../domain/claim.js'
import type { Span } from '../../language/split-result.js'

/** UnclearView is what is unclear in a claim's words, and the sentence before them, by which people decide. */
export interface UnclearView {
  references: { words: string; meaning: string }[]
  /** Null where the claim's words stand in the first sentence. */
  before: string | null
}

// More names than this nobody compares on a card; how many more there are is said.
const MOST_CANDIDATES = 6

/**
 * presentUnclear says what is unclear in a claim whose words begin at `at` in the text; null where nothing is. `sentences`
 * are those of the text where they are known already.
 */
export function presentUnclear(open: OpenReference[], text: string, at: number, sentences?: Span[]): UnclearView | null {
  if (open.length === 0) return null
  return {
    references: open.map(({ words, candidates }) => ({ words, meaning: meaningOf(candidates) })),
    before: sentenceBefore(text, at, sentences),
  }
}

function meaningOf(candidates: string[]): string {
  if (candidates.length === 0) return 'the claim alone does not tell who or what is meant'
  const more = candidates.length - MOST_CANDIDATES
  const names = candidates.slice(0, MOST_CANDIDATES).join(', ')
  return more > 0 ? `may be ${names}, or ${more} more` : `may be ${names}`
}
