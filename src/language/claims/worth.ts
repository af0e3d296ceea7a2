// How sure it is that words assert something, and how much checking it would matter: both 0..1, by logistic regression.
import type { Token } from '../tokens.js'
import { featureNames, measureFeatures } from './worth-features.js'
import { assertionWeights, worthWeights } from './worth-weights.js'

const features = new Float64Array(featureNames.length)

/** assertionScore: how likely the tokens [from, to) assert something that can be verified, 0..1. */
export function assertionScore(tokens: readonly Token[], from: number, to: number): number {
  measureFeatures(tokens, from, to, features)
  return logistic(assertionWeights)
}

/** weighClaim gives both for a claim's own tokens: how likely they assert something, and how much checking it would matter. */
export function weighClaim(tokens: readonly Token[]): { assertion: number; worth: number } {
  measureFeatures(tokens, 0, tokens.length, features)
  return { assertion: logistic(assertionWeights), worth: logistic(worthWeights) }
}

function logistic(weights: Float64Array): number {
  let sum = 0
  for (let index = 0; index < weights.length; index += 1) sum += features[index]! * weights[index]!
  return 1 / (1 + Math.exp(-sum))
}
