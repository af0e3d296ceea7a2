// Learning from decisions: a correction of the shipped weights that has to prove itself on decisions it has not seen.
import { hashText } from '../words/word-types.js'
import { measure, type Figures, type Judged } from '../models/figures.js'
import { buildRows, fitLogistic, scoreRow } from './logistic.js'

/** What people decided on one thing that was found. */
export interface Decision {
  /** The article: its decisions are all learnt from or all held out. */
  group: string
  /** 1 where it was right (a claim that was kept), 0 where it was wrong. */
  label: number
  row: [column: number, value: number][]
  /** What the weights in use say of it (log odds). */
  before: number
}

/** Enough of both sorts, in enough articles, to learn from some and to measure on others. */
export const leastDecisions = 200
export const leastOfEach = 30
const leastHeldOut = 40
const leastOfEachHeldOut = 5

/** What is still missing: zeros where there is enough. */
export interface Missing {
  decisions: number
  right: number
  wrong: number
}

export interface Lesson {
  learntFrom: number
  heldOut: number
  before: Figures
  after: Figures
  /** By column. */
  weights: Float64Array
  /** The new weights do better on the held-out decisions: a lower log loss, and no figure worse. */
  isBetter: boolean
}

const heldOutShare = 0.25
const strengths = [0.3, 1, 3, 10, 30]
const innerFolds = 4

/** missingFrom tells how many decisions are missing before anything can be learnt. */
export function missingFrom(decisions: readonly Pick<Decision, 'label'>[]): Missing {
  const right = decisions.filter(({ label }) => label === 1).length
  return {
    decisions: Math.max(0, leastDecisions - decisions.length),
    right: Math.max(0, leastOfEach - right),
    wrong: Math.max(0, leastOfEach - (decisions.length - right)),
  }
}

/**
 * learn fits the weights of `columnCount` columns, held to `shipped`, to three quarters of the decisions, and measures
 * before and after on the others. Articles stay whole; which ones are held out follows from their ids alone. Undefined
 * where the decisions stand in too few articles to hold some out.
 */
export function learn(decisions: readonly Decision[], shipped: Float64Array): Lesson | undefined {
  const { training, unseen } = holdOut(decisions)
  const right = unseen.filter(({ label }) => label === 1).length
  const isSplit = unseen.length >= leastHeldOut && unseen.length <= training.length
  if (!isSplit || Math.min(right, unseen.length - right) < leastOfEachHeldOut) return undefined
  const weights = fit(training, shipped, bestStrength(training, shipped))
  const before = measure(unseen.map(({ before: score, label }) => ({ score, label })))
  const after = measure(judge(unseen, weights))
  const isBetter = after.logLoss < before.logLoss && after.averagePrecision >= before.averagePrecision && after.f1 >= before.f1
  return { learntFrom: training.length, heldOut: unseen.length, before, after, weights, isBetter }
}

function holdOut(decisions: readonly Decision[]): { training: Decision[]; unseen: Decision[] } {
  const places = new Map([...new Set(decisions.map(({ group }) => group))].map((group) => [group, hashText(group)]))
  const ordered = [...decisions].sort((a, b) => places.get(a.group)! - places.get(b.group)! || (a.group < b.group ? -1 : a.group > b.group ? 1 : 0))
  let cut = Math.floor(ordered.length * heldOutShare)
  while (cut > 0 && cut < ordered.length && ordered[cut]!.group === ordered[cut - 1]!.group) cut += 1
  return { training: ordered.slice(cut), unseen: ordered.slice(0, cut) }
}

// How strongly to hold on to the shipped weights is chosen by folds of the decisions that are learnt from.
function bestStrength(training: readonly Decision[], shipped: Float64Array): number {
  const folds = new Map<string, number>()
  for (const { group } of training) if (!folds.has(group)) folds.set(group, folds.size % innerFolds)
  let best = { strength: strengths[strengths.length - 1]!, loss: Infinity }
  for (const strength of strengths) {
    const judged: Judged[] = []
    for (let fold = 0; fold < innerFolds; fold += 1) {
      const weights = fit(training.filter(({ group }) => folds.get(group) !== fold), shipped, strength)
      judged.push(...judge(training.filter(({ group }) => folds.get(group) === fold), weights))
    }
    const { logLoss } = measure(judged)
    if (logLoss < best.loss) best = { strength, loss: logLoss }
  }
  return best.strength
}

function fit(decisions: readonly Decision[], shipped: Float64Array, strength: number): Float64Array {
  // Only the columns that occur are fitted; all others stay as they were shipped.
  const places = new Map<number, number>()
  for (const { row } of decisions) for (const [column] of row) if (!places.has(column)) places.set(column, places.size)
  const rows = buildRows(decisions.map(({ row }) => row.map(([column, value]): [number, number] => [places.get(column)!, value])), places.size)
  const fitted = fitLogistic({
    rows,
    labels: Float64Array.from(decisions, ({ label }) => label),
    holds: new Float64Array(places.size).fill(strength),
    towards: Float64Array.from(places.keys(), (column) => shipped[column]!),
  })
  const weights = Float64Array.from(shipped)
  for (const [column, place] of places) weights[column] = Math.fround(fitted[place]!)
  return weights
}

function judge(decisions: readonly Decision[], weights: Float64Array): Judged[] {
  const rows = buildRows(decisions.map(({ row }) => row), weights.length)
  return decisions.map(({ label }, at) => ({ score: scoreRow(rows, at, weights), label }))
}
