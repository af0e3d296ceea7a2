// The weights by which a pronoun's antecedent is chosen: models/antecedents.bin.
import { readModel, tableOf, type Model } from '../../models/model-file.js'
import { absenceFeatures, antecedentFeatures, weightCount } from './antecedent-features.js'
import type { Question } from './questions.js'

export interface AntecedentModel {
  weights: Int8Array
  scale: number
}

/** Chance is what the model holds of each candidate; `none` of none of them. They add up to 1. */
export interface Chances {
  candidates: number[]
  none: number
}

let loaded: AntecedentModel | undefined

/** antecedentModel reads the model that ships with the package, once. */
export function antecedentModel(): AntecedentModel {
  loaded ??= asAntecedentModel(readModel('antecedents'))
  return loaded
}

/** asAntecedentModel takes the weights out of a model file; it throws where they are of another shape. */
export function asAntecedentModel(model: Model): AntecedentModel {
  const weights = tableOf(model, 'weights', 'Int8Array')
  const { scale } = model.header
  if (weights.length !== weightCount || typeof scale !== 'number') throw new Error('The model antecedents is of another version')
  return { weights, scale }
}

const places = new Int32Array(64)

/** weigh gives each candidate its chance: a softmax over sums of weights. */
export function weigh({ weights, scale }: { weights: ArrayLike<number>; scale: number }, question: Question): Chances {
  const { pronoun, candidates, spoke, top } = question
  const sum = (count: number): number => {
    let total = 0
    for (let at = 0; at < count; at += 1) total += weights[places[at]!]!
    return total * scale
  }
  const sums = candidates.map((candidate, rank) =>
    sum(antecedentFeatures(pronoun, candidate, rank, candidates.length, rank === top, rank === spoke, places)))
  const absence = sum(absenceFeatures(pronoun, candidates.length, places))
  const most = Math.max(absence, ...sums)
  const powers = sums.map((score) => Math.exp(score - most))
  const none = Math.exp(absence - most)
  const all = powers.reduce((a, b) => a + b, none)
  return { candidates: powers.map((power) => power / all), none: none / all }
}
