import { foldText } from './search.js'

/** mostAlike orders wordings by how many of their words they share with this one, those that share most of theirs first; equals stay in order. */
export function mostAlike<Worded extends { text: string }>(text: string, others: readonly Worded[]): Worded[] {
  const own = wordsIn(text)
  const shared = (other: string) => {
    const words = wordsIn(other)
    const both = [...words].filter((word) => own.has(word)).length
    return both / (own.size + words.size - both || 1)
  }
  return others.map((one) => ({ one, share: shared(one.text) })).sort((a, b) => b.share - a.share).map(({ one }) => one)
}

function wordsIn(text: string): Set<string> {
  return new Set(foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [])
}
