// A sentence as the steps after the sentence boundaries read it.
import type { SentenceFrame } from './sentence-frames.js'
import type { Sentence } from '../split-result.js'

/** How likely words assert something, and how much checking it would matter: both as log odds, so that a claim's can be averaged with
 * its sentence's. */
export interface Weight {
  assertion: number
  worth: number
}

/** A sentence with its tokens: [firstToken, endToken) into the article's tokens. */
export interface ArticleSentence extends Sentence {
  firstToken: number
  endToken: number
  /** The first token of its own words, after markers, clock stamps, datelines and labels; `endToken` where it has none. */
  bodyToken: number
  frame?: SentenceFrame
  /** Counted from 0; sentences between two blank or single line breaks share one. */
  paragraph: number
  /** Of statements only. */
  weight?: Weight
}
