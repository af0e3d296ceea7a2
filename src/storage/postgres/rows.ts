import pg, { type ClientBase, type CustomTypesConfig, type Pool } from 'pg'
import { rowsOn, type Batch, type Rows } from '../rows.js'
import type { Query, Value } from '../statements.js'
import { postgres } from './dialect.js'
import { inWords } from './failures.js'
import type { Watched } from './silence.js'

const BIGINT = 20
const TIMESTAMP = 1114

// Counts are far below 2^53; instants stand in UTC without saying so.
const types: CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === BIGINT) return Number
    if (oid === TIMESTAMP) return (text: string) => new Date(`${text.replace(' ', 'T')}Z`)
    return pg.types.getTypeParser(oid, format) as (text: string) => unknown
  },
} as CustomTypesConfig

/** rowsOfPostgres runs statements on a connection, or on whichever of a pool is free; the server prepares each once for every connection. */
export function rowsOfPostgres(client: ClientBase | Pool, watched: Watched = (work) => work): Rows {
  const run = async ({ name, sql, values }: Query) => {
    try {
      return await watched(client.query<Record<string, unknown>>({ text: sql, values: values.map(stored), types, ...(name !== null && { name }) }))
    } catch (error) {
      throw inWords(error)
    }
  }
  return rowsOn(postgres, {
    read: async (query) => (await run(query)).rows,
    change: async (query) => (await run(query)).rowCount ?? 0,
    insert: async (batch) => void (await run({ name: null, ...insertion(batch) })),
  })
}

// One parameter, however many rows there are: a list of objects, which the server reads as rows of the table.
function insertion({ table, columns, known, rows }: Batch): Omit<Query, 'name'> {
  const names = columns.map((column) => `"${column}"`).join(', ')
  const sql = `INSERT INTO "${table}" (${names}) SELECT ${names} FROM json_populate_recordset(NULL::"${table}", $1::json)`
  const objects = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])))
  return { sql: known === 'fail' ? sql : `${sql} ON CONFLICT DO NOTHING`, values: [JSON.stringify(objects)] }
}

// pg would write instants in the zone of this process.
function stored(value: Value): unknown {
  return value instanceof Date ? value.toISOString() : value
}
