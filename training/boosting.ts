// Grows gradient-boosted trees for a yes or no: logistic loss, second-order leaves, histograms of 64 steps per feature.
import type { Trees } from '../src/language/attributions/models/boosted-trees.js'
import { seededRandom } from './random.js'

export interface BoostingOptions {
  trees: number
  depth: number
  rate: number
  /** Pull of the leaves towards zero. */
  ridge: number
  leastInLeaf: number
  /** Share of the rows that each tree sees. */
  share: number
  seed: number
}

const steps = 64

/** growTrees fits trees to rows of features and targets of 0 or 1. Deterministic. */
export function growTrees(rows: Float32Array[], targets: Uint8Array, options: BoostingOptions): Trees {
  const { trees, depth, rate, ridge, leastInLeaf, share, seed } = options
  const width = rows[0]!.length
  const count = rows.length
  const cuts = Array.from({ length: width }, (_, feature) => cutsOf(rows, feature))
  const bins = Array.from({ length: width }, (_, feature) =>
    Uint8Array.from(rows, (row) => binOf(cuts[feature]!, row[feature]!)))
  const inner = (1 << depth) - 1
  const positive = targets.reduce((sum, value) => sum + value, 0) / count
  const bias = Math.log(positive / (1 - positive))
  const result: Trees = { depth, bias, features: new Uint8Array(trees * inner),
    thresholds: new Float32Array(trees * inner).fill(Infinity), leaves: new Float32Array(trees * (inner + 1)) }
  const scores = new Float64Array(count).fill(bias)
  const slopes = new Float64Array(count)
  const curves = new Float64Array(count)
  const node = new Int32Array(count)
  const random = seededRandom(seed)
  for (let tree = 0; tree < trees; tree += 1) {
    const seen = new Uint8Array(count)
    for (let at = 0; at < count; at += 1) {
      const p = 1 / (1 + Math.exp(-scores[at]!))
      slopes[at] = p - targets[at]!
      curves[at] = p * (1 - p)
      seen[at] = random() < share ? 1 : 0
    }
    node.fill(0)
    for (let level = 0; level < depth; level += 1) {
      const first = (1 << level) - 1
      const nodes = 1 << level
      const best = Array.from({ length: nodes }, () => ({ gain: 1e-6, feature: 0, bin: steps }))
      for (let feature = 0; feature < width; feature += 1) {
        const sums = histogram(bins[feature]!, node, first, nodes, seen, slopes, curves)
        for (let place = 0; place < nodes; place += 1) splitOf(sums, place, feature, best[place]!, ridge, leastInLeaf)
      }
      best.forEach(({ feature, bin }, place) => {
        result.features[tree * inner + first + place] = feature
        result.thresholds[tree * inner + first + place] = cuts[feature]![bin] ?? Infinity
      })
      for (let at = 0; at < count; at += 1) {
        const { feature, bin } = best[node[at]! - first]!
        node[at] = 2 * node[at]! + (bins[feature]![at]! > bin ? 2 : 1)
      }
    }
    const [slope, curve] = [new Float64Array(inner + 1), new Float64Array(inner + 1)]
    for (let at = 0; at < count; at += 1) {
      if (!seen[at]) continue
      slope[node[at]! - inner]! += slopes[at]!
      curve[node[at]! - inner]! += curves[at]!
    }
    for (let leaf = 0; leaf <= inner; leaf += 1) {
      result.leaves[tree * (inner + 1) + leaf] = (-rate * slope[leaf]!) / (curve[leaf]! + ridge)
    }
    for (let at = 0; at < count; at += 1) scores[at]! += result.leaves[tree * (inner + 1) + node[at]! - inner]!
  }
  return result
}

function cutsOf(rows: Float32Array[], feature: number): Float32Array {
  const values = Float32Array.from(rows, (row) => row[feature]!).sort()
  const cuts = new Set<number>()
  for (let step = 1; step < steps; step += 1) cuts.add(values[Math.floor((step * values.length) / steps)]!)
  return Float32Array.from(cuts)
}

function binOf(cuts: Float32Array, value: number): number {
  let bin = 0
  while (bin < cuts.length && value > cuts[bin]!) bin += 1
  return bin
}

/** Per node and bin: slope, curve, count. */
function histogram(bins: Uint8Array, node: Int32Array, first: number, nodes: number, seen: Uint8Array,
  slopes: Float64Array, curves: Float64Array): Float64Array {
  const sums = new Float64Array(nodes * steps * 3)
  for (let at = 0; at < bins.length; at += 1) {
    if (!seen[at]) continue
    const cell = ((node[at]! - first) * steps + bins[at]!) * 3
    sums[cell]! += slopes[at]!
    sums[cell + 1]! += curves[at]!
    sums[cell + 2]! += 1
  }
  return sums
}

function splitOf(sums: Float64Array, place: number, feature: number,
  best: { gain: number; feature: number; bin: number }, ridge: number, leastInLeaf: number): void {
  let [slope, curve, count] = [0, 0, 0]
  for (let bin = 0; bin < steps; bin += 1) {
    const cell = (place * steps + bin) * 3
    slope += sums[cell]!
    curve += sums[cell + 1]!
    count += sums[cell + 2]!
  }
  const whole = (slope * slope) / (curve + ridge)
  let [left, leftCurve, leftCount] = [0, 0, 0]
  for (let bin = 0; bin < steps - 1; bin += 1) {
    const cell = (place * steps + bin) * 3
    left += sums[cell]!
    leftCurve += sums[cell + 1]!
    leftCount += sums[cell + 2]!
    if (leftCount < leastInLeaf || count - leftCount < leastInLeaf) continue
    const right = slope - left
    const gain = (left * left) / (leftCurve + ridge) + (right * right) / (curve - leftCurve + ridge) - whole
    if (gain > best.gain) {
      best.gain = gain
      best.feature = feature
      best.bin = bin
    }
  }
}
