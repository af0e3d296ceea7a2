// "Lee, who was fired in May, left": what stands between a subject and its verb leaves the sentence before it is parsed.
import { nominalTags } from '../../words/nominal-tags.js'
import { finiteTags } from '../../words/finite-tags.js'
import { articles } from '../../lexicon/determiners.js'
import { officeNouns } from '../../lexicon/offices.js'
import { dashes } from '../../words/marks.js'
import type { Token } from '../../words/token.js'
import { isVerbBehind } from './trailing.js'

/** A subject, and what an aside between commas tells of it. */
export interface Aside {
  /** The subject's words, [from, end). */
  subject: readonly [from: number, end: number]
  /** The subject as it stands before its verb: with the age behind it, and the comma that closes that. */
  named: readonly [from: number, end: number]
  /** The words of the aside, without "who" or "which": of two runs the subject stands between as the object. */
  told: readonly (readonly [from: number, end: number])[]
  /** Where the sentence goes on. */
  next: number
  /** The form of "be" that an apposition lacks, or the ’s of "whose": behind the subject; undefined in another relative clause. */
  added: string | undefined
}

const nounLike: ReadonlySet<string> = new Set([...nominalTags, 'PART', 'ADP'])
const openers: ReadonlySet<string> = new Set([...articles, 'its', 'one'])
const longestSubject = 9
const longestAside = 40

/** findAside gives the aside right behind the subject that the words [from, end) begin with, undefined where there is none. */
export function findAside(words: readonly Token[], from: number, end: number): Aside | undefined {
  let comma = from
  while (comma < end && comma - from <= longestSubject && nounLike.has(words[comma]!.pos)) comma += 1
  const head = words[comma - 1]
  if (comma === from || !isOpening(words[comma]) || !head || !/^(?:NOUN|PROPN)$/.test(head.pos) || words[from]!.pos === 'ADP') return undefined
  const subject = [from, comma] as const
  // "The mayor, 52, who denied the charge, was jailed".
  const hasAge = words[comma + 1]?.pos === 'NUM' && words[comma + 2]?.text === ','
  if (hasAge) comma += 2
  const named = hasAge ? [from, comma + 1] as const : subject
  const first = words[comma + 1]
  if (!first) return undefined
  const isRelative = /^(?:who|which|whose)$/.test(first.lower)
  if (!isRelative && !openers.has(first.lower)) return undefined
  const isSubject = finiteTags.has(words[comma + 2]?.tag ?? '') || words[comma + 2]?.pos === 'ADV'
  const close = closing(words, comma + 1, Math.min(end, comma + longestAside), isRelative)
  if (close < 0 || close >= end - 1) return undefined
  if (first.lower === 'whose') {
    const owner = head.lower.endsWith('s') ? '’' : '’s'
    return isVerbBehind(words, comma + 2, close) ? { subject, named, told: [[comma + 2, close]], next: close + 1, added: owner } : undefined
  }
  if (isRelative && !isSubject) return objectAside(words, subject, named, comma, close)
  if (isRelative) return { subject, named, told: [[comma + 2, close]], next: close + 1, added: undefined }
  // "The head of Harlow Motors, a maker of buses, left": of which of the two it tells is not sure.
  const isOfTwo = head.pos === 'PROPN' && words.slice(from, comma).some(({ pos }) => pos === 'ADP')
  if (close - comma < 4 || isOfTwo || isOffice(words, comma + 1, close)) return undefined
  const isMany = head.tag === 'NNS' || head.tag === 'NNPS'
  return { subject, named, told: [[comma + 1, close]], next: close + 1, added: isMany ? 'are' : 'is' }
}

function isOpening(mark: Token | undefined): boolean {
  return mark !== undefined && (mark.text === ',' || dashes.has(mark.text))
}

/** "The report, which the ministry published on Thursday, blamed": the subject is what was published. */
function objectAside(
  words: readonly Token[], subject: Aside['subject'], named: Aside['named'], comma: number, close: number,
): Aside | undefined {
  let verb = comma + 2
  while (verb < close && !finiteTags.has(words[verb]!.tag)) verb += 1
  while (verb + 1 < close && /^VB/.test(words[verb + 1]!.tag)) verb += 1
  const after = words[verb + 1]
  if (verb >= close || !after || !(verb + 1 === close || after.pos === 'ADP')) return undefined
  return { subject, named, told: [[comma + 2, verb + 1], [verb + 1, close]], next: close + 1, added: undefined }
}

/** The comma, or the second of two dashes, that the main verb stands right behind; -1 where a list or another clause may be meant. */
function closing(words: readonly Token[], from: number, end: number, isRelative: boolean): number {
  let verbs = 0
  const dash = words[from - 1]!.text === ',' ? '' : words[from - 1]!.text
  for (let at = from; at < end; at += 1) {
    const { text, tag, pos } = words[at]!
    if (text === dash) return finiteTags.has(words[at + 1]?.tag ?? '') || words[at + 1]?.pos === 'ADV' ? at : -1
    if (dash !== '') continue
    if (finiteTags.has(tag)) verbs += 1
    if (!isRelative && (verbs > 0 || pos === 'CCONJ')) return -1
    if (text === ';' || text === '—' || text === '–') return -1
    if (text !== ',') continue
    const next = words[at + 1]?.pos === 'ADV' ? words[at + 2] : words[at + 1]
    if (next && finiteTags.has(next.tag)) return at
    if (!isRelative || words[at + 1]?.pos === 'CCONJ') return -1
  }
  return -1
}

/** An office, an age or a credential says no more than whom the sentence is about. */
function isOffice(words: readonly Token[], from: number, end: number): boolean {
  for (let at = from; at < end; at += 1) {
    const { pos, lemma } = words[at]!
    if (pos === 'NOUN' && officeNouns.has(lemma)) return true
    if (pos === 'ADP' || /^(?:who|which|that)$/.test(lemma)) return false
  }
  return false
}
