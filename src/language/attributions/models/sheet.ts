// An article laid out for the attribution models: one number per token and property, so that features are made of
// table look-ups and no strings.
import type { ArticleSentence } from '../../sentences/sentence.js'
import type { Token } from '../../words/token.js'
import type { Draft } from '../drafts.js'
import { findDrafts } from '../rules/find-drafts.js'
import { findChunks } from './noun-chunks.js'
import { findQuotes } from '../../sentences/quotes.js'
import { cueClassOf } from '../../lexicon/cues.js'
import { nounClassOf } from '../../lexicon/source-classes.js'

/** What a token can be to the rules that count what stands between a cue and a word. */
export const kinds = { other: 0, noun: 1, verb: 2, comma: 3, mark: 4, pronoun: 5, adverb: 6, preposition: 7, that: 8, to: 9,
  quote: 10, adjective: 11, determiner: 12, dash: 13, conjunction: 14, relative: 15 } as const

export interface Sheet {
  tokens: Token[]
  sentences: ArticleSentence[]
  /** Token → index of its sentence. */
  sentenceOf: Int32Array
  /** Hashes of the lower-cased word, the lemma, the tag, the last three letters, the shape of the spelling. */
  word: Int32Array
  lemma: Int32Array
  tag: Int32Array
  suffix: Int32Array
  shape: Int32Array
  kind: Uint8Array
  /** 1 for words and numbers, 0 for marks. */
  isWord: Uint8Array
  /** Class of the lemma in the lexicon of cues, 0 where it has none. */
  cueClass: Uint8Array
  /** What a noun names (source-lexicon.ts), 0 for other words. */
  nounClass: Uint8Array
  /** Token → last noun of its chunk, or the token itself. */
  headOf: Int32Array
  /** Token → number of its quotation, -1 outside; the marks belong to it. */
  quote: Int32Array
  /** Sentence → how much of it stands in quotation marks: 0 none, 1 its start, 2 its end, 3 inside, 4 all. */
  quotedShare: Uint8Array
  /** Token → the draft of the rules whose cue it is, -1 for none; and what it is in any of them: 1 source, 2 content. */
  draftOf: Int32Array
  drafted: Uint8Array
  /** Token → 1 where the rules see the head of a cue. */
  ruleCue: Uint8Array
  drafts: Draft[]
  /** Token → number of its noun chunk, -1 outside. */
  chunk: Int32Array
}

/** hashWord gives 32 bits for a string (FNV-1a over its UTF-16 code units). */
export function hashWord(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash | 0
}

/** hashPair mixes two numbers into 32 bits; the order counts. */
export function hashPair(a: number, b: number): number {
  const mixed = Math.imul(Math.imul(a, 0x85ebca6b) ^ (b + 0x9e3779b9), 0xc2b2ae35)
  return mixed ^ (mixed >>> 15)
}

interface TypeFacts {
  word: number
  suffix: number
  shape: number
  isWord: number
}

