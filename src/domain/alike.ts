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
  const count = Math.max(1, sentencesIn(words.slice(0, MOST_COMPARED)).length)
  const sentences = sentencesIn(text)
  // Of each sentence the looked-for words alone: it is read once, however many passages it stands in.
  const found = sentences.map(({ start, end }) => [...wordsIn(text.slice(start, end))].filter((word) => looked.has(word)))
  const best = bestOf(sharedFrom(found, count))
  if (best.shared / looked.size < LEAST_SHARED) return null
  const passage = text.slice(sentences[best.at]!.start, sentences[Math.min(best.at + count, sentences.length) - 1]!.end).trim()
  return passage.length > longest ? `${passage.slice(0, longest).trimEnd()} …` : passage
}

// Of the passage of `count` sentences that begins with each: how many different words it has.
function sharedFrom(found: string[][], count: number): number[] {
  const times = new Map<string, number>()
  const take = (words: string[] = [], sign: 1 | -1) => {
    for (const word of words) {
      const now = (times.get(word) ?? 0) + sign
      if (now === 0) times.delete(word)
      else times.set(word, now)
    }
  }
  for (const words of found.slice(0, count - 1)) take(words, 1)
  return found.map((words, at) => {
    take(found[at + count - 1], 1)
    const shared = times.size
    take(words, -1)
    return shared
  })
}

function bestOf(shared: number[]): { at: number; shared: number } {
  let best = { at: 0, shared: 0 }
  for (const [at, many] of shared.entries()) if (many > best.shared) best = { at, shared: many }
  return best
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
