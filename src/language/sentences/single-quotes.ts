// Single quotation marks, told from apostrophes: '…', ‘…’, ‚…‘.
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'

const openers: ReadonlySet<string> = new Set(["'", '‘', '‚'])
const closers: ReadonlySet<string> = new Set(["'", '’', '‘'])
/** Words that begin with an apostrophe: "’em", "’twas"; read here. */
const clipped = words('em tis twas til cause n round bout cuz s')
const longest = 400
const fewWords = 5

/** opensSingle says whether a single mark opens a quotation: a clause, or what ends in a stop; not a word that is only marked. */
export function opensSingle(tokens: readonly Token[], at: number, end: number): boolean {
  const token = tokens[at]!
  const next = tokens[at + 1]
  if (!openers.has(token.text) || !next || at + 1 >= end || next.start !== token.end) return false
  if (at > 0 && tokens[at - 1]!.end === token.start && !/^[([—–-]$/.test(tokens[at - 1]!.text)) return false
  if (!/^\p{L}/u.test(next.text) || clipped.has(next.lower)) return false
  for (let look = at + 2; look < end && look - at < longest; look += 1) {
    if (openers.has(tokens[look]!.text) && tokens[look + 1]?.start === tokens[look]!.end && tokens[look - 1]!.end < tokens[look]!.start) return false
    if (closesSingle(tokens, look, end)) return look - at > fewWords || /^[.,!?…]$/.test(tokens[look - 1]!.text)
  }
  return false
}

/** closesSingle says whether a mark closes one: "the dogs' owners" has an apostrophe. */
export function closesSingle(tokens: readonly Token[], at: number, end: number): boolean {
  const token = tokens[at]!
  if (!closers.has(token.text) || at === 0) return false
  const before = tokens[at - 1]!
  const next = at + 1 < end ? tokens[at + 1] : undefined
  if (before.end < token.start || (next?.start === token.end && /^[\p{L}\d]/u.test(next.text))) return false
  if (/^[.,!?…;:)]$/.test(before.text) || next === undefined || /^[.,!?;:)]$/.test(next.text)) return true
  return !/s$/i.test(before.text)
}
