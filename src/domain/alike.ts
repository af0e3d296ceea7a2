import { foldText } from './search.js'

/** mostAlike orders wordings by how many of their words they share with this one, those that share most of theirs first; equals stay in order. */
export function mostAlike<Worded extends { text: string }>(text: string, others: readonly Worded[]): Worded[] {
  const own = wordsIn(text)
  const share = (other: string) => {
    const words = wordsIn(other)
    const both = sharedBy(own, words)
    return both / (own.size + words.size - both || 1)
  }
  return others.map((one) => ({ one, share: share(one.text) })).sort((a, b) => b.share - a.share).map(({ one }) => one)
}

const LEAST_SHARED = 0.5
const LONGEST_NEAREST = 300
const MOST_COMPARED = 2_000

/** nearestTo answers the sentence of the text that shares most words with these (their first 2,000 units), or null where none shares half of them; at most 300 units of it. */
export function nearestTo(text: string, words: string): string | null {
  const looked = wordsIn(words.slice(0, MOST_COMPARED))
  if (looked.size === 0) return null
  let best = { shared: 0, sentence: '' }
  for (const [sentence] of text.matchAll(/(?:[^\n.!?]|\.(?=\d))+(?:[.!?]+["'”’»)]*)?/g)) {
    const shared = sharedBy(looked, wordsIn(sentence))
    if (shared > best.shared) best = { shared, sentence: sentence.trim() }
  }
  if (best.shared / looked.size < LEAST_SHARED) return null
  return best.sentence.length > LONGEST_NEAREST ? `${best.sentence.slice(0, LONGEST_NEAREST).trimEnd()} …` : best.sentence
}

function wordsIn(text: string): Set<string> {
  return new Set(foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [])
}

function sharedBy(looked: Set<string>, words: Set<string>): number {
  let shared = 0
  for (const word of words) if (looked.has(word)) shared += 1
  return shared
}
