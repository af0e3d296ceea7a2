// Training of confidence, the chance that a fact-checker keeps a claim as it stands; the same claims give the same bytes.
import { confidenceNames } from '../src/language/claims/choosing/confidence-names.js'
import { chanceOf, type ConfidenceModel } from '../src/language/claims/choosing/confidence-model.js'
import { buildRows, fitLogistic } from '../src/language/learning/logistic.js'
import type { MeasuredClaim } from './confidence-data.js'

/** How often a list has a claim that a judge keeps, and one that she does not. */
export interface ListedShares {
  kept: number
  others: number
}

/** How strongly each weight but the first is held to 0. */
const hold = 4
const leastHold = 1e-3
/** How much a claim without a verdict counts beside one that was judged. */
const unjudgedShare = 0.3
const rounds = 8

/**
 * trainConfidence fits a weight for each of confidenceNames. A claim that nobody judged counts as kept by the chance that the
 * weights, and its being listed or not, give it (expectation-maximisation): most of what a list lacks is wrong, but what it has may still hang.
 */
export function trainConfidence(claims: readonly MeasuredClaim[]): ConfidenceModel {
  const known = claims.filter(({ kept, listed }) => kept !== undefined || listed !== undefined)
  const listed = listedShares(known)
  const rows = buildRows(known.map(({ features }) => entriesOf(features)), confidenceNames.length)
  const holds = new Float64Array(confidenceNames.length).fill(hold)
  holds[confidenceNames.indexOf('bias')] = leastHold
  let weights: ConfidenceModel = new Float32Array(confidenceNames.length)
  for (let round = 0; round < rounds; round += 1) {
    // In the first round only what was judged counts.
    const counts = Float64Array.from(known, ({ kept }) => (kept !== undefined ? 1 : round === 0 ? 0 : unjudgedShare))
    const labels = Float64Array.from(known, (claim) => labelOf(claim, weights, listed))
    weights = Float32Array.from(fitLogistic({ rows, labels, weights: counts, holds }))
  }
  return weights
}

/** listedShares counts what was judged and stands in a text with a list; each of both sorts begins at one in two. */
export function listedShares(claims: readonly MeasuredClaim[]): ListedShares {
  const shareOf = (wanted: boolean): number => {
    const all = claims.filter(({ kept, listed }) => kept === wanted && listed !== undefined)
    return (all.filter(({ listed }) => listed).length + 1) / (all.length + 2)
  }
  return { kept: shareOf(true), others: shareOf(false) }
}

function labelOf({ kept, listed, features }: MeasuredClaim, weights: ConfidenceModel, shares: ListedShares): number {
  if (kept !== undefined) return Number(kept)
  const chance = chanceOf(weights, features)
  const ifKept = chance * (listed ? shares.kept : 1 - shares.kept)
  const ifNot = (1 - chance) * (listed ? shares.others : 1 - shares.others)
  return ifKept / (ifKept + ifNot)
}

function entriesOf(features: Float64Array): [number, number][] {
  return Array.from(features, (value, column): [number, number] => [column, value]).filter(([, value]) => value !== 0)
}

/** A judged claim beside the chance that it got from weights that had not seen its text. */
export interface UnseenChance {
  claim: MeasuredClaim
  chance: number
}

/** crossChances gives each judged claim its chance under the weights learnt from the other texts. */
export function crossChances(claims: readonly MeasuredClaim[]): UnseenChance[] {
  const groups = new Set(claims.filter(({ kept }) => kept !== undefined).map(({ group }) => group))
  return [...groups].flatMap((group) => {
    const weights = trainConfidence(claims.filter((claim) => claim.group !== group))
    return claims.filter((claim) => claim.group === group && claim.kept !== undefined)
      .map((claim) => ({ claim, chance: chanceOf(weights, claim.features) }))
  })
}
