// "…, which opened in May", "…, most of whom left": a relative clause that ends its sentence leaves it before it is parsed,
// where the words alone show what it tells of.
import { clauseReactions } from '../../lexicon/conjunctions.js'
import { groupNouns, personNouns } from '../../lexicon/source-nouns.js'
import { officeNouns } from '../../lexicon/offices.js'
import { finiteTags, relativeTags } from '../../words/finite-tags.js'
import { dashes } from '../../words/marks.js'
import type { Token } from '../../words/token.js'

/** A clause that ends its sentence, and what it tells of. */
export interface Trailing {
  /** The comma before it: there the sentence ends. */
  comma: number
  /** The words that it tells of, [from, end). */
  antecedent: readonly [from: number, end: number]
  /** Words that stand before the antecedent, "most of", and those behind it. */
  before: readonly [from: number, end: number]
  rest: readonly [from: number, end: number]
  /** Behind "whose": what belongs to the antecedent. */
  isOwner: boolean
}

const nounLike: ReadonlySet<string> = new Set(['ADJ', 'NOUN', 'PROPN', 'NUM'])
const singularVerbs: ReadonlySet<string> = new Set(['is', 'was', 'has', 'does', "isn't", 'isn’t', "wasn't", 'wasn’t'])
const pluralVerbs: ReadonlySet<string> = new Set(['are', 'were', 'have', 'do'])
/** Behind a comma these may go on with the main clause: "…, to admit", "…, built near a stream". */
const goesOn: ReadonlySet<string> = new Set(['TO', 'VBN'])
const otherJoints: ReadonlySet<string> = new Set([...dashes, ';', ':', '…', '...'])
const shortest = 4
const longestAntecedent = 9
const longestInterposed = 8

/** findTrailing gives the relative clause that ends the words [from, end), undefined where none does or what it tells of is unsure. Linear. */
export function findTrailing(words: readonly Token[], from: number, end: number): Trailing | undefined {
  for (let comma = end - 1 - shortest; comma > from + 1; comma -= 1) {
    if (words[comma]!.text !== ',' && !dashes.has(words[comma]!.text)) continue
    const relative = relativeAt(words, comma + 1, end)
    if (relative >= 0) return trailingAt(words, from, comma, relative, end)
  }
  return undefined
}

/** Where "who", "which", "whose" stands that opens a clause: first, or behind "most of", "in"; -1 where none does. */
function relativeAt(words: readonly Token[], first: number, end: number): number {
  if (/^(?:who|which|whose)$/.test(words[first]!.lower)) return first
  for (let at = first + 1; at < Math.min(end, first + 4); at += 1) {
    if (words[at - 1]!.lower === 'of' && /^(?:whom|which)$/.test(words[at]!.lower)) return at
    if (!/^(?:DET|NUM|ADJ|ADV|ADP|PRON|NOUN)$/.test(words[at]!.pos)) return -1
  }
  return -1
}

function trailingAt(words: readonly Token[], from: number, comma: number, relative: number, end: number): Trailing | undefined {
  const antecedent = antecedentBefore(words, from, comma)
  const head = words[comma - 1]!
  const { lower } = words[relative]!
  // "In the three towns, which are poor, most left": the main clause has not had its verb.
  if (!antecedent || isCrossed(words, relative, end) || !words.slice(from, comma).some(({ tag }) => finiteTags.has(tag))) return undefined
  const isOfPerson = lower === 'who' || lower === 'whom'
  if (isOfPerson && !isPerson(head) && words.slice(from, antecedent[0]).some(isPerson)) return undefined
  const isRivalled = (!isOfPerson && isPlaceBehind(words, antecedent)) || isUnsure(words, from, antecedent, isOfPerson)
  if (isRivalled && !isToldApart(words, antecedent, verbBehind(words, relative + 1, end))) return undefined
  const told = { comma, antecedent, before: [comma + 1, relative] as const, rest: [relative + 1, end] as const, isOwner: lower === 'whose' }
  if (lower === 'whose') return isVerbBehind(words, relative + 1, end) ? told : undefined
  if (relative > comma + 1) return finiteTags.has(words[relative + 1]!.tag) ? told : undefined
  const verb = verbBehind(words, relative + 1, end)
  if (verb < 0 || !agrees(head, words[verb]!) || (lower === 'which' && tellsOfClause(words, verb))) return undefined
  return told
}

/** The noun phrase that ends right before a comma, its article with it. */
function antecedentBefore(words: readonly Token[], from: number, comma: number): readonly [number, number] | undefined {
  const head = words[comma - 1]!
  if (head.pos !== 'NOUN' && head.pos !== 'PROPN') return undefined
  let start = comma - 1
  while (start > from && comma - start < longestAntecedent) {
    const { pos, tag, text } = words[start - 1]!
    if (nounLike.has(pos) || tag === 'POS' || (text === '&' && words[start]!.pos === 'PROPN')) start -= 1
    else if (pos === 'DET' || tag === 'PRP$') {
      start -= 1
      if (words[start - 1]?.tag !== 'POS') break
    } else break
  }
  return [start, comma]
}

