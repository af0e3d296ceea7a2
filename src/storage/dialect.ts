import type { Dialect as KyselyDialect, RawBuilder } from 'kysely'
import type { SearchIndex } from './search-index.js'

/** Dialect is what the engines say in different words; each engine's stands in its folder. All else that is asked of them is the SQL of both. */
export interface Dialect {
  /** Prisma's name of the engine. */
  readonly provider: 'sqlite' | 'postgresql'
  /** How statements are written. */
  readonly writing: Pick<KyselyDialect, 'createAdapter' | 'createQueryCompiler'>
  /** A list of values as a table of one column, `value`, for `IN` or `FROM`: however many they are, one parameter. */
  among(values: readonly string[]): RawBuilder<string>
  /** Whether the column holds the word, of the same case, wherever it stands. No character of it is a wildcard. */
  holds(column: RawBuilder<unknown>, word: string): RawBuilder<boolean>
  /** What a search finds texts by. */
  readonly searchIndex: SearchIndex
}
