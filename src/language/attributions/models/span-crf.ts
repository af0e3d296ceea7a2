// A linear-chain conditional random field over one sentence, seen from one cue (Lafferty, McCallum and Pereira, 2001).
// The sums run over exponentials, scaled token by token, so that no logarithm is taken on the way.
import { comesFrom, isAllowed, labelCount, labelOf, stateCount, type Lattice } from './lattice.js'

export interface Marginals {
  logZ: number
  /** length × 4: the probability of each label. */
  ofLabels: Float64Array
  /** length × 16: the probability of each pair of labels into a token. */
  ofSteps: Float64Array
}

const stepCount = labelCount * labelCount
let forward = new Float64Array(0)
/** The exponentials of the scores of the steps into each token, its own score counted in. */
let factors = new Float64Array(0)

/** logPartition gives the logarithm of the sum over all labellings. Linear in the length. */
export function logPartition(lattice: Lattice): number {
  return runForward(lattice)
}

/** marginals runs forward and backward over the lattice. Linear in its length. */
export function marginals(lattice: Lattice): Marginals {
  const { length } = lattice
  const logZ = runForward(lattice)
  const ofLabels = new Float64Array(length * labelCount)
  const ofSteps = new Float64Array(length * stepCount)
  let backward: Float64Array = new Float64Array(stateCount).fill(1)
  for (let at = length - 1; at >= 0; at -= 1) {
    let total = 0
    for (let state = 0; state < stateCount; state += 1) total += forward[at * stateCount + state]! * backward[state]!
    for (let state = 0; state < stateCount; state += 1) {
      ofLabels[at * labelCount + labelOf[state]!]! += (forward[at * stateCount + state]! * backward[state]!) / total
    }
    if (at > 0) backward = stepBack(lattice, at, backward, ofSteps)
  }
  return { logZ, ofLabels, ofSteps }
}

/** One token towards the start: fills the probabilities of the steps into `at`, gives the sums for the token before. */
function stepBack(lattice: Lattice, at: number, backward: Float64Array, ofSteps: Float64Array): Float64Array {
  const sums = new Float64Array(stateCount)
  const before = (at - 1) * stateCount
  let total = 0
  for (let state = 0; state < stateCount; state += 1) {
    if (backward[state] === 0 || !isAllowed(lattice, at, state)) continue
    for (const from of comesFrom[state]!) {
      const step = at * stepCount + labelOf[from]! * labelCount + labelOf[state]!
      const onward = factors[step]! * backward[state]!
      const mass = forward[before + from]! * onward
      sums[from]! += onward
      ofSteps[step]! += mass
      total += mass
    }
  }
  for (let step = at * stepCount; step < (at + 1) * stepCount; step += 1) ofSteps[step]! /= total
  const most = Math.max(...sums)
  for (let state = 0; state < stateCount; state += 1) sums[state]! /= most
  return sums
}

/** For each token and state the sum over the labellings up to it, scaled so that a token's largest is 1; gives log Z. */
function runForward(lattice: Lattice): number {
  const { length, emissions, edges } = lattice
  if (forward.length < length * stateCount) {
    forward = new Float64Array(length * stateCount)
    factors = new Float64Array(length * stepCount)
  }
  let scale = 0
  for (let at = 0; at < length; at += 1) {
    let top = -Infinity
    for (let label = 0; label < labelCount; label += 1) top = Math.max(top, emissions[at * labelCount + label]!)
    if (at === 0) {
      for (let state = 0; state < stateCount; state += 1) {
        forward[state] = isAllowed(lattice, 0, state) ? Math.exp(emissions[labelOf[state]!]! - top) : 0
      }
    } else {
      for (let step = 0; step < stepCount; step += 1) {
        factors[at * stepCount + step] = Math.exp(edges[at * stepCount + step]! + emissions[at * labelCount + (step & 3)]! - top)
      }
      stepForward(lattice, at)
    }
    let most = 0
    for (let cell = at * stateCount; cell < (at + 1) * stateCount; cell += 1) most = Math.max(most, forward[cell]!)
    for (let cell = at * stateCount; cell < (at + 1) * stateCount; cell += 1) forward[cell]! /= most
    scale += top + Math.log(most)
  }
  let total = 0
  for (let cell = (length - 1) * stateCount; cell < length * stateCount; cell += 1) total += forward[cell]!
  return scale + Math.log(total)
}

function stepForward(lattice: Lattice, at: number): void {
  const before = (at - 1) * stateCount
  for (let state = 0; state < stateCount; state += 1) {
    let sum = 0
    if (isAllowed(lattice, at, state)) {
      const sources = comesFrom[state]!
      const step = at * stepCount + labelOf[state]!
      for (let index = 0; index < sources.length; index += 1) {
        const from = sources[index]!
        sum += forward[before + from]! * factors[step + labelOf[from]! * labelCount]!
      }
    }
    forward[at * stateCount + state] = sum
  }
}
