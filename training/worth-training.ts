// Training of the worth model; the same examples give the same bytes.
import { featureNames } from '../src/language/worth/worth-features.js'
import { buckets, wordBuckets } from '../src/language/worth/worth-hashes.js'
import type { LinearWeights } from '../src/language/worth/worth-model.js'
import type { Judged } from '../src/language/models/figures.js'
import { buildRows, fitLogistic } from '../src/language/learning/logistic.js'
import type { WordVectors } from './read-word-vectors.js'
import { hashedFrom, rowOf, vectorFrom, type Example, type Row } from './worth-data.js'

/** An example and its features. */
export interface Measured extends Example {
  row: Row
}

const hold = 0.25
const calibrationFolds = 4
const leastSeen = 2

/** measureExamples works out the features of examples, once for all folds. */
export function measureExamples(examples: readonly Example[], vectors: WordVectors): Measured[] {
  return examples.map((example) => ({ ...example, row: rowOf(example.text, vectors) }))
}

/** foldOf parts groups into `count` folds by their order of appearance; a group is never parted. */
export function foldOf(examples: readonly Example[], count: number): number[] {
  const folds = new Map<string, number>()
  return examples.map(({ group }) => {
    if (!folds.has(group)) folds.set(group, folds.size % count)
    return folds.get(group)!
  })
}

/**
 * trainLinear fits weights to `examples` and `helpers` (examples of a like task, which count less), quantises them and
 * calibrates them on scores that `examples` got from folds that had not seen them.
 */
export function trainLinear(examples: readonly Measured[], helpers: readonly Measured[], vectors: WordVectors): LinearWeights {
  const unseen = crossScore(examples, calibrationFolds, (training) => {
    const score = fitScores([...training, ...helpers], vectors)
    return (example) => score(example.row)
  })
  const rows = buildRows(unseen.map(({ score }) => [[0, score], [1, 1]]), 2)
  const labels = Float64Array.from(unseen, ({ label }) => label)
  const [slope, shift] = fitLogistic({ rows, labels, holds: new Float64Array(2), towards: Float64Array.of(1, 0) })
  return { ...quantise(fitColumns([...examples, ...helpers], vectors), vectors), slope: slope!, shift: shift! }
}

/** trainReasons fits the named features alone, so that each weight says what its feature says. */
export function trainReasons(examples: readonly Measured[]): Float32Array {
  const weights = fitLogistic({
    rows: buildRows(examples.map(({ row }) => row.filter(([column]) => column < hashedFrom)), hashedFrom),
    labels: Float64Array.from(examples, ({ label }) => label),
    weights: Float64Array.from(examples, ({ weight }) => weight),
    holds: new Float64Array(hashedFrom).fill(hold),
  })
  return Float32Array.from(weights)
}

/** crossScore gives each example the score of what was trained on the other folds. */
export function crossScore(
  examples: readonly Measured[], folds: number, train: (training: Measured[]) => (example: Measured) => number,
): Judged[] {
  const places = foldOf(examples, folds)
  const judged: Judged[] = []
  for (let fold = 0; fold < folds; fold += 1) {
    const score = train(examples.filter((_, at) => places[at] !== fold))
    examples.forEach((example, at) => {
      if (places[at] === fold) judged[at] = { score: score(example), label: example.label }
    })
  }
  return judged
}

function fitScores(examples: readonly Measured[], vectors: WordVectors): (row: Row) => number {
  const weights = fitColumns(examples, vectors)
  return (row) => row.reduce((sum, [column, value]) => sum + value * weights[column]!, 0)
}

// A weight for each column; what is seen once teaches nothing and stays at 0.
function fitColumns(examples: readonly Measured[], { dimensions }: WordVectors): Float64Array {
  const seen = new Int32Array(vectorFrom + dimensions)
  for (const { row } of examples) for (const [column] of row) seen[column]! += 1
  const places = new Int32Array(seen.length).fill(-1)
  let count = 0
  seen.forEach((times, column) => { if (times >= leastSeen) places[column] = count++ })
  const rows = buildRows(examples.map(({ row }) =>
    row.filter(([column]) => places[column]! >= 0).map(([column, value]): [number, number] => [places[column]!, value])), count)
  const fitted = fitLogistic({
    rows,
    labels: Float64Array.from(examples, ({ label }) => label),
    weights: Float64Array.from(examples, ({ weight }) => weight),
    holds: new Float64Array(count).fill(hold),
  })
  return Float64Array.from(places, (place) => (place < 0 ? 0 : fitted[place]!))
}

function quantise(columns: Float64Array, { dimensions, starts, numbers }: WordVectors): Omit<LinearWeights, 'slope' | 'shift'> {
  const words = new Float64Array(wordBuckets)
  starts.forEach((start, column) => {
    if (start < 0) return
    for (let axis = 0; axis < dimensions; axis += 1) words[column]! += (columns[vectorFrom + axis]! * numbers[start + axis]!) / 127
  })
  const [hashed, hashedScale] = toBytes(columns.subarray(hashedFrom, hashedFrom + buckets))
  const [wordTable, wordScale] = toBytes(words)
  return { named: Float32Array.from(columns.subarray(0, featureNames.length)), hashed, hashedScale, words: wordTable, wordScale }
}

function toBytes(values: Float64Array): [bytes: Int8Array, scale: number] {
  const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127 || 1
  return [Int8Array.from(values, (value) => Math.round(value / scale)), scale]
}
