// "You ignored my call": somebody who is spoken to, where "you" is not everybody.
import { words } from '../../lexicon/word-lists.js'
import type { Quotes } from '../../sentences/quotes.js'
import type { Token } from '../../words/token.js'
import type { Reference } from './reference.js'

const supposing = words('if when whenever once unless whether as')
/** Tokens: so far behind "if" the clause goes on. */
const longestSupposed = 8

/** secondPersonReference marks "you" in a quotation, where what is told of it has happened, or is asked for: what "you" do in general is done by anybody. */
export function secondPersonReference(tokens: readonly Token[], quotes: Quotes, at: number): Reference | undefined {
  if (tokens[at]!.lower !== 'you' || quotes.byToken[at]! < 0) return undefined
  const verb = tokens[at + 1]
  const isTold = verb?.tag === 'VBD' && verb.lower !== 'had' && verb.lower !== 'got'
  const isAsked = verb?.lower === 'need' && tokens[at + 2]?.lower === 'to' && tokens[at - 1]?.pos !== 'SCONJ'
  if ((!isTold && !isAsked) || isSupposed(tokens, at)) return undefined
  return { firstToken: at, endToken: at + 1, kind: 'demonstrative', decision: { open: [] }, chain: -1 }
}

function isSupposed(tokens: readonly Token[], at: number): boolean {
  for (let look = at - 1; look >= 0 && at - look <= longestSupposed && tokens[look]!.tag !== '.'; look -= 1) if (supposing.has(tokens[look]!.lower)) return true
  return false
}
