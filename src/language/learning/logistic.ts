// Logistic regression by L-BFGS (Liu and Nocedal 1989): small, exact enough, and the same bit for bit on every machine.

/** Rows of a sparse matrix, one after the other: row i holds the entries from starts[i] to starts[i + 1]. */
export interface Rows {
  starts: Int32Array
  columns: Int32Array
  values: Float64Array
  columnCount: number
}

export interface LogisticProblem {
  rows: Rows
  /** 0 or 1, or a share of certainty between them, for each row. */
  labels: Float64Array
  /** How much each row counts; 1 for each where left out. */
  weights?: Float64Array
  /** How strongly each column's weight is held to `towards` (ridge). */
  holds: Float64Array
  /** Where the weights start and are held to; zeros where left out. */
  towards?: Float64Array
  /** At most so many steps; 100 where left out. */
  steps?: number
}

const memory = 8
const enough = 1e-4

/** buildRows puts rows of [column, value] entries into one matrix. */
export function buildRows(rows: readonly (readonly (readonly [column: number, value: number])[])[], columnCount: number): Rows {
  const starts = new Int32Array(rows.length + 1)
  rows.forEach((row, index) => { starts[index + 1] = starts[index]! + row.length })
  const columns = new Int32Array(starts[rows.length]!)
  const values = new Float64Array(columns.length)
  rows.forEach((row, index) => {
    row.forEach(([column, value], entry) => {
      columns[starts[index]! + entry] = column
      values[starts[index]! + entry] = value
    })
  })
  return { starts, columns, values, columnCount }
}

/** scoreRow gives the log odds of one row under the weights. */
export function scoreRow({ starts, columns, values }: Rows, row: number, weights: Float64Array): number {
  let sum = 0
  for (let at = starts[row]!; at < starts[row + 1]!; at += 1) sum += values[at]! * weights[columns[at]!]!
  return sum
}

/**
 * fitLogistic gives the weights that minimise the log loss plus ½ Σ hold·(weight − towards)². Deterministic; the last
 * weights that were better than all before, where the steps run out.
 */
export function fitLogistic(problem: LogisticProblem): Float64Array {
  const { rows: { columnCount }, towards, steps = 100 } = problem
  const weights = towards ? Float64Array.from(towards) : new Float64Array(columnCount)
  const gradient = new Float64Array(columnCount)
  const next = new Float64Array(columnCount)
  const nextGradient = new Float64Array(columnCount)
  const moves: { change: Float64Array; turn: Float64Array; ratio: number }[] = []
  let loss = lossAt(problem, weights, gradient)
  const goal = enough * Math.max(1, norm(gradient))
  for (let step = 0; step < steps && norm(gradient) > goal; step += 1) {
    const direction = descend(gradient, moves)
    const slope = dot(direction, gradient)
    let length = step === 0 ? Math.min(1, 1 / norm(gradient)) : 1
    let reached = Infinity
    for (let tries = 0; tries < 20; tries += 1, length /= 2) {
      for (let at = 0; at < columnCount; at += 1) next[at] = weights[at]! + length * direction[at]!
      reached = lossAt(problem, next, nextGradient)
      if (reached <= loss + 1e-4 * length * slope) break
    }
    if (!(reached < loss)) break
    const change = next.map((value, at) => value - weights[at]!)
    const turn = nextGradient.map((value, at) => value - gradient[at]!)
    const curve = dot(change, turn)
    if (curve > 1e-12) moves.push({ change, turn, ratio: 1 / curve })
    if (moves.length > memory) moves.shift()
    weights.set(next)
    gradient.set(nextGradient)
    loss = reached
  }
  return weights
}

// The two-loop recursion.
function descend(gradient: Float64Array, moves: { change: Float64Array; turn: Float64Array; ratio: number }[]): Float64Array {
  const direction = gradient.map((value) => -value)
  const shares: number[] = []
  for (let at = moves.length - 1; at >= 0; at -= 1) {
    const { change, turn, ratio } = moves[at]!
    shares[at] = ratio * dot(change, direction)
    add(direction, turn, -shares[at]!)
  }
  const last = moves[moves.length - 1]
  if (last) {
    const scale = 1 / (last.ratio * dot(last.turn, last.turn))
    for (let at = 0; at < direction.length; at += 1) direction[at]! *= scale
  }
  for (const [at, { change, turn, ratio }] of moves.entries()) add(direction, change, shares[at]! - ratio * dot(turn, direction))
  return direction
}

function lossAt({ rows, labels, weights: counts, holds, towards }: LogisticProblem, weights: Float64Array, gradient: Float64Array): number {
  const { starts, columns, values } = rows
  let loss = 0
  for (let at = 0; at < weights.length; at += 1) {
    const off = weights[at]! - (towards ? towards[at]! : 0)
    loss += 0.5 * holds[at]! * off * off
    gradient[at] = holds[at]! * off
  }
  for (let row = 0; row < labels.length; row += 1) {
    const count = counts ? counts[row]! : 1
    if (count === 0) continue
    const score = scoreRow(rows, row, weights)
    const label = labels[row]!
    // log(1 + e^score) − label·score, without overflow.
    loss += count * (Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - label * score)
    const push = count * (1 / (1 + Math.exp(-score)) - label)
    for (let at = starts[row]!; at < starts[row + 1]!; at += 1) gradient[columns[at]!]! += push * values[at]!
  }
  return loss
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!
  return sum
}

function add(to: Float64Array, what: Float64Array, share: number): void {
  for (let at = 0; at < to.length; at += 1) to[at]! += share * what[at]!
}

function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector))
}
