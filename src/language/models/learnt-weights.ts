// The weights that a desk's decisions taught, as bytes and back.
import { tableOf, type Model, type Table } from './model-file.js'

/** learntTables gives what to write of weights: the columns that weigh anything. `features`: what the columns stand for. */
export function learntTables(weights: ArrayLike<number>, features: string): { header: Record<string, unknown>; tables: Record<string, Table> } {
  const columns: number[] = []
  for (let column = 0; column < weights.length; column += 1) if (Math.fround(weights[column]!) !== 0) columns.push(column)
  return {
    header: { name: 'learnt', features },
    tables: { columns: Int32Array.from(columns), weights: Float32Array.from(columns, (column) => weights[column]!) },
  }
}

/** learntWeights reads what learntTables wrote; undefined where it was learnt by a program with other features. */
export function learntWeights(model: Model, columnCount: number, features: string): Float32Array | undefined {
  if (model.header.features !== features) return undefined
  const weights = new Float32Array(columnCount)
  const values = tableOf(model, 'weights', 'Float32Array')
  tableOf(model, 'columns', 'Int32Array').forEach((column, at) => { weights[column] = values[at]! })
  return weights
}

/** weighRow gives the log odds of a row. */
export function weighRow(weights: Float32Array, row: readonly (readonly [column: number, value: number])[]): number {
  return row.reduce((sum, [column, value]) => sum + value * weights[column]!, 0)
}
