// The words of an assertion and how they follow each other, as numbers below `buckets`: the columns of the worth model.
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import { hashText } from '../words/word-types.js'

/** How many columns there are; two features may share one. */
export const buckets = 1 << 17
/** How many columns the word vectors are folded into, a word each. */
export const wordBuckets = 1 << 17

/** What hashFeatures found; one object serves many calls. */
export interface HashedFeatures {
  /** The first `count` are columns, each once. */
  columns: Int32Array
  count: number
  /** The first `wordCount` are columns of the word table, a word of the text each. */
  words: Int32Array
  wordCount: number
}

interface WordHashes {
  word: number
  prefix: number
  suffix: number
  /** Column of the word table, -1 for what is no word. */
  column: number
  isNumber: boolean
}

const mostTokens = 400
const featuresPerToken = 12
const mostWordsKept = 50_000
const affixed = 4
const functionTags = words('PRON DET ADP AUX CCONJ SCONJ PART PUNCT')
const startHash = 0x51ed270b
const endHash = 0x2545f491
const family = {
  word: 0x1b873593, lemma: 0x38495ab5, pair: 0x6b43a9b5, form: 0x52dce729, formPair: 0x7feb352d, formTriple: 0x846ca68b,
  prefix: 0x2c1b3c6d, suffix: 0x297a2d39, first: 0x45d9f3b, firstPair: 0x119de1f3, firstTriple: 0x344caf4d, last: 0x5bd1e995,
  count: 0x27d4eb2f, length: 0x165667b1, numbers: 0x9e3779b, names: 0x3c6ef372,
} as const

const known = new Map<string, WordHashes>()
const stamps = new Int32Array(buckets)
let stamp = 0

/** wordColumn gives the column in the word table of the word, in lower case, whose hash this is. */
export function wordColumn(hash: number): number {
  return spread(hash) & (wordBuckets - 1)
}

/** newHashedFeatures makes room for what one call can find. */
export function newHashedFeatures(): HashedFeatures {
  return { columns: new Int32Array(mostTokens * featuresPerToken + 64), count: 0, words: new Int32Array(mostTokens), wordCount: 0 }
}

/**
 * hashFeatures fills `found` with the features of the tokens [from, to), of which the first 400 are looked at: words,
 * lemmas, pairs of words, runs of up to three forms (function words as they stand, others as their tag),
 * beginnings and endings of words, how the run begins and ends (its full stop left out), and how many there are of each part of speech.
 */
export function hashFeatures(tokens: readonly Token[], from: number, to: number, found: HashedFeatures): void {
  let end = Math.min(to, from + mostTokens)
  // A clause out of a sentence has no full stop of its own.
  while (end > from + 1 && tokens[end - 1]!.text === '.') end -= 1
  begin(found)
  let [before, formBefore, formTwoBefore] = [startHash, startHash, 0]
  let [length, numbers, names] = [0, 0, 0]
  for (let at = from; at < end; at += 1) {
    const token = tokens[at]!
    const hashes = hashesOf(token.lower)
    const { word, prefix, suffix, column } = hashes
    const form = functionTags.has(token.pos) ? word : formOf(token)
    put(found, word, family.word)
    put(found, token.lemma === token.lower ? word : hashesOf(token.lemma).word, family.lemma)
    put(found, join(before, word), family.pair)
    put(found, form, family.form)
    put(found, join(formBefore, form), family.formPair)
    if (at > from) put(found, join(join(formTwoBefore, formBefore), form), family.formTriple)
    if (prefix !== 0) {
      put(found, prefix, family.prefix)
      put(found, suffix, family.suffix)
    }
    if (at === from) put(found, word, family.first)
    if (at === from + 1) put(found, join(before, word), family.firstPair)
    if (at === from + 2) put(found, join(join(hashesOf(tokens[from]!.lower).word, before), word), family.firstTriple)
    if (column >= 0) {
      found.words[found.wordCount] = column
      found.wordCount += 1
    }
    if (column >= 0 || hashes.isNumber) length += 1
    if (hashes.isNumber) numbers += 1
    if (at > from && isCapital(token.text) && token.text !== 'I') names += 1
    ;[before, formTwoBefore, formBefore] = [word, formBefore, form]
  }
  put(found, join(before, endHash), family.pair)
  put(found, join(formBefore, endHash), family.formPair)
  put(found, join(join(formTwoBefore, formBefore), endHash), family.formTriple)
  put(found, before, family.last)
  put(found, Math.round(Math.log2(length + 1) * 2), family.length)
  put(found, Math.min(numbers, 3), family.numbers)
  put(found, Math.min(names, 4), family.names)
}

function begin(found: HashedFeatures): void {
  found.count = 0
  found.wordCount = 0
  stamp += 1
  if (stamp < 0x7fffffff) return
  stamps.fill(0)
  stamp = 1
}

function put(found: HashedFeatures, hash: number, kind: number): void {
  const column = spread(hash ^ kind) & (buckets - 1)
  if (stamps[column] === stamp) return
  stamps[column] = stamp
  found.columns[found.count] = column
  found.count += 1
}

function join(before: number, hash: number): number {
  return (Math.imul(before, 0x85ebca6b) ^ hash) | 0
}

function spread(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

const formHashes = new Map<string, number>()

// A content word as its tag: "walked" is VBD or VBN, "roads" is NNS.
function formOf({ tag }: Token): number {
  let hash = formHashes.get(tag)
  if (hash === undefined) formHashes.set(tag, (hash = hashText(tag)))
  return hash
}

function hashesOf(lower: string): WordHashes {
  const before = known.get(lower)
  if (before) return before
  if (known.size >= mostWordsKept) known.clear()
  const hashes = hashWord(lower.length > 40 ? lower.slice(0, 40) : lower)
  known.set(lower, hashes)
  return hashes
}

function hashWord(lower: string): WordHashes {
  const first = lower.charCodeAt(0)
  const isNumber = first >= 48 && first <= 57
  const plain = isNumber ? lower.replace(/\d/g, '0').slice(0, 6) : lower.replace('’', "'")
  const isLong = plain.length > affixed
  const word = hashText(plain)
  return {
    word,
    prefix: isLong ? hashText(plain.slice(0, affixed)) | 1 : 0,
    suffix: isLong ? hashText(plain.slice(-3)) : 0,
    column: /^\p{L}+$/u.test(plain) ? wordColumn(word) : -1,
    isNumber,
  }
}

function isCapital(text: string): boolean {
  const first = text.charCodeAt(0)
  return first > 127 ? /^\p{Lu}/u.test(text) : first >= 65 && first <= 90
}
