import { setImmediate } from 'node:timers/promises'
import type { Db } from '../db.js'

type Value = string | number | null | boolean | Date

/** Batch is rows of one table as one statement and its one parameter. */
export interface Batch {
  sql: string
  json: string
}

const ROWS_AT_ONCE = 1_000

/**
 * batchesOf makes statements that write many rows of one table, a thousand at a time as one JSON parameter: Prisma's createMany
 * compiles every batch anew, which for the claims of a long text takes minutes. Table and columns are Prisma's names of
 * them, given by our own code. `known`: what becomes of a row that is there already.
 */
export function batchesOf<Row extends { [Column in keyof Row]: Value }>(
  table: string, rows: Row[], known: 'fail' | 'leave what is there' = 'fail',
): Batch[] {
  const first = rows[0]
  if (!first) return []
  const columns = Object.keys(first) as (keyof Row & string)[]
  const sql = `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
    SELECT ${columns.map((_column, at) => `json_extract(value, '$[${at}]')`).join(', ')} FROM json_each(?)
    ${known === 'fail' ? '' : 'WHERE TRUE ON CONFLICT DO NOTHING'}`
  const batches: Batch[] = []
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const values = rows.slice(from, from + ROWS_AT_ONCE).map((row) => columns.map((column) => stored(row[column])))
    batches.push({ sql, json: JSON.stringify(values) })
  }
  return batches
}

/** insertBatches writes what batchesOf made. Between batches other requests get their turn. */
export async function insertBatches(db: Db, batches: Batch[]): Promise<void> {
  for (const { sql, json } of batches) {
    await db.$executeRawUnsafe(sql, json)
    await setImmediate()
  }
}

// The adapter writes instants as ISO 8601 with a numeric offset, and compares them as text.
function stored(value: Value): Exclude<Value, Date> {
  return value instanceof Date ? value.toISOString().replace('Z', '+00:00') : value
}
