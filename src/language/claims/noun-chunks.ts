// Noun phrases, from their first word to their noun: "the city’s two oldest schools". What "of" adds is a chunk of its own.
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import { pushChunk, type Chunk } from './chunk.js'
import {
  isDash, isPossessiveEnding, isPossessor, isPremodifier, isQuoteMark, isShortBe, joinsNumbers, negations, premodified,
} from './token-marks.js'
import { verbForm } from '../words/verb-forms.js'

const openers = words('DET ADJ NUM PART SYM PRON VERB INTJ X')
const temporal = words(`today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday
  week month year day morning afternoon evening night weekend weeks months years days`)
const months = words(`january february march april may june july august september october november december jan.
  feb. mar. apr. jun. jul. aug. sept. oct. nov. dec.`)

/** isTime tells a word for a day or a stretch of time. */
export function isTime({ lower }: Token): boolean {
  return temporal.has(lower) || months.has(lower)
}

/** startsNoun: may a noun phrase begin with this token? */
export function startsNoun(token: Token): boolean {
  return premodified.has(token.pos) || openers.has(token.pos)
}

/** readNoun reads the noun phrase that begins at a token, and gives the token after it. */
export function readNoun(chunks: Chunk[], tokens: readonly Token[], from: number): number {
  let at = from
  let head = -1
  const first = tokens[at]!
  if (first.pos === 'PRON' && !isPossessor(first) && first.lower !== 'her') return pushNoun(chunks, tokens, from, from + 1, from)
  for (; at < tokens.length; at += 1) {
    const token = tokens[at]!
    const { pos } = token
    if (pos === 'NOUN' || pos === 'PROPN') head = at
    else if (pos === 'NUM') head = head < 0 || tokens[head]!.pos === 'NUM' || months.has(tokens[head]!.lower) ? at : head
    else if (pos === 'PRON') {
      if (at > from && !(isPossessor(token) && tokens[at - 1]!.lower === 'all')) break
    } else if (pos === 'DET') {
      if (head >= 0 || (at > from && tokens[at - 1]!.pos === 'ADJ')) break
    } else if (pos === 'ADJ') {
      if (head >= 0 && !isPossessor(tokens[at - 1]!) && !premodified.has(tokens[at + 1]?.pos ?? '')) break
    } else if (pos === 'PART' || isPossessiveEnding(tokens, at)) {
      if (head < 0 || token.lower === 'to' || negations.has(token.lower)) break
    } else if (pos === 'ADV' && head < 0 && at > from && premodified.has(tokens[at + 1]?.pos ?? '')) continue
    else if (pos === 'ADV' && tokens[at - 1]?.lower === 'more' && at > from) continue
    else if (pos === 'ADP' && token.lower === 'than' && /^(?:more|less|fewer)$/.test(tokens[at - 1]?.lower ?? '')) continue
    else if (pos === 'VERB') {
      if (isOwned(tokens, at)) head = at
      else if (at !== from && !isPremodifier(tokens, at)) break
    } else if (pos === 'SYM' && !isDash(token.text)) continue
    else if (joinsNumbers(tokens, at)) at += 1
    else if (pos === 'PUNCT' && token.lower === ',' && joinsOver(tokens, at, head)) continue
    else if (pos === 'CCONJ' && head < 0 && tokens[at - 1]!.pos === tokens[at + 1]?.pos && at > from) continue
    else if (isQuoteMark(token.lower) && head < 0 && premodified.has(tokens[at + 1]?.pos ?? '')) continue
    else break
  }
  if (at === from) at += 1
  if (head < 0) {
    const opener = tokens[from]!
    if (opener.pos === 'ADJ' || opener.pos === 'PART') return pushChunk(chunks, 'adverb', from, at, at - 1)
    head = at - 1
  }
  return pushNoun(chunks, tokens, from, at, head)
}

// "the night's highlight", "her address": the tagger takes such nouns for verbs now and then.
function isOwned(tokens: readonly Token[], at: number): boolean {
  const previous = tokens[at - 1]
  if (!previous || !isPossessor(previous) || isShortBe(tokens, at - 1)) return false
  return verbForm(tokens[at]!) === 'base' || verbForm(tokens[at]!) === 'present'
}

// "Jan. 5, 2016" and "a loud, angry crowd" are one phrase over the comma.
function joinsOver(tokens: readonly Token[], at: number, head: number): boolean {
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  if (!before || !after) return false
  if (before.pos === 'NUM' && after.pos === 'NUM') return months.has(tokens[at - 2]?.lower ?? '')
  return head < 0 && before.pos === 'ADJ' && after.pos === 'ADJ'
}

function pushNoun(chunks: Chunk[], tokens: readonly Token[], from: number, to: number, head: number): number {
  const isTime = temporal.has(tokens[head]!.lower) && chunks[chunks.length - 1]?.type !== 'preposition'
  return pushChunk(chunks, isTime ? 'adverb' : 'noun', from, to, head)
}
