import type { OpenReference } from '../../domain/claim.js'
import { findSentences } from '../../language/sentences/sentences.js'
import type { Span } from '../../language/split-result.js'
import { tokenize } from '../../language/words/tokens.js'

/** UnclearView is what is unclear in a claim's words, and the sentence before them, by which people decide. */
export interface UnclearView {
  references: { words: string; meaning: string }[]
  /** Null where the claim's words stand in the first sentence. */
  before: string | null
}

// More names than this nobody compares on a card; how many more there are is said.
const MOST_CANDIDATES = 6
// So far (UTF-16 units) a sentence before is read; of a longer one its end is shown.
const REACH = 600

/**
 * presentUnclear says what is unclear in a claim whose words begin at `at` in the text; null where nothing is. `sentences`
 * are those of the text where they are known already.
 */
export function presentUnclear(open: OpenReference[], text: string, at: number, sentences?: Span[]): UnclearView | null {
  if (open.length === 0) return null
  return {
    references: open.map(({ words, candidates }) => ({ words, meaning: meaningOf(candidates) })),
    before: sentences ? sentenceBefore(text, at, sentences) : sentenceNear(text, at),
  }
}

function meaningOf(candidates: string[]): string {
  if (candidates.length === 0) return 'the claim alone does not tell who or what is meant'
  const more = candidates.length - MOST_CANDIDATES
  const names = candidates.slice(0, MOST_CANDIDATES).join(', ')
  return more > 0 ? `may be ${names}, or ${more} more` : `may be ${names}`
}

// The sentences of a stored text are not kept: those around the place are found again.
function sentenceNear(text: string, at: number): string | null {
  const from = Math.max(0, at - 2 * REACH)
  const near = text.slice(from, at + 1)
  return sentenceBefore(near, at - from, findSentences(near, tokenize(near)))
}

function sentenceBefore(text: string, at: number, sentences: Span[]): string | null {
  const own = sentences.findLastIndex(({ start }) => start <= at)
  const before = sentences[own - 1]
  if (!before) return null
  const words = text.slice(before.start, before.end)
  return words.length <= REACH ? words : `…${words.slice(words.indexOf(' ', words.length - REACH) + 1)}`
}
