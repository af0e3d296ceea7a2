// A linear-chain conditional random field over one sentence, seen from one cue (Lafferty, McCallum and Pereira, 2001):
// each token is outside, cue, source or content, and at most one run of tokens is source. Seven states make that
// certain: outside, cue and content before any source; source; outside, cue and content after it.

/** Labels of tokens, in the order of the weight columns. */
export const labels = { outside: 0, cue: 1, source: 2, content: 3 } as const
export const labelCount = 4
export const stateCount = 7
const sourceState = 3
const labelOf = [labels.outside, labels.cue, labels.content, labels.source, labels.outside, labels.cue, labels.content]

/** From which states one can come: index lists per state. */
const comesFrom: number[][] = labelOf.map((_, to) => {
  if (to < sourceState) return [0, 1, 2]
  if (to === sourceState) return [0, 1, 2, 3]
  return [3, 4, 5, 6]
})

/** The scores of a sentence: `length` × 4 per token, `length` × 16 per step into a token (row from, column to). */
export interface Lattice {
  length: number
  /** The token that must be cue. */
  cue: number
  emissions: Float32Array
  edges: Float32Array
}

/** makeLattice reserves room for a sentence of at most `longest` tokens. */
export function makeLattice(longest: number): Lattice {
  return { length: 0, cue: 0, emissions: new Float32Array(longest * labelCount),
    edges: new Float32Array(longest * labelCount * labelCount) }
}

function isAllowed(lattice: Lattice, at: number, state: number): boolean {
  if (at === lattice.cue) return labelOf[state] === labels.cue
  return at > 0 || state <= sourceState
}

export interface Marginals {
  logZ: number
  /** length × 4: the probability of each label. */
  ofLabels: Float64Array
  /** length × 16: the probability of each pair of labels into a token. */
  ofSteps: Float64Array
}

/** logPartition gives the logarithm of the sum over all labellings. Linear in the length. */
export function logPartition(lattice: Lattice): number {
  return totalOf(runForward(lattice), lattice.length)
}

/** marginals runs forward and backward over the lattice. Linear in its length. */
export function marginals(lattice: Lattice): Marginals {
  const { length, emissions, edges } = lattice
  const forward = runForward(lattice)
  const logZ = totalOf(forward, length)
  const backward = new Float64Array(length * stateCount).fill(-Infinity)
  const last = (length - 1) * stateCount
  for (let state = 0; state < stateCount; state += 1) if (forward[last + state]! > -Infinity) backward[last + state] = 0
  const ofLabels = new Float64Array(length * 4)
  const ofSteps = new Float64Array(length * 16)
  for (let at = length - 1; at >= 0; at -= 1) {
    for (let state = 0; state < stateCount; state += 1) {
      const index = at * stateCount + state
      const through = forward[index]! + backward[index]!
      if (!(through > -Infinity)) continue
      ofLabels[at * 4 + labelOf[state]!]! += Math.exp(through - logZ)
      if (at === 0) continue
      const rest = backward[index]! + emissions[at * 4 + labelOf[state]!]!
      for (const from of comesFrom[state]!) {
        const source = (at - 1) * stateCount + from
        const before = forward[source]!
        if (!(before > -Infinity)) continue
        const step = at * 16 + labelOf[from]! * 4 + labelOf[state]!
        const onward = rest + edges[step]!
        ofSteps[step]! += Math.exp(before + onward - logZ)
        backward[source] = logAdd(backward[source]!, onward)
      }
    }
  }
  return { logZ, ofLabels, ofSteps }
}