/** "Lee and Orr, who", "owned by Norland, which": more than one may be meant. */
function isUnsure(words: readonly Token[], from: number, [start, end]: readonly [number, number], isOfPerson: boolean): boolean {
  const before = words[start - 1]
  if (!before) return false
  // "his deputy, Ben Orr, who": both are the one person.
  if (isOfPerson && before.text === ',' && words[end - 1]!.pos === 'PROPN' && words[start - 2]?.pos === 'NOUN') return false
  if (before.pos === 'CCONJ' || before.text === ',' || /^VB[NG]$/.test(before.tag) && start - 1 === from) return true
  return before.pos === 'ADP' && start - 2 > from && /^VB[NG]$/.test(words[start - 2]!.tag) && /^(?:NOUN|PROPN)$/.test(words[start - 3]?.pos ?? '')
}

/** "The attorney general of Florida, whose", "a firm in Kent, which": as likely as not the first is meant. */
function isPlaceBehind(words: readonly Token[], [start, end]: readonly [number, number]): boolean {
  return words[end - 1]!.pos === 'PROPN' && words[start - 1]?.pos === 'ADP' && /^(?:NOUN|PROPN)$/.test(words[start - 2]?.pos ?? '')
}

/** "plumes from Europa, which is": the verb fits one of the two alone. */
function isToldApart(words: readonly Token[], [start, end]: readonly [number, number], verb: number): boolean {
  const rival = [words[start - 2], words[start - 3]].find((word) => word?.pos === 'NOUN' || word?.pos === 'PROPN')
  if (verb < 0 || !rival || words[start - 1]?.pos !== 'ADP') return false
  const isMany = ({ tag }: Token): boolean => tag === 'NNS' || tag === 'NNPS'
  const { lower, tag } = words[verb]!
  const one = singularVerbs.has(lower) || tag === 'VBZ'
  const many = pluralVerbs.has(lower) || tag === 'VBP'
  return (one && isMany(rival) && !isMany(words[end - 1]!)) || (many && !isMany(rival) && isMany(words[end - 1]!))
}

/** isCrossed: what stands between commas right behind the relative word ("which, even today,") aside, behind another comma of words [relative, end) the main clause may go on; a second "which" has its own antecedent. */
export function isCrossed(words: readonly Token[], relative: number, end: number): boolean {
  for (let at = behindInterposed(words, relative + 1, end); at < end - 1; at += 1) {
    const { text } = words[at]!
    if (otherJoints.has(text)) return true
    if (text !== ',') continue
    // "Ana Ruiz, who runs the bank, and her wife".
    if (words[at + 1]!.pos === 'CCONJ') return true
    const next = words[at + 1]!.pos === 'ADV' ? words[at + 2] : words[at + 1]
    if (next && (finiteTags.has(next.tag) || relativeTags.has(next.tag) || goesOn.has(next.tag))) return true
  }
  return false
}

/** isPerson tells a noun that "who" can follow. */
export function isPerson({ pos, lemma, lower, tag }: Token): boolean {
  return pos === 'PROPN' ? tag === 'NNP' : personNouns.has(lemma) || officeNouns.has(lemma) || groupNouns.has(lower) || lower === 'police'
}

/** The finite verb that follows, adverbs and a time between commas aside: "which, even today, inflame"; -1 where a subject does. */
function verbBehind(words: readonly Token[], from: number, end: number): number {
  let at = behindInterposed(words, from, end)
  while (words[at]?.pos === 'ADV') at += 1
  return at < end && finiteTags.has(words[at]!.tag) ? at : -1
}

function behindInterposed(words: readonly Token[], from: number, end: number): number {
  if (words[from]?.text !== ',') return from
  let at = from + 1
  while (at < end && words[at]!.text !== ',' && at - from < longestInterposed) at += 1
  return words[at]?.text === ',' ? at + 1 : from
}

/** isVerbBehind: "whose term ends", but not "whose reporters he calls liars": nobody else stands before the verb. */
export function isVerbBehind(words: readonly Token[], from: number, end: number): boolean {
  for (let at = from; at < Math.min(end, from + 10); at += 1) {
    const { tag, pos } = words[at]!
    if (finiteTags.has(tag)) return at > from
    if (pos === 'PRON' || (pos === 'DET' && words[at - 1]!.pos !== 'ADP')) return false
  }
  return false
}

function agrees(head: Token, verb: Token): boolean {
  const isMany = head.tag === 'NNS' || head.tag === 'NNPS'
  if (singularVerbs.has(verb.lower) || verb.tag === 'VBZ') return !isMany || head.tag === 'NNPS'
  return !(pluralVerbs.has(verb.lower) || verb.tag === 'VBP') || isMany || head.pos === 'PROPN'
}

/** tellsOfClause: "He left the party, which surprised many": what is told is told of the whole clause. */
export function tellsOfClause(words: readonly Token[], verb: number): boolean {
  let at = verb
  while (words[at + 1] && (words[at]!.pos === 'AUX' || words[at + 1]!.pos === 'ADV' && words[at]!.pos !== 'VERB')) at += 1
  const { lemma, tag } = words[at]!
  if (words[verb]!.tag === 'MD') return false
  if (words[verb]!.lemma === 'be' && /^(?:why|what|when|how|because)$/.test(words[verb + 1]?.lower ?? '')) return true
  return tag !== 'VBN' && clauseReactions.has(lemma)
}
