import { PostgresAdapter, PostgresQueryCompiler, sql } from 'kysely'
import type { Dialect } from '../dialect.js'

/** postgres is what PostgreSQL says in its own words. */
export const postgres: Dialect = {
  provider: 'postgresql',
  writing: { createAdapter: () => new PostgresAdapter(), createQueryCompiler: () => new PostgresQueryCompiler() },
  among: (values) => sql`(SELECT unnest(${values}::text[]) AS value)`,
  holds: (column, word) => sql<boolean>`strpos(${column}, ${word}) > 0`,
  insertFromJson(table, columns, json) {
    const names = sql.join(columns.map((column) => sql.ref(column)))
    return sql`INSERT INTO ${sql.table(table)} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${sql.table(table)}, ${json}::json)`
  },
}
