// The tagger's dictionary: which tags a spelling can have, and the feature hashes that it brings by itself.
import type { Model } from '../models/model-file.js'
import { tableOf } from '../models/model-file.js'
import { hashText, shapes, spellingOf } from './word-types.js'

/** A spelling as the tagger reads it: the tags it can have, and its share of the feature hashes. */
export interface WordType {
  lower: string
  /** Indexes into the tags, ascending. */
  choices: Uint8Array
  /** Names the set of choices. */
  set: number
  word: number
  suffix2: number
  suffix3: number
  shape: number
  /** Rows of the weight table that the word itself switches on. */
  own: Int32Array
  before1: number
  before2: number
  after1: number
  after2: number
}

const mostTypes = 60_000

/** rowOf hashes one feature, of a kind and with two values, into a table of `mask + 1` rows. */
export function rowOf(kind: number, a: number, b: number, mask: number): number {
  let hash = Math.imul(a ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 15), 0x27d4eb2f)
  return (hash ^ (hash >>> 13)) & mask
}

/** The words and tags that a tagger can read: what it knows of spellings. Its types are remembered, within bounds. */
export interface Lexicon {
  tags: readonly string[]
  typeOf(text: string): WordType
  /** The tags that the dictionary has for a spelling, none where it does not know it. */
  tagsOf(text: string): string[]
  mask: number
}

/** makeLexicon reads a model's dictionary: sorted spelling hashes, for each the index of its set of tags. */
export function makeLexicon(model: Model): Lexicon {
  const { tags, sets } = model.header as { tags: string[]; sets: number[][] }
  const keys = tableOf(model, 'words', 'Int32Array')
  const setOf = tableOf(model, 'sets', 'Uint8Array')
  const mask = (model.header.rows as number) - 1
  const known = new Map<string, WordType>()
  const number = new Map(tags.map((tag, index) => [tag, index]))
  const pick = (names: string): number[] => names.split(' ').flatMap((name) => number.get(name) ?? [])
  const open = pick('NN NNS JJ RB VB VBD VBG VBN VBP VBZ JJR JJS UH FW')
  const openName = pick('NNP NNPS NN NNS JJ RB')
  const openNumber = pick('CD NN NNS JJ')
  const name = pick('NNP NNPS')

  function find(hash: number): number[] | undefined {
    let low = 0
    let high = keys.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const key = keys[middle]!
      if (key === hash) return sets[setOf[middle]!]
      if (key < hash) low = middle + 1
      else high = middle - 1
    }
    return undefined
  }

  function choicesOf(text: string, lower: string, exact: number, exactLower: number, shape: number): number[] {
    const found = find(exact)
    const isCapital = shape === shapes.capitalised || shape === shapes.capitals || shape === shapes.capital
    if (found && (text === lower || !isCapital || found.length === 1)) return found
    const small = text === lower ? undefined : find(exactLower)
    if (found) return small ? [...new Set([...found, ...small])] : found
    if (small && isCapital) return [...new Set([...small, ...name])]
    if (shape === shapes.number) return pick('CD')
    if (shape === shapes.numberWord) return openNumber
    if (shape === shapes.mark) return pick('SYM')
    if (shape === shapes.lower) return open
    return openName
  }

  function makeType(text: string): WordType {
    const lower = text.toLowerCase()
    const spelling = spellingOf(text, lower)
    const { suffix2, suffix3, suffix4, prefix3, tail, shape } = spelling
    const plain = shape >> 2
    const isKnown = find(spelling.exactLower) !== undefined || find(spelling.exact) !== undefined
    // Words that training hardly saw all look the same, so that it learns how to read such words.
    const word = isKnown || plain >= shapes.number ? spelling.word : 0
    const choices = Uint8Array.from(choicesOf(text, lower, spelling.exact, spelling.exactLower, plain)).sort()
    const set = choices.reduce((hash, tag) => Math.imul(hash ^ tag, 0x01000193), 0x811c9dc5)
    const own = Int32Array.of(
      rowOf(1, word, 0, mask), rowOf(2, suffix2, 0, mask), rowOf(3, suffix3, 0, mask), rowOf(4, suffix4, 0, mask),
      rowOf(5, prefix3, 0, mask), rowOf(6, tail, 0, mask), rowOf(9, set, 0, mask), rowOf(11, shape, 0, mask),
    )
    return {
      lower, choices, set, word, suffix2, suffix3, shape: plain, own,
      before1: rowOf(12, word, 0, mask), before2: rowOf(13, word, 0, mask),
      after1: rowOf(14, word, 0, mask), after2: rowOf(15, word, 0, mask),
    }
  }

  return {
    tags,
    mask,
    tagsOf(text) {
      return (find(hashText(text)) ?? []).map((tag) => tags[tag]!)
    },
    typeOf(text) {
      let type = known.get(text)
      if (type) return type
      if (known.size >= mostTypes) known.clear()
      type = makeType(text)
      known.set(text, type)
      return type
    },
  }
}
