// A claim's weight: by its own words and by those of its sentence. What split gives and what learning corrects.
import { weighRow } from '../models/learnt-weights.js'
import type { Weight } from '../sentences/sentence.js'
import type { Token } from '../words/token.js'
import { worthRow } from './learnt-worth.js'
import { weigh } from './worth.js'
import type { WorthModel } from './worth-model.js'

/** Article tokens that a claim is made of, by their numbers, in any order. */
type ClaimTokens = readonly number[]

/** The shipped weights, and what a desk's decisions taught. */
interface WorthModels {
  worth: WorthModel
  learnt?: { worth?: Float32Array }
}

/** What a claim's own words weigh, and the mean of that and of what its sentence weighs. */
export interface ClaimWeight {
  own: Weight
  mean: Weight
  /** Its words in text order: what was weighed. */
  words: Token[]
}

/**
 * weighClaim weighs the claim of these tokens, under the shipped weights. Its words are read in text order, whatever their
 * order in the claim: the same can be read from its anchors. A claim without a sentence weighs what its words do.
 */
export function weighClaim({ worth }: WorthModels, tokens: readonly Token[], own: ClaimTokens, sentence: Weight | undefined): ClaimWeight {
  const words = inTextOrder(own).map((at) => tokens[at]!)
  const weight = weigh(worth, words, 0, words.length)
  const mean = sentence
    ? { assertion: (weight.assertion + sentence.assertion) / 2, worth: (weight.worth + sentence.worth) / 2 }
    : weight
  return { own: weight, mean, words }
}

/** checkWorthiness gives the log odds that checking a claim would matter, as a desk's decisions correct them. */
export function checkWorthiness({ learnt }: WorthModels, { mean, words }: ClaimWeight): number {
  return learnt?.worth ? weighRow(learnt.worth, worthRow(mean.worth, words)) : mean.worth
}

function inTextOrder(list: ClaimTokens): ClaimTokens {
  for (let place = 1; place < list.length; place += 1) if (list[place]! < list[place - 1]!) return [...list].sort((a, b) => a - b)
  return list
}
