import { sql, SqliteAdapter, SqliteQueryCompiler } from 'kysely'
import type { Dialect } from '../dialect.js'
import { searchIndex } from './search-index.js'

/** sqlite is what SQLite says in its own words. */
export const sqlite: Dialect = {
  provider: 'sqlite',
  writing: { createAdapter: () => new SqliteAdapter(), createQueryCompiler: () => new SqliteQueryCompiler() },
  among: (values) => sql`(SELECT value FROM json_each(${values}))`,
  holds: (column, word) => sql<boolean>`instr(${column}, ${word}) > 0`,
  searchIndex,
}
