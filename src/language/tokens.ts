// Text → tokens with their parts of speech. The spans are ours (token-scanner), the parts of speech wink-nlp's.
import { tagWords } from './part-of-speech.js'
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
 * tokenize gives the tokens of a text in order. `text.slice(start, end) === token.text` holds for each; what lies between
 * two tokens is whitespace only. Time is linear in the text, whatever it holds.
 */
export function tokenize(text: string): Token[] {
  const spans = scanTokens(text)
  const words: string[] = []
  for (let at = 0; at < spans.length; at += 2) words.push(text.slice(spans[at], spans[at + 1]))
  const tags = tagWords(words)
  return words.map((word, at) => {
    const tag = tags[at]!
    const lower = word.toLowerCase()
    return { start: spans[at * 2]!, end: spans[at * 2 + 1]!, text: word, lower, pos: tag.pos, lemma: tag.lemma }
  })
}
