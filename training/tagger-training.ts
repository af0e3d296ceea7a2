// Trains the part-of-speech tagger: the dictionary of possible tags, then the weights.
import type { Model } from '../src/language/models/model-file.js'
import {
  endsOf, featureCount, nextHistory, placesOf, readFeatures, rolesOf,
} from '../src/language/words/tagger-features.js'
import { makeLexicon } from '../src/language/words/tagger-lexicon.js'
import { hashText } from '../src/language/words/word-types.js'
import { seededRandom } from './random.js'

/** One segment as the tagger reads it: its words, and the tag of each, '' where it is not known. */
export interface TaggedSegment {
  words: string[]
  tags: string[]
}

export interface TaggerOptions {
  /** Rows of the weight table, a power of two. */
  rows: number
  epochs: number
  seed: number
}

const certain = { count: 30, openCount: 300, share: 0.995 }
const leastCount = 2
const leastShare = 0.004
/** A rare word with one of these tags may have the others too. */
const companions: Record<string, string> = {
  NN: 'VB VBP JJ', NNS: 'VBZ', VBZ: 'NNS', VB: 'VBP NN', VBP: 'VB NN', VBD: 'VBN', VBN: 'VBD JJ', VBG: 'NN', JJ: 'NN',
}

/**
 * trainTagger gives a model for makeTagger. `more` names words and tags beside those of the segments: "sank" → VBD. The
 * same segments, words and options give the same numbers.
 */
export function trainTagger(
  segments: TaggedSegment[], more: ReadonlyMap<string, readonly string[]>, { rows, epochs, seed }: TaggerOptions,
): Model {
  const dictionary = makeDictionary(segments, more)
  const header: Record<string, unknown> = { tags: dictionary.tags, sets: dictionary.sets, rows }
  const tables = { words: dictionary.words, sets: dictionary.setOf }
  const weights = learn({ header, tables }, segments, epochs, seededRandom(seed))
  const { scale, table } = toBytes(weights)
  return { header: { ...header, scale }, tables: { ...tables, weights: table } }
}

function makeDictionary(segments: TaggedSegment[], more: ReadonlyMap<string, readonly string[]>) {
  const counts = new Map<string, Map<string, number>>()
  const allTags = new Set<string>()
  for (const { words, tags } of segments) {
    for (let at = 0; at < words.length; at += 1) {
      const tag = tags[at]!
      if (tag === '') continue
      allTags.add(tag)
      const word = words[at]!
      const byTag = counts.get(word) ?? new Map<string, number>()
      byTag.set(tag, (byTag.get(tag) ?? 0) + 1)
      counts.set(word, byTag)
    }
  }
  const tags = [...allTags].sort()
  const number = new Map(tags.map((tag, index) => [tag, index]))
  const sets: number[][] = []
  const setNumbers = new Map<string, number>()
  const entries: { key: number; set: number }[] = []
  for (const word of new Set([...counts.keys(), ...more.keys()])) {
    const found = tagsOfWord(word, counts.get(word) ?? new Map<string, number>(), more.get(word) ?? [])
    if (found.length === 0) continue
    const set = found.flatMap((tag) => number.get(tag) ?? []).sort((a, b) => a - b)
    const spelled = set.join(' ')
    if (!setNumbers.has(spelled)) {
      if (sets.length === 255) continue
      setNumbers.set(spelled, sets.length)
      sets.push(set)
    }
    entries.push({ key: hashText(word), set: setNumbers.get(spelled)! })
  }
  entries.sort((a, b) => a.key - b.key || a.set - b.set)
  const unique = entries.filter(({ key }, index) => entries[index - 1]?.key !== key)
  return {
    tags, sets,
    words: Int32Array.from(unique, ({ key }) => key), setOf: Uint8Array.from(unique, ({ set }) => set),
  }
}

/** The tags a word may have; none where it is too rare to say. */
function tagsOfWord(word: string, byTag: ReadonlyMap<string, number>, more: readonly string[]): string[] {
  const total = [...byTag.values()].reduce((sum, count) => sum + count, 0)
  const isWord = /\p{L}/u.test(word)
  if (total < (isWord ? leastCount : 1)) return [...more]
  const [top, count] = [...byTag].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!
  const isCertain = total >= (top in companions ? certain.openCount : certain.count) && count / total >= certain.share
  if (isCertain) return [top]
  const found = new Set([...byTag].filter(([, times]) => times / total >= leastShare).map(([tag]) => tag))
  if (isWord && total < certain.openCount) {
    for (const tag of [...found]) for (const other of companions[tag]?.split(' ') ?? []) found.add(other)
    for (const tag of more) found.add(tag)
  }
  return [...found]
}

function learn(model: Model, segments: TaggedSegment[], epochs: number, random: () => number): Float64Array {
  const lexicon = makeLexicon(model)
  const { tags, mask } = lexicon
  const width = tags.length
  const size = (mask + 1) * width
  const weights = new Float64Array(size)
  const squares = new Float64Array(size)
  const ends = endsOf(lexicon)
  const roles = rolesOf(tags)
  const number = new Map(tags.map((tag, index) => [tag, index]))
  const read = segments.map(({ words, tags: gold }) => ({
    types: words.map((word) => lexicon.typeOf(word)), gold: Int16Array.from(gold, (tag) => number.get(tag) ?? -1),
  }))
  const rows = new Int32Array(featureCount)
  const order = read.map((_, index) => index)
  const scores = new Float64Array(width)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random)
    for (const index of order) {
      const { types, gold } = read[index]!
      const place = new Uint8Array(types.length)
      placesOf(types, 0, types.length, place)
      const history = { tag1: width, tag2: width, verbs: 0 }
      for (let at = 0; at < types.length; at += 1) {
        const { choices } = types[at]!
        let best = choices[0]!
        if (choices.length > 1) {
          readFeatures(types, at, place[at]!, history, mask, ends, rows)
          best = likelihoods(choices, rows, weights, width, scores)
          const right = gold[at]!
          if (right >= 0 && choices.includes(right)) {
            for (const tag of choices) {
              const slope = scores[tag]! - (tag === right ? 1 : 0)
              if (slope > -1e-3 && slope < 1e-3) continue
              for (const row of rows) {
                const cell = row * width + tag
                squares[cell]! += slope * slope
                weights[cell]! -= rate * slope / Math.sqrt(squares[cell]! + 0.1)
              }
            }
          }
        }
        nextHistory(history, best, roles)
      }
    }
  }
  return weights
}

const rate = 0.1

/** Leaves the likelihood of each choice in `scores` and gives the best. */
function likelihoods(
  choices: Uint8Array, rows: Int32Array, weights: Float64Array, width: number, scores: Float64Array,
): number {
  let best = 0
  let bestScore = -Infinity
  for (const tag of choices) {
    let score = 0
    for (const row of rows) score += weights[row * width + tag]!
    scores[tag] = score
    if (score > bestScore) {
      bestScore = score
      best = tag
    }
  }
  let sum = 0
  for (const tag of choices) sum += scores[tag] = Math.exp(scores[tag]! - bestScore)
  for (const tag of choices) scores[tag]! /= sum
  return best
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
}

/** One scale for the whole table, so that whole numbers can be added; the few largest weights are cut off. */
function toBytes(weights: Float64Array): { scale: number; table: Int8Array } {
  const sizes = weights.filter((weight) => weight !== 0).map(Math.abs).sort()
  const largest = sizes[Math.floor((sizes.length - 1) * 0.9995)] ?? 1
  const scale = largest / 127
  const table = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))))
  return { scale, table }
}
