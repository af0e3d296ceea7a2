import { sql } from 'kysely'
import { tokenOf } from '../../domain/search-pieces.js'
import { WORDS, type SearchIndex } from '../search-index.js'

/** VIRTUAL_TABLES are the tables of the index, with those that SQLite keeps for them: Prisma's schema knows nothing of them. */
export const VIRTUAL_TABLES = Object.values(WORDS).flatMap(({ index }) => ['', '_data', '_idx', '_docsize', '_config'].map((end) => index + end))

/**
 * searchIndex of SQLite is an FTS5 table for each kind, which lists the numbers of the words that hold a piece in their order, so that the newest
 * are read without the rest. It is written with the words and by nothing else: what a piece is, SQL does not know.
 */
export const searchIndex: SearchIndex = {
  newest({ kind, pieces, keeps, before, limit }) {
    const { table, of, index } = WORDS[kind]
    const kept = sql.table(index)
    // In quotation marks nothing is an operator, and no token has one.
    const query = pieces.map((piece) => `"${tokenOf(piece)}"`).join(' AND ')
    return sql`
      SELECT words."number", words.${sql.ref(of)} AS "id" FROM ${kept} CROSS JOIN ${sql.table(table)} AS words ON words."number" = ${kept}."rowid"
      WHERE ${kept} MATCH ${query} ${before === null ? sql`` : sql`AND ${kept}."rowid" < ${before}`} AND ${keeps}
      ORDER BY ${kept}."rowid" DESC LIMIT ${limit}`
  },
  // Nobody else writes meanwhile.
  next: (kind, count) => sql`
    WITH RECURSIVE next("number", "left") AS (
      SELECT COALESCE(MAX("number"), 0) + 1, CAST(${count} AS INTEGER) FROM ${sql.table(WORDS[kind].table)}
      UNION ALL SELECT "number" + 1, "left" - 1 FROM next WHERE "left" > 1)
    SELECT "number" FROM next WHERE "left" > 0`,
  settle: () => null,
  written: {
    keep: (kind, number, tokens) => sql`INSERT OR REPLACE INTO ${sql.table(WORDS[kind].index)} ("rowid", "pieces") VALUES (${number}, ${tokens})`,
    forget: (kind, number) => sql`DELETE FROM ${sql.table(WORDS[kind].index)} WHERE "rowid" = ${number}`,
    forgetAll: (kind) => sql`INSERT INTO ${sql.table(WORDS[kind].index)} (${sql.ref(WORDS[kind].index)}) VALUES ('delete-all')`,
  },
}
