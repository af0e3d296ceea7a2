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

/**
 * nearestTo answers the passage of the text, of as many sentences as the words are, that shares most words with these (their first 2,000
 * units), or null where none shares half of them; at most `longest` units of it.
 */
export function nearestTo(text: string, words: string, longest = LONGEST_NEAREST): string | null {
  const looked = wordsIn(words.slice(0, MOST_COMPARED))
  if (looked.size === 0) return null
  const [sentences, count] = [sentencesIn(text), Math.max(1, sentencesIn(words.slice(0, MOST_COMPARED)).length)]
  let best = { shared: 0, passage: '' }
  for (const [at, { start }] of sentences.entries()) {
    const passage = text.slice(start, sentences[Math.min(at + count, sentences.length) - 1]!.end)
    const shared = sharedBy(looked, wordsIn(passage))
    if (shared > best.shared) best = { shared, passage: passage.trim() }
  }
  if (best.shared / looked.size < LEAST_SHARED) return null
  return best.passage.length > longest ? `${best.passage.slice(0, longest).trimEnd()} …` : best.passage
}

function sentencesIn(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/(?:[^\n.!?]|\.(?=\d))+(?:[.!?]+["'”’»)]*)?/g)]
    .filter(([sentence]) => /[\p{L}\p{N}]/u.test(sentence)).map(({ 0: sentence, index }) => ({ start: index, end: index + sentence.length }))
}

function wordsIn(text: string): Set<string> {
  return new Set(foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [])
}

function sharedBy(looked: Set<string>, words: Set<string>): number {
  let shared = 0
  for (const word of words) if (looked.has(word)) shared += 1
  return shared
}
