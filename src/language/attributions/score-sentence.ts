// The weights of the span model, summed up for each token of a sentence and each step between two.
import type { AttributionModel } from './attribution-model.js'
import { FeatureList } from './feature-list.js'
import type { Sheet } from './sheet.js'
import type { Lattice } from './lattice.js'
import { addStepFeatures, addTokenFeatures, type CueView } from './span-features.js'

/** scoreSentence computes the lattice of a sentence seen from a cue. */
export function scoreSentence(sheet: Sheet, { tokens, steps }: AttributionModel, view: CueView, lattice: Lattice): void {
  const { emissions, edges } = lattice
  lattice.length = view.end - view.first
  lattice.cue = view.cue - view.first
  const tokenFeatures = new FeatureList(tokens.bits)
  const stepFeatures = new FeatureList(steps.bits)
  const [tokenValues, stepValues] = [tokens.values, steps.values]
  edges.fill(0, 0, 16)
  const sums = new Float64Array(16)
  for (let at = view.first; at < view.end; at += 1) {
    const base = at - view.first
    tokenFeatures.size = 0
    addTokenFeatures(sheet, view, at, tokenFeatures)
    let [outside, cue, source, content] = [0, 0, 0, 0]
    for (let index = 0; index < tokenFeatures.size; index += 1) {
      const row = tokenFeatures.rows[index]! * 4
      outside += tokenValues[row]!
      cue += tokenValues[row + 1]!
      source += tokenValues[row + 2]!
      content += tokenValues[row + 3]!
    }
    emissions[base * 4] = outside * tokens.scale
    emissions[base * 4 + 1] = cue * tokens.scale
    emissions[base * 4 + 2] = source * tokens.scale
    emissions[base * 4 + 3] = content * tokens.scale
    if (base === 0) continue
    stepFeatures.size = 0
    addStepFeatures(sheet, view, at, stepFeatures)
    sums.fill(0)
    for (let index = 0; index < stepFeatures.size; index += 1) {
      const row = stepFeatures.rows[index]! * 16
      for (let pair = 0; pair < 16; pair += 1) sums[pair]! += stepValues[row + pair]!
    }
    for (let pair = 0; pair < 16; pair += 1) edges[base * 16 + pair] = sums[pair]! * steps.scale
  }
}
