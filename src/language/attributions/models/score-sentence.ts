// The weights of the span model, summed up for each token of a sentence and each step between two.
import type { AttributionModel } from './attribution-model.js'
import type { Lattice } from './lattice.js'
import type { Sheet } from './sheet.js'
import { cueCrossings, cueRows, sideOf, stepCrossings, stepRows, tokenCrossings, tokenRows } from './span-features.js'
import type { CueView } from './span-view.js'

const rows = new Int32Array(Math.max(cueCrossings.count, tokenCrossings.count, stepCrossings.count))
/** Side × 4: what the cue alone adds to each token. */
const ofCue = new Int32Array(12)
const sums = new Int32Array(16)

/** scoreSentence computes the lattice of a sentence seen from a cue. */
export function scoreSentence(sheet: Sheet, { tokens, steps }: AttributionModel, view: CueView, lattice: Lattice): void {
  const { emissions, edges } = lattice
  lattice.length = view.end - view.first
  lattice.cue = view.cue - view.first
  for (let side = 0; side < 3; side += 1) {
    cueRows(sheet, view, side, tokens.bits, rows, 0)
    addUp(tokens.quads, cueCrossings.count, 1)
    ofCue.set(sums.subarray(0, 4), side * 4)
  }
  edges.fill(0, 0, 16)
  for (let at = view.first; at < view.end; at += 1) {
    const base = at - view.first
    const side = sideOf(view, at)
    tokenRows(sheet, view, at, tokens.bits, rows, 0)
    addUp(tokens.quads, tokenCrossings.count, 1)
    for (let label = 0; label < 4; label += 1) emissions[base * 4 + label] = (sums[label]! + ofCue[side * 4 + label]!) * tokens.scale
    if (base === 0) continue
    stepRows(sheet, view, at, steps.bits, rows, 0)
    addUp(steps.quads, stepCrossings.count, 4)
    for (let pair = 0; pair < 16; pair += 1) edges[base * 16 + pair] = sums[pair]! * steps.scale
  }
}

/** Adds up rows of int8 weights, four to a quad: with 128 added to each they do not spill over within 16 bits. */
function addUp(quads: Int32Array, count: number, perRow: number): void {
  for (let quad = 0; quad < perRow; quad += 1) {
    let [even, odd] = [0, 0]
    for (let index = 0; index < count; index += 1) {
      const four = quads[rows[index]! * perRow + quad]! ^ 0x80808080
      even += four & 0x00ff00ff
      odd += (four >>> 8) & 0x00ff00ff
    }
    sums[quad * 4] = (even & 0xffff) - 128 * count
    sums[quad * 4 + 1] = (odd & 0xffff) - 128 * count
    sums[quad * 4 + 2] = (even >>> 16) - 128 * count
    sums[quad * 4 + 3] = (odd >>> 16) - 128 * count
  }
}
