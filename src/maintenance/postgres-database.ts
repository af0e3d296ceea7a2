import { Client, types } from 'pg'
import { parseIntoClientConfig } from 'pg-connection-string'
import { MaintenanceError, type Row, type Rows, type Value } from './database.js'

const CONNECTING_MS = 5_000
// Its times without an offset, which are UTC here and which the library would take for the machine's.
const TIMESTAMP = 1114

/**
 * withPostgres connects to a PostgreSQL database, runs the work on what it holds at one moment, and lets go of it again. Nothing can
 * be changed. Throws MaintenanceError where it cannot connect.
 */
export async function withPostgres<T>(url: string, work: (database: Rows) => Promise<T>): Promise<T> {
  const client = new Client({
    ...parseIntoClientConfig(url),
    connectionTimeoutMillis: CONNECTING_MS,
    types: { getTypeParser: (id: number, format?: 'text' | 'binary') => (id === TIMESTAMP ? inUtc : types.getTypeParser(id, format)) as never },
  })
  // A connection that breaks is told by the question that it breaks.
  client.on('error', () => undefined)
  await client.connect().catch((error: Error) => {
    throw new MaintenanceError(`the PostgreSQL database cannot be opened: ${error.message}`)
  })
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const all = async <R extends Row>(sql: string, params: Value[] = []) => (await client.query<R>(numbered(sql), params)).rows
    return await work({ all, get: async <R extends Row>(sql: string, params?: Value[]) => (await all<R>(sql, params))[0] })
  } finally {
    await client.end()
  }
}

function numbered(sql: string): string {
  let count = 0
  return sql.replaceAll('?', () => `$${(count += 1)}`)
}

function inUtc(text: string): string {
  return `${text.replace(' ', 'T')}Z`
}
