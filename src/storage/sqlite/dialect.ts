import type { Dialect } from '../dialect.js'
import { Prisma } from '../generated/client.js'

/** sqlite is what SQLite says in its own words. */
export const sqlite: Dialect = {
  provider: 'sqlite',
  anyOf: (values) => Prisma.sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`,
  holds: (column, word) => Prisma.sql`instr(${column}, ${word}) > 0`,
  // Its grammar takes ON CONFLICT after a SELECT only where that has a WHERE.
  insertFromJson: (table, columns) => `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
    SELECT ${columns.map((column) => `json_extract(value, '$.${column}')`).join(', ')} FROM json_each(?) WHERE TRUE`,
}
