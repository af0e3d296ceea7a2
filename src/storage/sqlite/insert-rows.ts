import { setImmediate } from 'node:timers/promises'
import type { Db } from '../db.js'

type Value = string | number | boolean | Date | null

const ROWS_AT_ONCE = 1_000

/**
 * insertRows writes many rows of one table, a thousand at a time as one JSON parameter: Prisma's createMany compiles every
 * batch anew, which for the claims of a long text takes minutes. Table and columns are Prisma's names of them, given
 * by our own code. Between batches other requests get their turn.
 */
export async function insertRows<Row extends { [Column in keyof Row]: Value }>(
  db: Db,
  table: string,
  rows: Row[],
): Promise<void> {
  const first = rows[0]
  if (!first) return
  const columns = Object.keys(first) as (keyof Row & string)[]
  const sql = `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
    SELECT ${columns.map((_column, at) => `json_extract(value, '$[${at}]')`).join(', ')} FROM json_each(?)`
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const batch = rows.slice(from, from + ROWS_AT_ONCE)
    await db.$executeRawUnsafe(sql, JSON.stringify(batch.map((row) => columns.map((column) => stored(row[column])))))
    await setImmediate()
  }
}

// The adapter writes instants as ISO 8601 with a numeric offset, and compares them as text.
function stored(value: Value): Exclude<Value, Date> {
  return value instanceof Date ? value.toISOString().replace('Z', '+00:00') : value
}
