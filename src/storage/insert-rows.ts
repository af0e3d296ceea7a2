import { setImmediate } from 'node:timers/promises'
import type { Db } from './db.js'
import type { Batch, Scalar } from './rows.js'

// So many are written in a few milliseconds.
const ROWS_AT_ONCE = 1_000
const FEW = 100

/**
 * batchesOf prepares many rows of one table for writing: Prisma's createMany compiles every batch anew, which for the claims of a
 * long text takes minutes. Table and columns are Prisma's names of them, given by our own code; all rows have the same.
 */
export function batchesOf<Row extends { [Column in keyof Row]: Scalar }>(table: string, rows: Row[], known: Batch['known'] = 'fail'): Batch[] {
  const first = rows[0]
  if (!first) return []
  const columns = Object.keys(first) as (keyof Row & string)[]
  const batches: Batch[] = []
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE)
    batches.push({ table, columns, known, rows: some.map((row) => columns.map((column) => row[column])) })
  }
  return batches
}

/** insertBatches writes what batchesOf made. Between batches other requests get their turn. */
export async function insertBatches(db: Db, batches: Batch[]): Promise<void> {
  for (const batch of batches) {
    await db.rows.insert(batch)
    if (batch.rows.length > FEW) await setImmediate()
  }
}
