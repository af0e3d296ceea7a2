// How sure it is that words assert something, and how much checking it would matter: both by logistic regression.
import type { Weight } from '../sentences/sentence.js'
import type { Token } from '../words/token.js'
import { featureNames, measureFeatures } from './worth-features.js'
import { hashFeatures, newHashedFeatures, type HashedFeatures } from './worth-hashes.js'
import type { LinearWeights, WorthModel } from './worth-model.js'

const named = new Float64Array(featureNames.length)
const hashed = newHashedFeatures()

// How far each sort of feature reaches in training, where all are held back alike.
export const wordShare = 3
export const namedShare = 0.15

/** weigh gives how likely the tokens [from, to) assert something verifiable, and that it is worth checking. */
export function weigh({ assertion, worth }: WorthModel, tokens: readonly Token[], from: number, to: number): Weight {
  measureFeatures(tokens, from, to, named)
  hashFeatures(tokens, from, to, hashed)
  return { assertion: logOdds(assertion, named, hashed), worth: logOdds(worth, named, hashed) }
}

/** logOdds gives the calibrated log odds of what was measured. */
export function logOdds(weights: LinearWeights, named: Float64Array, { columns, count, words, wordCount }: HashedFeatures): number {
  let score = 0
  for (let at = 0; at < named.length; at += 1) score += named[at]! * weights.named[at]!
  let hashedSum = 0
  for (let at = 0; at < count; at += 1) hashedSum += weights.hashed[columns[at]!]!
  let wordSum = 0
  for (let at = 0; at < wordCount; at += 1) wordSum += weights.words[words[at]!]!
  score = namedShare * score + (hashedSum * weights.hashedScale) / Math.sqrt(count)
  if (wordCount > 0) score += (wordShare * wordSum * weights.wordScale) / wordCount
  return weights.slope * score + weights.shift
}