/** The logarithm of the sum over all labellings of the first tokens that end in a state: length × 7. */
function runForward(lattice: Lattice): Float64Array {
  const { length, emissions, edges } = lattice
  const forward = new Float64Array(length * stateCount).fill(-Infinity)
  for (let state = 0; state < stateCount; state += 1) {
    if (isAllowed(lattice, 0, state)) forward[state] = emissions[labelOf[state]!]!
  }
  for (let at = 1; at < length; at += 1) {
    const before = (at - 1) * stateCount
    for (let state = 0; state < stateCount; state += 1) {
      if (!isAllowed(lattice, at, state)) continue
      const sources = comesFrom[state]!
      const step = at * 16 + labelOf[state]!
      let most = -Infinity
      for (let index = 0; index < sources.length; index += 1) {
        const from = sources[index]!
        const score = forward[before + from]! + edges[step + labelOf[from]! * 4]!
        scores[index] = score
        if (score > most) most = score
      }
      if (most === -Infinity) continue
      let sum = 0
      for (let index = 0; index < sources.length; index += 1) sum += Math.exp(scores[index]! - most)
      forward[at * stateCount + state] = most + Math.log(sum) + emissions[at * 4 + labelOf[state]!]!
    }
  }
  return forward
}

const scores = new Float64Array(4)

function totalOf(forward: Float64Array, length: number): number {
  let total = -Infinity
  for (let state = 0; state < stateCount; state += 1) total = logAdd(total, forward[(length - 1) * stateCount + state]!)
  return total
}

function logAdd(a: number, b: number): number {
  if (a === -Infinity) return b
  if (b === -Infinity) return a
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b))
}

export interface Labelling {
  labels: Uint8Array
  score: number
}

/** Index into a token's sixteen steps for each pair of states, row from, column to. */
const stepOf = labelOf.map((from) => labelOf.map((to) => from * labelCount + to))

let bestScores = new Float64Array(0)
let origins = new Int32Array(0)
let held = new Uint8Array(0)

/** bestLabellings gives the `count` labellings with the highest scores, best first (k-best Viterbi). */
export function bestLabellings(lattice: Lattice, count: number): Labelling[] {
  const { length, emissions, edges } = lattice
  const width = stateCount * count
  if (bestScores.length < length * width) {
    bestScores = new Float64Array(length * width)
    origins = new Int32Array(length * width)
    held = new Uint8Array(length * stateCount)
  }
  held.fill(0, 0, length * stateCount)
  for (let state = 0; state < stateCount; state += 1) {
    if (!isAllowed(lattice, 0, state)) continue
    bestScores[state * count] = emissions[labelOf[state]!]!
    held[state] = 1
  }
  for (let at = 1; at < length; at += 1) {
    for (let state = 0; state < stateCount; state += 1) {
      if (!isAllowed(lattice, at, state)) continue
      const base = at * width + state * count
      const own = emissions[at * 4 + labelOf[state]!]!
      const sources = comesFrom[state]!
      let size = 0
      for (let index = 0; index < sources.length; index += 1) {
        const from = sources[index]!
        const ranks = held[(at - 1) * stateCount + from]!
        if (ranks === 0) continue
        const step = edges[at * 16 + stepOf[from]![state]!]! + own
        const before = (at - 1) * width + from * count
        for (let rank = 0; rank < ranks; rank += 1) {
          const score = bestScores[before + rank]! + step
          if (size === count && score <= bestScores[base + count - 1]!) break
          let place = size < count ? size++ : count - 1
          while (place > 0 && bestScores[base + place - 1]! < score) {
            bestScores[base + place] = bestScores[base + place - 1]!
            origins[base + place] = origins[base + place - 1]!
            place -= 1
          }
          bestScores[base + place] = score
          origins[base + place] = before + rank
        }
      }
      held[at * stateCount + state] = size
    }
  }
  const last = (length - 1) * width
  const ends: number[] = []
  for (let state = 0; state < stateCount; state += 1) {
    const ranks = held[(length - 1) * stateCount + state]!
    for (let rank = 0; rank < ranks; rank += 1) ends.push(last + state * count + rank)
  }
  ends.sort((a, b) => bestScores[b]! - bestScores[a]!)
  return ends.slice(0, count).map((end) => {
    const found = new Uint8Array(length)
    let cell = end
    for (let at = length - 1; at >= 0; at -= 1) {
      found[at] = labelOf[Math.floor((cell - at * width) / count)]!
      cell = origins[cell]!
    }
    return { labels: found, score: bestScores[end]! }
  })
}
