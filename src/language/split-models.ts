// The trained models that split(text) reads the text with; another set can be handed in.
import type { LearntWorth } from './claims/learnt-worth.js'
import { readModel } from './models/model-file.js'
import { worthModelOf, type WorthModel } from './claims/worth-model.js'

export interface SplitModels {
  worth: WorthModel
  /** What a desk's decisions taught of check-worthiness; the shipped one stands where left out. */
  learntWorth?: LearntWorth
}

let shipped: SplitModels | undefined

/** shippedModels gives the models of the package, read once. */
export function shippedModels(): SplitModels {
  return (shipped ??= { worth: worthModelOf(readModel('worth')) })
}
