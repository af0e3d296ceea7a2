// An averaged perceptron that gives words their Penn Treebank tags, greedily from left to right.
//
// Collins, "Discriminative training methods for hidden Markov models" (2002), with hashed features. A dictionary of
// word → possible tags, learnt with the weights, leaves most words no choice; the others choose among few tags.
import type { Model } from './models/model-file.js'
import { tableOf } from './models/model-file.js'
import { shapes, spellingOf } from './word-types.js'

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

/** How a word stands in its segment; it decides what a capital letter is worth. */
export const places = { inside: 0, first: 1, headline: 2 } as const

export const ownFeatures = 8
const contextFeatures = 24
/** How many rows of the weight table each word switches on. */
export const featureCount = ownFeatures + contextFeatures

const mostTypes = 60_000
const start = '\u0002'
const end = '\u0003'

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

/** readFeatures writes into `rows` the rows that the word at `at` of a segment switches on. */
export function readFeatures(
  types: readonly WordType[], at: number, place: number, history: History, mask: number, ends: Ends,
  rows: Int32Array,
): void {
  const { before, after } = ends
  const { tag1, tag2, verbs } = history
  const own = types[at]!
  const before1 = types[at - 1] ?? before
  const before2 = types[at - 2] ?? before
  const after1 = types[at + 1] ?? after
  const after2 = types[at + 2] ?? after
  rows.set(own.own)
  rows[8] = before1.before1
  rows[9] = before2.before2
  rows[10] = after1.after1
  rows[11] = after2.after2
  rows[12] = rowOf(20, own.shape, place, mask)
  rows[13] = rowOf(21, tag1, 0, mask)
  rows[14] = rowOf(22, tag1, tag2, mask)
  rows[15] = rowOf(23, tag1, own.word, mask)
  rows[16] = rowOf(24, tag1, own.suffix3, mask)
  rows[17] = rowOf(25, tag1, after1.set, mask)
  rows[18] = rowOf(26, after1.set, own.set, mask)
  rows[19] = rowOf(27, after1.set, after2.set, mask)
  rows[20] = rowOf(28, before1.suffix3, 0, mask)
  rows[21] = rowOf(29, after1.suffix3, 0, mask)
  rows[22] = rowOf(30, before1.word, own.word, mask)
  rows[23] = rowOf(31, own.word, after1.word, mask)
  rows[24] = rowOf(32, tag1 * 64 + tag2, own.set, mask)
  rows[25] = rowOf(33, own.shape * 16 + after1.shape, before1.shape * 4 + place, mask)
  rows[26] = rowOf(34, tag2, own.word, mask)
  rows[27] = rowOf(35, verbs, own.set, mask)
  rows[28] = rowOf(36, verbs * 64 + tag1, own.set ^ after1.set, mask)
  rows[29] = rowOf(37, own.shape * 4 + place, own.suffix3, mask)
  rows[30] = rowOf(38, own.shape * 4 + place, own.suffix2, mask)
  rows[31] = rowOf(39, own.shape * 4 + place, own.set, mask)
}

/** What the tags before the word say. */
export interface History {
  /** The tag before, and the one before that; the number of tags where there is none. */
  tag1: number
  tag2: number
  /** 1: a finite verb stood in the segment; 2: one stood since its last comma or joining word. */
  verbs: number
}

/** Which tags are finite verbs, and which begin a part with a verb of its own. */
export interface TagRoles {
  finite: Uint8Array
  breaks: Uint8Array
}

export function rolesOf(tags: readonly string[]): TagRoles {
  return {
    finite: Uint8Array.from(tags, (tag) => Number(/^(?:VBD|VBZ|VBP|MD)$/.test(tag))),
    breaks: Uint8Array.from(tags, (tag) => Number(/^(?:,|:|CC|WDT|WP|WRB|``|'')$/.test(tag))),
  }
}

/** nextHistory moves the history past a word with this tag. */
export function nextHistory(history: History, tag: number, { finite, breaks }: TagRoles): void {
  history.tag2 = history.tag1
  history.tag1 = tag
  if (finite[tag]) history.verbs = 3
  else if (breaks[tag]) history.verbs &= 1
}

export interface Ends {
  before: WordType
  after: WordType
}

/** endsOf gives what stands before and after a segment. */
export function endsOf(lexicon: Lexicon): Ends {
  return { before: lexicon.typeOf(start), after: lexicon.typeOf(end) }
}

/** placesOf tells for each word of a segment where it stands: its first word, a headline's word, or inside. */
export function placesOf(types: readonly WordType[], from: number, to: number, out: Uint8Array): void {
  let capital = 0
  let small = 0
  let first = -1
  for (let at = from; at < to; at += 1) {
    const { shape, lower } = types[at]!
    out[at] = places.inside
    if (shape === shapes.mark) continue
    if (first < 0) first = at
    if (shape === shapes.lower) {
      if (lower.length > 3) small += 1
    } else if (shape !== shapes.number && shape !== shapes.numberWord) capital += 1
  }
  if (capital > 2 && capital > 3 * small) out.fill(places.headline, from, to)
  else if (first >= 0) out[first] = places.first
}

/** A trained tagger. */
export interface Tagger {
  lexicon: Lexicon
  /**
   * tag gives each of the words its tag. `starts[at]` is not 0 where a segment (a sentence, a heading) begins: nothing
   * is read across it. Time is linear in the words.
   */
  tag(types: readonly WordType[], starts: Uint8Array): Uint8Array
}

/** makeTagger reads a model written by bench/train/part-of-speech.ts. */
export function makeTagger(model: Model): Tagger {
  const lexicon = makeLexicon(model)
  return { lexicon, tag: (types, starts) => tagAll(lexicon, tableOf(model, 'weights', 'Int8Array'), types, starts) }
}

function tagAll(lexicon: Lexicon, weights: Int8Array, types: readonly WordType[], starts: Uint8Array): Uint8Array {
  const out = new Uint8Array(types.length)
  const place = new Uint8Array(types.length)
  const rows = new Int32Array(featureCount)
  const ends = endsOf(lexicon)
  const none = lexicon.tags.length
  const roles = rolesOf(lexicon.tags)
  for (let from = 0; from < types.length;) {
    let to = from + 1
    while (to < types.length && !starts[to]) to += 1
    const segment = types.slice(from, to)
    const where = place.subarray(from, to)
    placesOf(segment, 0, segment.length, where)
    const history = { tag1: none, tag2: none, verbs: 0 }
    for (let at = 0; at < segment.length; at += 1) {
      const { choices } = segment[at]!
      let best = choices[0]!
      if (choices.length > 1) {
        readFeatures(segment, at, where[at]!, history, lexicon.mask, ends, rows)
        best = bestChoice(choices, rows, weights, lexicon.tags.length)
      }
      out[from + at] = best
      nextHistory(history, best, roles)
    }
    from = to
  }
  return out
}

function bestChoice(choices: Uint8Array, rows: Int32Array, weights: Int8Array, width: number): number {
  let best = 0
  let bestScore = -Infinity
  for (let index = 0; index < choices.length; index += 1) {
    const tag = choices[index]!
    let score = 0
    for (let row = 0; row < featureCount; row += 1) score += weights[rows[row]! * width + tag]!
    if (score > bestScore) {
      bestScore = score
      best = tag
    }
  }
  return best
}