/** layOut makes the sheet of an article. Linear in its tokens. */
export function layOut(tokens: Token[], sentences: ArticleSentence[]): Sheet {
  const count = tokens.length
  const ints = (): Int32Array => new Int32Array(count)
  const sheet: Sheet = { tokens, sentences, sentenceOf: ints(), word: ints(), lemma: ints(), tag: ints(), suffix: ints(),
    shape: ints(), kind: new Uint8Array(count),
    isWord: new Uint8Array(count), cueClass: new Uint8Array(count), nounClass: new Uint8Array(count), headOf: ints(),
    quote: findQuotes(tokens, sentences).byToken, chunk: ints(),
    quotedShare: new Uint8Array(sentences.length), draftOf: ints().fill(-1), drafted: new Uint8Array(count), ruleCue: new Uint8Array(count), drafts: findDrafts(tokens, sentences) }
  const facts = new Map<string, TypeFacts>()
  const tags = new Map<string, number>()
  for (let at = 0; at < count; at += 1) {
    const { text, lower, lemma, tag } = tokens[at]!
    let known = facts.get(text)
    if (!known) {
      known = { word: hashWord(plainMark(lower)), suffix: hashWord(lower.slice(-3)), shape: shapeOf(text), isWord: /^[\p{L}\p{N}]/u.test(text) ? 1 : 0 }
      facts.set(text, known)
    }
    sheet.word[at] = known.word
    sheet.suffix[at] = known.suffix
    sheet.shape[at] = known.shape
    sheet.isWord[at] = known.isWord
    sheet.lemma[at] = lemma === lower ? known.word : hashWord(lemma)
    let tagHash = tags.get(tag)
    if (tagHash === undefined) tags.set(tag, (tagHash = hashWord(tag)))
    sheet.tag[at] = tagHash
    sheet.kind[at] = kindOf(tag, lower)
    sheet.cueClass[at] = cueClassOf(lemma)
    sheet.nounClass[at] = nounClassOf(lower, lemma, tag)
  }
  // What frames a sentence is in none of its words, and still in its place.
  sentences.forEach(({ endToken }, index) => sheet.sentenceOf.fill(index, index === 0 ? 0 : sentences[index - 1]!.endToken, endToken))
  sheet.drafts.forEach((draft, index) => {
    // A quotation that goes on has the cue of the one before: the first one counts.
    if (sheet.draftOf[draft.cue[0]![0]]! < 0) {
      for (const [from, to] of draft.cue) sheet.draftOf.fill(index, from, to)
      sheet.ruleCue[headOfCue(tokens, draft)] = 1
    }
    for (const [from, to] of draft.source) for (let at = from; at < to; at += 1) sheet.drafted[at]! |= 1
    for (const [from, to] of draft.content) for (let at = from; at < to; at += 1) sheet.drafted[at]! |= 2
  })
  sentences.forEach((sentence, index) => (sheet.quotedShare[index] = shareOf(sheet.quote, sentence)))
  findChunks(tokens, sentences, sheet.chunk)
  for (let at = count - 1; at >= 0; at -= 1) {
    const goesOn = sheet.chunk[at]! >= 0 && sheet.chunk[at + 1] === sheet.chunk[at] && tokens[at + 1]!.tag !== 'POS'
    sheet.headOf[at] = goesOn ? sheet.headOf[at + 1]! : at
  }
  return sheet
}

/** The first full verb of a cue, or its first word. */
function headOfCue(tokens: Token[], { cue }: Draft): number {
  for (const [from, to] of cue) {
    for (let at = to - 1; at >= from; at -= 1) if (tokens[at]!.tag.startsWith('V')) return at
  }
  return cue[0]![0]
}

function shareOf(quote: Int32Array, { firstToken, endToken }: ArticleSentence): number {
  let quoted = 0
  for (let at = firstToken; at < endToken; at += 1) if (quote[at]! >= 0) quoted += 1
  if (quoted === 0) return 0
  if (quoted === endToken - firstToken) return 4
  return quote[firstToken]! >= 0 ? 1 : quote[endToken - 1]! >= 0 ? 2 : 3
}

/** Marks that mean one thing are spelled one way. */
function plainMark(lower: string): string {
  if (lower === '“' || lower === '”' || lower === "''" || lower === '``') return '"'
  if (lower === '—' || lower === '–' || lower === '--' || lower === '―') return '—'
  return lower.replace('’', "'")
}

function shapeOf(text: string): number {
  const first = text.charCodeAt(0)
  if (first >= 48 && first <= 57) return 1
  if (text.length === 1) return 2
  if (text === text.toLowerCase()) return 3
  if (text === text.toUpperCase()) return 4
  return first >= 65 && first <= 90 ? 5 : 6
}

function kindOf(tag: string, lower: string): number {
  switch (lower) {
    case ',': return kinds.comma
    case '“': case '”': case '"': case "''": return kinds.quote
    case '—': case '–': case '--': case '―': case '-': return kinds.dash
    case 'that': return kinds.that
    case 'who': case 'which': case 'whom': return kinds.relative
  }
  if (tag === 'TO') return kinds.to
  const first = tag.charCodeAt(0)
  if (tag === 'NN' || tag.startsWith('NN')) return kinds.noun
  if (first === 86 || tag === 'MD') return kinds.verb
  if (tag === 'PRP') return kinds.pronoun
  if (tag === 'IN') return kinds.preposition
  if (tag.startsWith('RB')) return kinds.adverb
  if (tag.startsWith('JJ') || tag === 'CD') return kinds.adjective
  if (tag === 'DT' || tag === 'PRP$' || tag === 'POS') return kinds.determiner
  if (tag === 'CC') return kinds.conjunction
  return first < 65 ? kinds.mark : kinds.other
}
