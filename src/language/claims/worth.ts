// How sure it is that words assert something, and how much checking it would matter: both 0..1, by logistic regression.
import type { Token } from '../tokens.js'
import { featureNames, measureFeatures } from './worth-features.js'
import { assertionWeights, worthWeights } from './worth-weights.js'

/** Both as log odds, so that a claim's can be averaged with its sentence's. */
export interface Weight {
  assertion: number
  worth: number
}

const features = new Float64Array(featureNames.length)

/** weigh gives how likely the tokens [from, to) assert something verifiable, and that it is worth checking. */
export function weigh(tokens: readonly Token[], from: number, to: number): Weight {
  measureFeatures(tokens, from, to, features)
  let assertion = 0
  let worth = 0
  for (let index = 0; index < features.length; index += 1) {
    const value = features[index]!
    if (value === 0) continue
    assertion += value * assertionWeights[index]!
    worth += value * worthWeights[index]!
  }
  return { assertion, worth }
}

/** probability turns log odds into 0..1. */
export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}
