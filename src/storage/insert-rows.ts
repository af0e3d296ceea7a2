import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from './db.js'
import { statement, type Statement } from './statements.js'

type Value = string | number | null | boolean | Date

/** Batch is rows of one table as the one parameter of the statement that writes them. */
export interface Batch {
  table: string
  columns: string[]
  /** What becomes of a row that is there already. */
  known: 'fail' | 'leave what is there'
  json: string
}

const ROWS_AT_ONCE = 1_000

/**
 * batchesOf prepares many rows of one table for writing, a thousand at a time as one JSON parameter: Prisma's createMany
 * compiles every batch anew, which for the claims of a long text takes minutes. Table and columns are Prisma's names of
 * them, given by our own code.
 */
export function batchesOf<Row extends { [Column in keyof Row]: Value }>(table: string, rows: Row[], known: Batch['known'] = 'fail'): Batch[] {
  const first = rows[0]
  if (!first) return []
  const columns = Object.keys(first)
  const batches: Batch[] = []
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    batches.push({ table, columns, known, json: JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE).map(stored)) })
  }
  return batches
}

const insertions = new Map<string, Statement<{ json: string }, unknown>>()

function insertion(table: string, columns: string[], known: Batch['known']): Statement<{ json: string }, unknown> {
  const key = [table, known, ...columns].join(' ')
  const made = insertions.get(key) ?? statement((_db, { json }: { json: string }, { insertFromJson }) =>
    sql`${insertFromJson(table, columns, json)}${known === 'fail' ? sql`` : sql` ON CONFLICT DO NOTHING`}`)
  insertions.set(key, made)
  return made
}

/** insertBatches writes what batchesOf made. Between batches other requests get their turn. */
export async function insertBatches(db: Db, batches: Batch[]): Promise<void> {
  for (const { table, columns, known, json } of batches) {
    await db.rows.change(insertion(table, columns, known), { json })
    await setImmediate()
  }
}

// The adapter of SQLite writes instants as ISO 8601 with a numeric offset, and compares them as text.
function stored<Row extends { [Column in keyof Row]: Value }>(row: Row): Record<string, Exclude<Value, Date>> {
  return Object.fromEntries(Object.entries<Value>(row).map(([column, value]) =>
    [column, value instanceof Date ? value.toISOString().replace('Z', '+00:00') : value]))
}
