import type { Prisma } from './generated/client.js'

/** Dialect is what the engines say in different words; each engine's stands in its folder. All else that is asked of them is the SQL of both. */
export interface Dialect {
  /** Prisma's name of the engine. */
  readonly provider: 'sqlite' | 'postgresql'
  /** A list of values as a table of one column, `value`, for `IN` or `FROM`: however many they are, one parameter. */
  anyOf(values: readonly string[]): Prisma.Sql
  /** Whether the column holds the word, of the same case, wherever it stands. No character of it is a wildcard. */
  holds(column: Prisma.Sql, word: string): Prisma.Sql
  /** The statement that writes rows into these columns; its one parameter is a JSON list of objects, with instants as ISO 8601 at +00:00. */
  insertFromJson(table: string, columns: readonly string[]): string
}
