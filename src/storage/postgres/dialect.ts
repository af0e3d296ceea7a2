import type { Dialect } from '../dialect.js'
import { Prisma } from '../generated/client.js'

/** postgres is what PostgreSQL says in its own words. */
export const postgres: Dialect = {
  provider: 'postgresql',
  anyOf: (values) => Prisma.sql`(SELECT unnest(${values}::text[]) AS value)`,
  holds: (column, word) => Prisma.sql`strpos(${column}, ${word}) > 0`,
  insertFromJson(table, columns) {
    const names = columns.map((column) => `"${column}"`).join(', ')
    return `INSERT INTO "${table}" (${names}) SELECT ${names} FROM json_populate_recordset(NULL::"${table}", $1::json)`
  },
}
