// Small words and marks by themselves: what they are by their spelling and their neighbours.
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import { verbForm } from '../words/verb-forms.js'

/** Words that cannot follow a possessive "'s": behind them it is "is" or "has". */
const shortBeSubjects = words('it that he she there here this what who where how')
const beforePremodifier = words('DET ADJ ADP NUM')
const quoteMarks = words('\'\' `` " “ ” ‘ \' ’')
const possessives = words('his its their my our your')

/** Modal verbs, with their short forms. */
export const modals = words("will would can could may might must shall should ca wo ’ll 'll ’d 'd")
export const negations = words("not n't n’t never")
/** Parts of speech that stand in front of a noun or are one. */
export const premodified = words('NOUN PROPN ADJ')

/** isQuoteMark tells a mark that opens or closes a quotation. */
export function isQuoteMark(lower: string): boolean {
  const first = lower.charCodeAt(0)
  return (first < 97 || first > 8215) && quoteMarks.has(lower)
}

/** isDash tells a dash or a lone hyphen, whatever the tagger took it for. */
export function isDash(text: string): boolean {
  return text === '--' || text === '—' || text === '–' || text === '-'
}

/** joinsNumbers: in "2-1" the hyphen makes one number of two. */
export function joinsNumbers(tokens: readonly Token[], at: number): boolean {
  const { text, end } = tokens[at]!
  const next = tokens[at + 1]
  return (text === '-' || text === '–') && tokens[at - 1]?.pos === 'NUM' && next?.pos === 'NUM' && next.start === end
}

/** isShortBe: "it's", "that's", "she's" hold a verb, where "Ann's" is a possessive. */
export function isShortBe(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at]!
  return (lower === '’s' || lower === "'s") && shortBeSubjects.has(tokens[at - 1]?.lower ?? '')
}

/** isVerb tells verbs, auxiliaries and modals; "may" only where the tagger says so, for the month. */
export function isVerb(token: Token): boolean {
  return token.pos === 'VERB' || token.pos === 'AUX' || (token.pos !== 'PART' && modals.has(token.lower) && token.lower !== 'may')
}

/** isPossessiveEnding: the lone apostrophe of "the voters’ choice". */
export function isPossessiveEnding(tokens: readonly Token[], at: number): boolean {
  const previous = tokens[at - 1]
  const token = tokens[at]!
  const next = tokens[at + 1]
  return token.text.length === 1 && previous !== undefined && previous.end === token.start && previous.lower.endsWith('s') &&
    next !== undefined && next.start > token.end && premodified.has(next.pos) && (token.text === '’' || token.text === "'")
}

/** isPremodifier: a verb form in front of its noun ("a stolen car", "the working group"). */
export function isPremodifier(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!
  const next = tokens[at + 1]
  const previous = tokens[at - 1]
  if (token.pos !== 'VERB' || !next || !premodified.has(next.pos)) return false
  // "Dover-based", "half-finished"
  if (token.text.includes('-')) return true
  if (!previous) return false
  const form = verbForm(token)
  if (form === 'gerund') return previous.pos === 'DET' || previous.pos === 'ADJ' || isPossessor(previous)
  if (form === 'either' || form === 'participle') {
    return beforePremodifier.has(previous.pos) || isPossessor(previous)
  }
  return form === 'base' && (previous.pos === 'DET' || isPossessor(previous))
}

/** isPossessor: 's or a pronoun of possession. */
export function isPossessor({ lower, pos }: Token): boolean {
  return (pos === 'PART' && lower !== 'to' && !negations.has(lower)) || possessives.has(lower)
}
