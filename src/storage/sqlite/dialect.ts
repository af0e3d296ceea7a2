import { sql, SqliteAdapter, SqliteQueryCompiler } from 'kysely'
import type { Dialect } from '../dialect.js'

/** sqlite is what SQLite says in its own words. */
export const sqlite: Dialect = {
  provider: 'sqlite',
  writing: { createAdapter: () => new SqliteAdapter(), createQueryCompiler: () => new SqliteQueryCompiler() },
  among: (values) => sql`(SELECT value FROM json_each(${values}))`,
  holds: (column, word) => sql<boolean>`instr(${column}, ${word}) > 0`,
  // Its grammar takes ON CONFLICT after a SELECT only where that has a WHERE.
  insertFromJson: (table, columns, json) => sql`INSERT INTO ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    SELECT ${sql.join(columns.map((column) => sql`json_extract(value, ${sql.lit(`$.${column}`)})`))} FROM json_each(${json}) WHERE TRUE`,
}
