import { PostgresAdapter, PostgresQueryCompiler, sql } from 'kysely'
import type { Dialect } from '../dialect.js'
import { searchIndex } from './search-index.js'

/** postgres is what PostgreSQL says in its own words. */
export const postgres: Dialect = {
  provider: 'postgresql',
  writing: { createAdapter: () => new PostgresAdapter(), createQueryCompiler: () => new PostgresQueryCompiler() },
  among: (values) => sql`(SELECT unnest(${values}::text[]) AS value)`,
  holds: (column, word) => sql<boolean>`strpos(${column}, ${word}) > 0`,
  searchIndex,
}
