import type { RawBuilder } from 'kysely'

/** Where the words of each kind stand: their table, its column that says whose they are, and the index of SQLite. */
export const WORDS = {
  articles: { table: 'ArticleWords', of: 'articleId', index: 'ArticlePieces' },
  claims: { table: 'ClaimWords', of: 'claimId', index: 'ClaimPieces' },
  sources: { table: 'SourceWords', of: 'sourceId', index: 'SourcePieces' },
} as const

/** Kind is what a search finds. */
export type Kind = keyof typeof WORDS

/** kinds are all that a search finds. */
export const kinds = Object.keys(WORDS) as Kind[]

/** kindOf answers whose words this table keeps, or undefined. */
export function kindOf(table: string): Kind | undefined {
  return kinds.find((kind) => WORDS[kind].table === table)
}

/** Asked is what newest looks for. */
export interface Asked {
  kind: Kind
  /** What stands in each text that is looked for, at least one: see piecesToFind. */
  pieces: string[]
  /** Keeps, of the rows of `words`, what is looked for; asked of those that hold the pieces. */
  keeps: RawBuilder<unknown>
  /** Only numbers below this; null: all. */
  before: number | null
  limit: number
}

/** SearchIndex finds texts by what stands in them, wherever, without reading all of them. */
export interface SearchIndex {
  /** The query of the highest numbers of what is asked for, with their ids, the highest first: columns `number` and `id`. */
  newest(asked: Asked): RawBuilder<unknown>
  /** The query of so many numbers that nothing has, higher than those that were given out before. */
  next(kind: Kind, count: number): RawBuilder<{ number: number }>
  /** The query after which `next` goes on from the numbers that are there; null where it does by itself. */
  settle(kind: Kind): RawBuilder<unknown> | null
  /** How the index is written; null where the server keeps it by itself. */
  readonly written: Written | null
}

/** Written is the statements that write an index, with what they are given. */
export interface Written {
  /** Keeps what these words are found by, in the place of what was kept under their number; `tokens`: see tokensOf. */
  keep(kind: Kind, number: number, tokens: string): RawBuilder<never>
  forget(kind: Kind, number: number): RawBuilder<never>
  /** Forgets all of this kind, also where what is kept is damaged. */
  forgetAll(kind: Kind): RawBuilder<never>
}
