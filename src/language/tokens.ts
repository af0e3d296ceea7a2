// Text → tokens with their parts of speech. The spans are ours (token-scanner), the parts of speech wink-nlp's.
import { tagWords } from './part-of-speech.js'
import { mendTags } from './tag-mending.js'
import { scanTokens } from './token-scanner.js'

export interface Token {
  /** UTF-16 code units into the whole text. */
  start: number
  end: number
  text: string
  lower: string
  /** Universal part of speech: NOUN, PROPN, VERB, AUX, ADJ, ADV, PRON, DET, ADP, NUM, CCONJ, SCONJ, PART, PUNCT, … */
  pos: string
  lemma: string
}

/**
 * tokenize gives the tokens of a text in order. `text.slice(start, end) === token.text` holds for each; what lies
 * between two tokens is whitespace only. Time is linear in the text, whatever it holds.
 */
export function tokenize(text: string): Token[] {
  const spans = scanTokens(text)
  const tokens: Token[] = []
  for (let at = 0; at < spans.length; at += 2) {
    const word = text.slice(spans[at], spans[at + 1])
    tokens.push({ start: spans[at]!, end: spans[at + 1]!, text: word, lower: word.toLowerCase(), pos: '', lemma: '' })
  }
  tagWords(tokens)
  mendTags(tokens)
  return tokens
}
