// Parts of speech that only the clause gives away: behind "who" stands a verb, whatever it is spelled like.
import type { Token } from '../tokens.js'
import { words } from '../word-lists.js'

const beforeGerund = words('while by after before without when')
const opensObject = words('DET NUM PRON PROPN')

/** mendPassage gives the tokens with their parts of speech mended; a token that changes is a new one. */
export function mendPassage(tokens: readonly Token[]): Token[] {
  return tokens.map((token, at) => {
    const { pos, lower, text } = token
    const before = tokens[at - 1]
    const next = tokens[at + 1]
    if (pos === 'X' && /^\p{Lu}/u.test(text)) return { ...token, pos: 'PROPN' }
    if (pos !== 'NOUN' || !before || !next) return token
    // "who chairs the committee"
    if (before.lower === 'who' && /[^s]s$/.test(lower) && next.pos !== 'VERB' && next.pos !== 'AUX') {
      return { ...token, pos: 'VERB', lemma: lower.slice(0, -1) }
    }
    // "while reading a letter"
    const isGerund = lower.endsWith('ing') && beforeGerund.has(before.lower) && opensObject.has(next.pos)
    return isGerund ? { ...token, pos: 'VERB', lemma: lower.slice(0, -3) } : token
  })
}
