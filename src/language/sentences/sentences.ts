// Tokens → sentences: where each begins and ends, and what type it is.
import type { ArticleSentence } from './sentence.js'
import { sentenceType } from './sentence-types.js'
import { findBoundaries } from './sentence-boundaries.js'
import type { Token } from '../words/token.js'

/**
 * findSentences cuts a text into sentences: headings, list items and fragments are sentences of their own type. Spans
 * leave out the whitespace around; every token belongs to exactly one sentence. Linear in the text.
 */
export function findSentences(text: string, tokens: Token[]): ArticleSentence[] {
  const boundaries = findBoundaries(text, tokens)
  return boundaries.map((boundary, index) => {
    const { firstToken, endToken, paragraph } = boundary
    const alone = boundaries[index - 1]?.paragraph !== paragraph && boundaries[index + 1]?.paragraph !== paragraph
    return {
      start: tokens[firstToken]!.start,
      end: tokens[endToken - 1]!.end,
      type: sentenceType(text, tokens, firstToken, endToken, alone),
      firstToken,
      endToken,
      paragraph,
    }
  })
}
