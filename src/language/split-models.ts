// The trained models that split(text) reads the text with; another set can be handed in.
import { attributionModel, type AttributionModel } from './attributions/models/attribution-model.js'
import { confidenceModelOf, type ConfidenceModel } from './claims/choosing/confidence-model.js'
import { readModel } from './models/model-file.js'
import { treeModelOf, type TreeModel } from './trees/tree-model.js'
import { worthModelOf, type WorthModel } from './worth/worth-model.js'

export interface SplitModels {
  attributions: AttributionModel
  worth: WorthModel
  trees: TreeModel
  confidence: ConfidenceModel
  /** What a desk's decisions taught: weights by column (learnt-worth, learnt-acceptance). Nothing is corrected where left out. */
  learnt?: { worth?: Float32Array; acceptance?: Float32Array }
}

let shipped: SplitModels | undefined

/** shippedModels gives the models of the package, read once. */
export function shippedModels(): SplitModels {
  return (shipped ??= {
    attributions: attributionModel(), worth: worthModelOf(readModel('worth')), trees: treeModelOf(readModel('trees')),
    confidence: confidenceModelOf(readModel('confidence')),
  })
}
