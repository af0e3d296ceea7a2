// What a desk's own decisions add to the shipped check-worthiness: a small correction on top of it.
import type { Token } from '../words/token.js'
import { namedShare } from './worth.js'
import { featureNames, measureFeatures } from './worth-features.js'
import { buckets, hashFeatures, newHashedFeatures } from './worth-hashes.js'

const namedFrom = 2
const hashedFrom = namedFrom + featureNames.length

/** What the columns stand for: weights that were learnt for others are not used. */
export const worthLayout = `check-worthiness, ${featureNames.length} named and ${buckets} hashed`
/** How many columns a row of worthRow may have: the shipped log odds, a constant, the named and the hashed features. */
export const worthColumns = hashedFrom + buckets
/** The column of the shipped log odds: with a weight of 1 there and 0 elsewhere nothing changes. */
export const shippedColumn = 0

const named = new Float64Array(featureNames.length)
const hashed = newHashedFeatures()

/** worthRow measures a claim of these words whose shipped check-worthiness is `worth` (log odds). */
export function worthRow(worth: number, tokens: readonly Token[]): [column: number, value: number][] {
  measureFeatures(tokens, 0, tokens.length, named)
  hashFeatures(tokens, 0, tokens.length, hashed)
  const row: [number, number][] = [[shippedColumn, worth], [1, 1]]
  named.forEach((value, at) => { if (value !== 0) row.push([namedFrom + at, namedShare * value]) })
  const share = 1 / Math.sqrt(hashed.count)
  for (let at = 0; at < hashed.count; at += 1) row.push([hashedFrom + hashed.columns[at]!, share])
  return row
}
