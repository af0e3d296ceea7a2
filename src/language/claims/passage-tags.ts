// Parts of speech that only the clause gives away: behind "who" stands a verb, whatever it is spelled like.
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'

const estimates = words('about around over nearly almost at')
const beforeGerund = words('while by after before without when')
const opensObject = words('DET NUM PRON PROPN')

// "About 70 percent of …", "At least 12 people": no preposition, where a clause begins with it.
function isEstimate(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at]!
  if (lower === 'least' || lower === 'most') return tokens[at - 1]?.lower === 'at' && isEstimate(tokens, at - 1)
  const number = tokens[at + (lower === 'at' ? 2 : 1)]
  if (number?.pos !== 'NUM' || !estimates.has(lower)) return false
  if (lower === 'at' && !/^(?:least|most)$/.test(tokens[at + 1]!.lower)) return false
  const before = tokens[at - 1]?.pos
  return before === undefined || before === 'PUNCT' || before === 'CCONJ' || before === 'SCONJ'
}

/** mendPassage gives the tokens with their parts of speech mended; a token that changes is a new one. */
export function mendPassage(tokens: Token[]): Token[] {
  let mended = tokens
  for (let at = 0; at < tokens.length; at += 1) {
    const token = mendToken(tokens, at)
    if (token === tokens[at]) continue
    if (mended === tokens) mended = [...tokens]
    mended[at] = token
  }
  return mended
}

function mendToken(tokens: readonly Token[], at: number): Token {
  const token = tokens[at]!
  const { pos, lower, text } = token
  if (pos === 'X' && /^\p{Lu}/u.test(text)) return { ...token, pos: 'PROPN' }
  if (isEstimate(tokens, at)) return { ...token, pos: 'ADJ' }
  const before = tokens[at - 1]
  const next = tokens[at + 1]
  if (pos !== 'NOUN' || !before || !next) return token
  // "who chairs the committee"
  if (before.lower === 'who' && /[^s]s$/.test(lower) && next.pos !== 'VERB' && next.pos !== 'AUX') {
    return { ...token, pos: 'VERB', lemma: lower.slice(0, -1) }
  }
  // "and costs $900", "The pool, which …, costs $900"
  if ((before.pos === 'CCONJ' || before.text === ',') && /[^s]s$/.test(lower) && /^[$£€]$/.test(next.text)) {
    return { ...token, pos: 'VERB', lemma: lower.slice(0, -1) }
  }
  // "while reading a letter"
  const isGerund = lower.endsWith('ing') && beforeGerund.has(before.lower) && opensObject.has(next.pos)
  return isGerund ? { ...token, pos: 'VERB', lemma: lower.slice(0, -3) } : token
}
