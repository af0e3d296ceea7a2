// Titles of programmes, which may hold any words: "Meet the Press", “Good Morning America”.
import { times } from '../../lexicon/calendar.js'
import { words } from '../../lexicon/word-lists.js'
import { timeNouns } from '../../words/noun-phrases.js'
import type { Token } from '../../words/token.js'

const owners = words('’s \'s ’ \'')
const joints = words('the of and in with a to on for this')
const longestTitle = 8

/** titleEnd gives where the title ends that begins at a token: in quotation marks, or in capitals; `at` where none begins. */
export function titleEnd(tokens: readonly Token[], at: number): number {
  const isQuoted = /^[“"‘']$/.test(tokens[at]?.text ?? '')
  const first = isQuoted ? at + 1 : at
  let end = first
  while (end < tokens.length && end - first < longestTitle && isTitleWord(tokens, end, first)) end += 1
  if (end === first) return at
  if (!isQuoted) return end
  if (/^[”"’']$/.test(tokens[end]?.text ?? '')) return end + 1
  // American usage has the comma inside the marks.
  return tokens[end]?.text === ',' && /^[”"’']$/.test(tokens[end + 1]?.text ?? '') ? end : at
}

/** withTitle gives where a phrase ends with the title that its last owner owns: "NBC's Meet" → "NBC's Meet the Press". */
export function withTitle(tokens: readonly Token[], first: number, end: number): number {
  for (let at = Math.min(end, tokens.length - 1); at > first; at -= 1) {
    if (owners.has(tokens[at]!.lower)) return Math.max(end, ownedTitleEnd(tokens, at))
  }
  return end
}

/** ownedTitleEnd gives where the title ends that a name with ’s before it owns, the token after the name given; or 0. */
export function ownedTitleEnd(tokens: readonly Token[], at: number): number {
  const isAfter = owners.has(tokens[at - 1]?.lower ?? '')
  if (!isAfter && !owners.has(tokens[at]?.lower ?? '')) return 0
  const from = isAfter ? at : at + 1
  const end = titleEnd(tokens, from)
  return end > from ? end : 0
}

const isTitleWord = (tokens: readonly Token[], at: number, first: number): boolean =>
  isCapital(tokens[at]) || (at > first && isJoint(tokens[at]) && (isCapital(tokens[at + 1]) || (isJoint(tokens[at + 1]) && isCapital(tokens[at + 2]))))

const isJoint = (token: Token | undefined): boolean => token !== undefined && (token.text === '&' || joints.has(token.text))

/** A capital or a figure, and no day: "CBS' Face the Nation on Sunday"; "This Week" is a name. */
const isCapital = (token: Token | undefined): boolean =>
  token !== undefined && /^[\p{Lu}\d]/u.test(token.text) && (!times.has(token.lower) || timeNouns.has(token.lower))
