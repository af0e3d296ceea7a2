// Tokens → sentences: where each begins and ends, what type it is, and what frames it.
import type { ArticleSentence } from './sentence.js'
import { sentenceType } from './sentence-types.js'
import { readFrame } from './sentence-frames.js'
import { labelSpeakers } from './speaker-labels.js'
import { findBoundaries } from './sentence-boundaries.js'
import type { Token } from '../words/token.js'

/** Of so many sentences a text is no article with headings. */
const few = 2

/**
 * findSentences cuts a text into sentences: headings, list items and fragments are sentences of their own type. Spans
 * leave out the whitespace around; every token belongs to exactly one sentence. Linear in the text.
 */
export function findSentences(text: string, tokens: Token[]): ArticleSentence[] {
  const boundaries = findBoundaries(text, tokens)
  const ofFew = boundaries.length <= few
  const sentences = boundaries.map((boundary, index): ArticleSentence => {
    const { firstToken, endToken, paragraph } = boundary
    const alone = boundaries[index - 1]?.paragraph !== paragraph && boundaries[index + 1]?.paragraph !== paragraph
    const opens = boundaries[index - 1]?.paragraph !== paragraph
    const framed = readFrame(tokens, firstToken, endToken, opens)
    return {
      start: tokens[firstToken]!.start,
      end: tokens[endToken - 1]!.end,
      type: framed.bodyToken < endToken ? sentenceType(text, tokens, firstToken, endToken, { alone, ofFew, last: index === boundaries.length - 1 }) : 'other',
      firstToken,
      endToken,
      paragraph,
      ...framed,
    }
  })
  return labelSpeakers(tokens, sentences)
}
