import type Database from 'better-sqlite3'
import { LRUCache } from 'lru-cache'
import { rowsOn, type Batch, type Connection, type Rows } from '../rows.js'
import type { Value } from '../statements.js'
import { sqlite } from './dialect.js'
import { inWords } from './failures.js'

interface Prepared {
  statement: Database.Statement<unknown[], Record<string, unknown>>
  instants: string[]
  truths: string[]
}

// More than there are statements; those that are written anew each time come and go.
const MOST_PREPARED = 500

/** rowsOfSqlite runs statements on an open database, each prepared once. */
export function rowsOfSqlite(database: Database.Database): Rows {
  const prepared = new LRUCache<string, Prepared>({ max: MOST_PREPARED })

  function prepare(sql: string): Prepared {
    const known = prepared.get(sql)
    if (known) return known
    const made = prepareOn(database, sql)
    prepared.set(sql, made)
    return made
  }

  const connection: Connection = {
    read: (query) => asking(() => {
      const { statement, instants, truths } = prepare(query.sql)
      const rows = statement.all(...query.values.map(stored))
      if (instants.length > 0 || truths.length > 0) for (const row of rows) read(row, instants, truths)
      return rows
    }),
    change: (query) => asking(() => prepare(query.sql).statement.run(...query.values.map(stored)).changes),
    insert: (batch) => asking(() => {
      const { statement } = prepare(insertion(batch))
      for (const row of batch.rows) statement.run(...row.map(stored))
    }),
  }
  return rowsOn(sqlite, connection)
}

function insertion({ table, columns, known }: Batch): string {
  const into = `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
  return known === 'fail' ? into : `${into} ON CONFLICT DO NOTHING`
}

// What SQLite keeps as text and numbers is known by the types that the columns were declared with.
function prepareOn(database: Database.Database, sql: string): Prepared {
  // Prisma asks the connection for big integers; none of ours is one.
  const statement = database.prepare<unknown[], Record<string, unknown>>(sql).safeIntegers(false)
  const columns = statement.reader ? statement.columns() : []
  const declared = (type: string) => columns.filter((column) => column.type === type).map(({ name }) => name)
  return { statement, instants: declared('DATETIME'), truths: declared('BOOLEAN') }
}

function read(row: Record<string, unknown>, instants: string[], truths: string[]): void {
  for (const name of instants) if (row[name] !== null) row[name] = new Date(row[name] as string)
  for (const name of truths) if (row[name] !== null) row[name] = row[name] === 1
}

// As Prisma's adapter writes them: instants as ISO 8601 with a numeric offset, compared as text.
function stored(value: Value): string | number | null {
  if (value instanceof Date) return value.toISOString().replace('Z', '+00:00')
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}

async function asking<T>(ask: () => T): Promise<T> {
  try {
    return ask()
  } catch (error) {
    throw inWords(error)
  }
}
