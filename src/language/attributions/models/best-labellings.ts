// The labellings of a lattice with the highest scores. The best one is found by Viterbi's algorithm; each further one
// leaves a better one at a single step and follows the best way from there back to the start (the deviations of
// Eppstein, "Finding the k shortest paths", 1998, kept to the few that can still count).
import { comesFrom, isAllowed, labelCount, labelOf, stateCount, type Lattice } from './lattice.js'

export interface Labelling {
  labels: Uint8Array
  score: number
}

/** A way through the lattice: that of `parent`, but into the token `at` it comes from the state `from`. */
interface Deviation {
  score: number
  /** Place among the labellings found so far; -1 for a way of its own that ends in `from`. */
  parent: number
  at: number
  from: number
}

const waysIn = 4
let scores = new Float64Array(0)
let origins = new Uint8Array(0)
/** Per token, state and way in: how much worse it is than the best way in. */
let losses = new Float64Array(0)

/** bestLabellings gives the `count` labellings with the highest scores, best first. Linear in the length. */
export function bestLabellings(lattice: Lattice, count: number): Labelling[] {
  const { length } = lattice
  runViterbi(lattice)
  const open: Deviation[] = []
  const last = (length - 1) * stateCount
  for (let state = 0; state < stateCount; state += 1) {
    if (scores[last + state]! > -Infinity) offer(open, { score: scores[last + state]!, parent: -1, at: length, from: state }, count)
  }
  const ways: Uint8Array[] = []
  const found: Labelling[] = []
  for (let next = open.shift(); next; next = open.shift()) {
    const way = wayOf(next, ways, length)
    found.push({ labels: way.map((state) => labelOf[state]!), score: next.score })
    if (found.length === count) break
    ways.push(way)
    offerDeviations(open, next, way, ways.length - 1, count - found.length)
  }
  return found
}

function runViterbi(lattice: Lattice): void {
  const { length, emissions, edges } = lattice
  if (scores.length < length * stateCount) {
    scores = new Float64Array(length * stateCount)
    origins = new Uint8Array(length * stateCount)
    losses = new Float64Array(length * stateCount * waysIn)
  }
  for (let state = 0; state < stateCount; state += 1) {
    scores[state] = isAllowed(lattice, 0, state) ? emissions[labelOf[state]!]! : -Infinity
  }
  for (let at = 1; at < length; at += 1) {
    const before = (at - 1) * stateCount
    for (let state = 0; state < stateCount; state += 1) {
      const cell = at * stateCount + state
      if (!isAllowed(lattice, at, state)) {
        scores[cell] = -Infinity
        continue
      }
      const sources = comesFrom[state]!
      const step = at * labelCount * labelCount + labelOf[state]!
      let [most, best] = [-Infinity, 0]
      for (let index = 0; index < sources.length; index += 1) {
        const from = sources[index]!
        const score = scores[before + from]! + edges[step + labelOf[from]! * labelCount]!
        losses[cell * waysIn + index] = score
        if (score > most) [most, best] = [score, from]
      }
      for (let index = 0; index < sources.length; index += 1) losses[cell * waysIn + index] = most - losses[cell * waysIn + index]!
      scores[cell] = most + emissions[at * labelCount + labelOf[state]!]!
      origins[cell] = best
    }
  }
}

/** The states of a way, token by token. */
function wayOf({ parent, at, from }: Deviation, ways: Uint8Array[], length: number): Uint8Array {
  const way = parent < 0 ? new Uint8Array(length) : ways[parent]!.slice()
  way[at - 1] = from
  for (let back = at - 1; back > 0; back -= 1) way[back - 1] = origins[back * stateCount + way[back]!]!
  return way
}

/** Leaves the way at each step before its own deviation; the `room` best of all that are open are kept. */
function offerDeviations(open: Deviation[], { score, at: own }: Deviation, way: Uint8Array, parent: number, room: number): void {
  for (let at = Math.min(own, way.length) - 1; at > 0; at -= 1) {
    const cell = at * stateCount + way[at]!
    const sources = comesFrom[way[at]!]!
    const best = origins[cell]!
    const most = open.length < room ? Infinity : score - open[open.length - 1]!.score
    for (let index = 0; index < sources.length; index += 1) {
      const loss = losses[cell * waysIn + index]!
      if (loss < most && sources[index] !== best) offer(open, { score: score - loss, parent, at, from: sources[index]! }, room)
    }
  }
}

/** Keeps the list in order, best first, and at most `room` long. */
function offer(open: Deviation[], deviation: Deviation, room: number): void {
  let place = open.length
  while (place > 0 && open[place - 1]!.score < deviation.score) place -= 1
  if (place >= room) return
  open.splice(place, 0, deviation)
  if (open.length > room) open.pop()
}
