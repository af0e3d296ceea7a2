// How sure it is that words assert something, and how much checking it would matter: both 0..1, by logistic regression.
import type { Token } from '../tokens.js'
import { featureNames, measureFeatures } from './worth-features.js'
import { assertionWeights, worthWeights } from './worth-weights.js'

const features = new Float64Array(featureNames.length)

/** assertionScore: how likely the tokens [from, to) assert something that can be verified, 0..1. */
export function assertionScore(tokens: readonly Token[], from: number, to: number): number {
  return score(tokens, from, to, assertionWeights)
}

/** checkworthinessOf: how much checking the tokens' assertion would matter, 0..1. */
export function checkworthinessOf(tokens: readonly Token[]): number {
  return score(tokens, 0, tokens.length, worthWeights)
}

function score(tokens: readonly Token[], from: number, to: number, weights: Float64Array): number {
  measureFeatures(tokens, from, to, features)
  let sum = 0
  for (let index = 0; index < weights.length; index += 1) sum += features[index]! * weights[index]!
  return 1 / (1 + Math.exp(-sum))
}
