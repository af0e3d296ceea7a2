// Text → tokens with their parts of speech. 
import { tagWords } from './part-of-speech.js'
import { segmentStarts } from './segment-starts.js'
import type { Token } from './token.js'
import { scanTokens } from './token-scanner.js'

/**
 * tokenize gives the tokens of a text in order. `text.slice(start, end) === token.text` holds for each; what lies
 * between two tokens is whitespace only. Time is linear in the text, whatever it holds.
 */
export function tokenize(text: string): Token[] {
  const tokens = rawTokens(text)
  tagWords(tokens, segmentStarts(text, tokens))
  return tokens
}

/** rawTokens gives the tokens of a text without their parts of speech. */
export function rawTokens(text: string): Token[] {
  const spans = scanTokens(text)
  const tokens: Token[] = []
  for (let at = 0; at < spans.length; at += 2) {
    const [start, end] = [spans[at]!, spans[at + 1]!]
    const word = text.slice(start, end)
    tokens.push({ start, end, text: word, lower: word.toLowerCase(), tag: '', pos: '', lemma: '' })
  }
  return tokens
}
