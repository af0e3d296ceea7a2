// Gradient-boosted decision trees (Friedman, 2001) as flat tables.

/**
 * Trees of one depth, level by level: tree t has 2^depth − 1 inner nodes (`features`, `thresholds`) and 2^depth leaves.
 * A value greater than the threshold goes right.
 */
export interface Trees {
  depth: number
  bias: number
  features: Uint8Array
  thresholds: Float32Array
  leaves: Float32Array
}

/** scoreTrees adds the leaves that a row of features falls into: a log-odds. */
export function scoreTrees({ depth, bias, features, thresholds, leaves }: Trees, row: Float32Array): number {
  const inner = (1 << depth) - 1
  const outer = 1 << depth
  const count = leaves.length / outer
  let sum = bias
  for (let tree = 0; tree < count; tree += 1) {
    let node = 0
    const base = tree * inner
    while (node < inner) node = 2 * node + (row[features[base + node]!]! > thresholds[base + node]! ? 2 : 1)
    sum += leaves[tree * outer + node - inner]!
  }
  return sum
}
