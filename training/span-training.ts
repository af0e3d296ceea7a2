// Trains the span model: conditional log-likelihood by AdaGrad, one sentence at a time; the weights of the later epochs
// are averaged.
import { makeLattice, type Lattice } from '../src/language/attributions/models/lattice.js'
import type { Sheet } from '../src/language/attributions/models/sheet.js'
import { marginals } from '../src/language/attributions/models/span-crf.js'
import { cueCrossings, cueRows, sideOf, stepCrossings, stepRows, tokenCrossings, tokenRows } from '../src/language/attributions/models/span-features.js'
import { longestView, viewFrom, type CueView } from '../src/language/attributions/models/span-view.js'
import { seededOrder } from './random.js'

/** A sentence from one cue: rows of features per token and per step into it, and its labels. */
export interface SpanCase {
  cue: number
  length: number
  /** As many for each token; the steps into the first one are not looked at. */
  tokenRows: Int32Array
  stepRows: Int32Array
  labels: Uint8Array
}

export interface SpanWeights {
  tokens: Float32Array
  steps: Float32Array
}

export interface SpanOptions {
  tokens: number
  steps: number
  epochs: number
  rate: number
  seed: number
}

const perToken = cueCrossings.count + tokenCrossings.count
const perStep = stepCrossings.count
/** Slopes below are not worth a look at the table. */
const least = 1e-3
const averagedFrom = 2

/** makeCase gives the features of the sentence of `cue` with its gold labels (one per token of the sentence). */
export function makeCase(
  sheet: Sheet, cue: number, rivals: Uint8Array, bits: { tokens: number; steps: number }, gold: Uint8Array): SpanCase {
  const view = viewFrom(sheet, cue, rivals)
  const length = view.end - view.first
  const tokens = new Int32Array(length * perToken)
  const steps = new Int32Array(length * perStep)
  for (let at = view.first; at < view.end; at += 1) {
    const base = at - view.first
    cueRows(sheet, view, sideOf(view, at), bits.tokens, tokens, base * perToken)
    tokenRows(sheet, view, at, bits.tokens, tokens, base * perToken + cueCrossings.count)
    if (base > 0) stepRows(sheet, view, at, bits.steps, steps, base * perStep)
  }
  return { cue: cue - view.first, length, tokenRows: tokens, stepRows: steps, labels: windowed(sheet, view, gold) }
}

function windowed(sheet: Sheet, { first, end, cue }: CueView, gold: Uint8Array): Uint8Array {
  const { firstToken } = sheet.sentences[sheet.sentenceOf[cue]!]!
  return gold.slice(first - firstToken, end - firstToken)
}

/** trainSpans fits the span model. Deterministic. */
export function trainSpans(cases: SpanCase[], { tokens, steps, epochs, rate, seed }: SpanOptions): SpanWeights {
  const make = (value: number): SpanWeights =>
    ({ tokens: new Float32Array(4 << tokens).fill(value), steps: new Float32Array(16 << steps).fill(value) })
  const [weights, squares, mean] = [make(0), make(1), make(0)]
  const lattice = makeLattice(longestView)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const number of seededOrder(cases.length, seed + epoch)) learnCase(cases[number]!, weights, squares, lattice, rate)
    const kept = epoch - averagedFrom + 1
    if (kept < 1) continue
    for (const name of ['tokens', 'steps'] as const) {
      const [sum, now] = [mean[name], weights[name]]
      for (let at = 0; at < now.length; at += 1) sum[at]! += (now[at]! - sum[at]!) / kept
    }
  }
  return epochs > averagedFrom ? mean : weights
}

function learnCase(item: SpanCase, weights: SpanWeights, squares: SpanWeights, lattice: Lattice, rate: number): void {
  fillLattice(lattice, item, weights)
  const { ofLabels, ofSteps } = marginals(lattice)
  const delta = new Float64Array(16)
  for (let at = 0; at < item.length; at += 1) {
    const gold = item.labels[at]!
    for (let label = 0; label < 4; label += 1) delta[label] = ofLabels[at * 4 + label]! - (gold === label ? 1 : 0)
    move(weights.tokens, squares.tokens, item.tokenRows, at * perToken, (at + 1) * perToken, delta, 4, rate)
    if (at === 0) continue
    const goldStep = item.labels[at - 1]! * 4 + gold
    for (let pair = 0; pair < 16; pair += 1) delta[pair] = ofSteps[at * 16 + pair]! - (pair === goldStep ? 1 : 0)
    move(weights.steps, squares.steps, item.stepRows, at * perStep, (at + 1) * perStep, delta, 16, rate)
  }
}

function move(weights: Float32Array, squares: Float32Array, rows: Int32Array, from: number, end: number,
  delta: Float64Array, columns: number, rate: number): void {
  let size = 0
  for (let column = 0; column < columns; column += 1) size += Math.abs(delta[column]!)
  if (size < least) return
  for (let index = from; index < end; index += 1) {
    const row = rows[index]! * columns
    for (let column = 0; column < columns; column += 1) {
      const slope = delta[column]!
      if (slope === 0) continue
      squares[row + column]! += slope * slope
      weights[row + column]! -= (rate * slope) / Math.sqrt(squares[row + column]!)
    }
  }
}

function fillLattice(lattice: Lattice, item: SpanCase, weights: SpanWeights): void {
  const { length, tokenRows: tokens, stepRows: steps } = item
  const { emissions, edges } = lattice
  lattice.length = length
  lattice.cue = item.cue
  emissions.fill(0, 0, length * 4)
  edges.fill(0, 0, length * 16)
  for (let at = 0; at < length; at += 1) {
    for (let index = at * perToken; index < (at + 1) * perToken; index += 1) {
      const row = tokens[index]! * 4
      for (let label = 0; label < 4; label += 1) emissions[at * 4 + label]! += weights.tokens[row + label]!
    }
    for (let index = at * perStep; at > 0 && index < (at + 1) * perStep; index += 1) {
      const row = steps[index]! * 16
      for (let pair = 0; pair < 16; pair += 1) edges[at * 16 + pair]! += weights.steps[row + pair]!
    }
  }
}
