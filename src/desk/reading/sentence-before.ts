import { LRUCache } from 'lru-cache'
import { findSentences } from '../../language/sentences/sentences.js'
import type { Span } from '../../language/split-result.js'
import { tokenize } from '../../language/words/tokens.js'

// So far (UTF-16 units) a sentence before is read; of a longer one its end is shown.
const REACH = 600

/**
 * sentenceBefore answers the sentence before the one that holds the offset `at` (UTF-16 units), of a long one its last 600 units after
 * "…"; null where there is none. `sentences` are those of the text where they are known: those of a stored text are not kept, and
 * are found again around the place.
 */
export function sentenceBefore(text: string, at: number, sentences?: Span[]): string | null {
  if (sentences) return endBefore(text, at, sentences)
  const from = Math.max(0, at - 2 * REACH)
  const near = text.slice(from, at + 1)
  const known = found.get(near)
  if (known !== undefined) return known.before
  const before = endBefore(near, at - from, findSentences(near, tokenize(near)))
  found.set(near, { before })
  return before
}

// By the words around the place, which is their end: the same card is drawn again and again. About 4 kB each.
const found = new LRUCache<string, { before: string | null }>({ max: 1_000 })

function endBefore(text: string, at: number, sentences: Span[]): string | null {
  const own = sentences.findLastIndex(({ start }) => start <= at)
  const before = sentences[own - 1]
  if (!before) return null
  const words = text.slice(before.start, before.end)
  return words.length <= REACH ? words : `…${words.slice(words.indexOf(' ', words.length - REACH) + 1)}`
}
