// The trained weights behind a claim's confidence: the chance that a fact-checker keeps it as it stands.
import { probability } from '../../models/figures.js'
import { tableOf, type Model, type Table } from '../../models/model-file.js'
import { confidenceNames } from './confidence-names.js'

/** A weight for each of confidenceNames. */
export type ConfidenceModel = Float32Array

const layout = confidenceNames.join(' ')

/** confidenceModelOf reads a model file's content; it throws where it was learnt for other features. */
export function confidenceModelOf(model: Model): ConfidenceModel {
  if (model.header.features !== layout) throw new Error('The weights of confidence do not fit this program: train again')
  return tableOf(model, 'weights', 'Float32Array')
}

/** confidenceTables gives the header and the table to write for a model; confidenceModelOf reads them back. */
export function confidenceTables(weights: ConfidenceModel): { header: Record<string, unknown>; tables: Record<string, Table> } {
  return { header: { name: 'confidence', features: layout }, tables: { weights } }
}

/** chanceOf gives the chance, 0..1, of a claim with these features. */
export function chanceOf(model: ConfidenceModel, features: Float64Array): number {
  let sum = 0
  for (let at = 0; at < model.length; at += 1) sum += features[at]! * model[at]!
  return probability(sum)
}
