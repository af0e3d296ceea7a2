// Names → persons, organizations, places or nothing, by the weights of models/name-kinds.bin.
import { readModel, tableOf, type Model } from '../models/model-file.js'
import type { Token } from '../words/token.js'
import { mostFeatures, nameKindFeatures, nameKinds, placeCount, type NameKind } from './name-kind-features.js'
import type { NameSpan } from './name-spans.js'

/** `weights` has one row of classes a place. */
export interface NameKindModel {
  weights: Int8Array
  scale: number
}

let loaded: NameKindModel | undefined

/** nameKindModel reads the model that ships with the package, once. */
export function nameKindModel(): NameKindModel {
  loaded ??= asNameKindModel(readModel('name-kinds'))
  return loaded
}

/** asNameKindModel takes the weights out of a model file; it throws where they are of another shape. */
export function asNameKindModel(model: Model): NameKindModel {
  const weights = tableOf(model, 'weights', 'Int8Array')
  const { scale } = model.header
  if (weights.length !== placeCount * nameKinds.length || typeof scale !== 'number') {
    throw new Error('The model name-kinds is of another version')
  }
  return { weights, scale }
}

/** What all mentions of one spelling say together. */
export interface KindGuess {
  kind: NameKind
  /** Mean over the mentions of the score by kind, in the order of `nameKinds`. */
  scores: Float64Array
}

/** guessKinds gives the guess for each spelling, in lower case, that `names` holds. Linear in the names. */
export function guessKinds(tokens: Token[], names: NameSpan[], keys: string[], model = nameKindModel()): Map<string, KindGuess> {
  const guesses = new Map<string, KindGuess>()
  const counts = new Map<string, number>()
  const places = new Int32Array(mostFeatures)
  const classes = nameKinds.length
  names.forEach((name, index) => {
    const key = keys[index]!
    const guess = guesses.get(key) ?? { kind: 'nothing', scores: new Float64Array(classes) }
    guesses.set(key, guess)
    counts.set(key, (counts.get(key) ?? 0) + 1)
    const { count } = nameKindFeatures(tokens, name, places)
    for (let at = 0; at < count; at += 1) {
      const row = places[at]! * classes
      for (let kind = 0; kind < classes; kind += 1) guess.scores[kind]! += model.weights[row + kind]! * model.scale
    }
  })
  for (const [key, guess] of guesses) {
    const { scores } = guess
    for (let kind = 0; kind < classes; kind += 1) scores[kind]! /= counts.get(key)!
    guess.kind = nameKinds[scores.indexOf(Math.max(...scores))]!
  }
  return guesses
}
