// What a desk's own decisions add to the shipped check-worthiness: a small correction on top of it.
import { tableOf, type Model, type Table } from '../models/model-file.js'
import type { Token } from '../tokens.js'
import { namedShare } from './worth.js'
import { featureNames, measureFeatures } from './worth-features.js'
import { buckets, hashFeatures, newHashedFeatures } from './worth-hashes.js'

export interface LearntWorth {
  /** By column of learntRow. */
  weights: Float32Array
}

const namedFrom = 2
const hashedFrom = namedFrom + featureNames.length

/** How many columns a row of learntRow may have: the shipped log odds, a constant, the named and the hashed features. */
export const learntColumns = hashedFrom + buckets
/** The column of the shipped log odds: with a weight of 1 there and 0 elsewhere nothing changes. */
export const shippedColumn = 0

const named = new Float64Array(featureNames.length)
const hashed = newHashedFeatures()

/** learntRow measures a claim of these words whose shipped check-worthiness is `worth` (log odds). */
export function learntRow(worth: number, tokens: readonly Token[]): [column: number, value: number][] {
  measureFeatures(tokens, 0, tokens.length, named)
  hashFeatures(tokens, 0, tokens.length, hashed)
  const row: [number, number][] = [[shippedColumn, worth], [1, 1]]
  named.forEach((value, at) => { if (value !== 0) row.push([namedFrom + at, namedShare * value]) })
  const share = 1 / Math.sqrt(hashed.count)
  for (let at = 0; at < hashed.count; at += 1) row.push([hashedFrom + hashed.columns[at]!, share])
  return row
}

/** learntWorth gives the check-worthiness (log odds) as the desk taught it. */
export function learntWorth({ weights }: LearntWorth, worth: number, tokens: readonly Token[]): number {
  return learntRow(worth, tokens).reduce((sum, [column, value]) => sum + value * weights[column]!, 0)
}

/** learntTables gives what to write of weights: only the columns that weigh anything. */
export function learntTables(weights: ArrayLike<number>): { header: Record<string, unknown>; tables: Record<string, Table> } {
  const columns: number[] = []
  for (let column = 0; column < weights.length; column += 1) if (Math.fround(weights[column]!) !== 0) columns.push(column)
  return {
    header: { name: 'check-worthiness', features: featureNames.length },
    tables: { columns: Int32Array.from(columns), weights: Float32Array.from(columns, (column) => weights[column]!) },
  }
}

/** learntWorthOf reads what learntTables wrote; undefined where it was learnt by a program with other features. */
export function learntWorthOf(model: Model): LearntWorth | undefined {
  if (model.header.features !== featureNames.length) return undefined
  const weights = new Float32Array(learntColumns)
  const values = tableOf(model, 'weights', 'Float32Array')
  tableOf(model, 'columns', 'Int32Array').forEach((column, at) => { weights[column] = values[at]! })
  return { weights }
}
