// Logistic regression over hashed binary features, trained by AdaGrad (Duchi, Hazan and Singer, 2011).
import { seededOrder } from './random.js'

export interface Instance {
  rows: Int32Array
  /** 0 or 1, or a probability between. */
  target: number
}

export interface LogisticOptions {
  bits: number
  epochs: number
  rate: number
  /** Pull towards zero, per update of a row. */
  decay?: number
  seed: number
}

/** trainLogistic gives 2^bits weights. Deterministic. */
export function trainLogistic(instances: Instance[], { bits, epochs, rate, decay = 0, seed }: LogisticOptions): Float32Array {
  const weights = new Float32Array(1 << bits)
  const squares = new Float32Array(1 << bits).fill(1)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const at of seededOrder(instances.length, seed + epoch)) {
      const { rows, target } = instances[at]!
      const slope = probability(weights, rows) - target
      for (const row of rows) {
        const step = slope + decay * weights[row]!
        squares[row]! += step * step
        weights[row]! -= (rate * step) / Math.sqrt(squares[row]!)
      }
    }
  }
  return weights
}

/** probability scores features by weights. */
export function probability(weights: Float32Array | Int8Array, rows: Int32Array, count = rows.length): number {
  let sum = 0
  for (let at = 0; at < count; at += 1) sum += weights[rows[at]!]!
  return 1 / (1 + Math.exp(-sum))
}
