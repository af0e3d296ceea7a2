import { sql, type RawBuilder } from 'kysely'
import { WORDS, type Kind, type SearchIndex } from '../search-index.js'

// The shortest and the longest stretch of numbers by which the index knows a row, as powers of two: see claimtrail_pieces.
const SHORTEST = 13
const LONGEST = 19

/**
 * searchIndex of PostgreSQL is a GIN index of all that a text holds (claimtrail_pieces, in the migrations), which the server keeps by itself. It
 * answers in no order, so that the newest are looked for in one stretch of numbers after the other, short ones first, until
 * there are enough: of a word that is everywhere the newest few thousand texts are read, of a rare one the index alone.
 */
export const searchIndex: SearchIndex = {
  newest({ kind, pieces, keeps, before, limit }) {
    const { table, of } = WORDS[kind]
    const [from, id] = [sql.table(table), sql.ref(of)]
    const newest = before === null ? sql`(SELECT MAX("number") FROM ${from})` : sql`CAST(${before - 1} AS INTEGER)`
    return sql`
      SELECT hit."number", hit."id" FROM (
        WITH RECURSIVE stretch("newest", "length") AS (
          SELECT ${newest}, ${sql.lit(SHORTEST)}
          UNION ALL
          SELECT next."newest", CASE WHEN "length" < ${sql.lit(LONGEST)} AND (next."newest" + 1) % (1 << ("length" + 2)) = 0 THEN "length" + 2 ELSE "length" END
          FROM stretch, LATERAL (SELECT (stretch."newest" >> "length" << "length") - 1) AS next("newest") WHERE next."newest" > 0)
        SELECT * FROM stretch WHERE "newest" > 0 ORDER BY "newest" DESC) AS stretch
      CROSS JOIN LATERAL (
        SELECT words."number", words.${id} AS "id" FROM ${from} AS words
        WHERE ${has(sql`'#' || stretch."length" || '.' || (stretch."newest" >> stretch."length")`)}
          AND ${sql.join(pieces.map((piece) => has(sql`CAST(${piece} AS TEXT)`)), sql` AND `)}
          ${before === null ? sql`` : sql`AND words."number" < ${before}`} AND ${keeps}
        OFFSET 0) AS hit
      ORDER BY stretch."newest" DESC, hit."number" DESC LIMIT ${limit}`
  },
  // Changes of several articles go on side by side: each takes its own.
  next: (kind, count) => sql`SELECT CAST(nextval(${numbersOf(kind)}) AS INTEGER) AS "number" FROM generate_series(1, CAST(${count} AS INTEGER))`,
  settle: (kind) => sql`SELECT setval(${numbersOf(kind)}, MAX("number")) FROM ${sql.table(WORDS[kind].table)} HAVING MAX("number") IS NOT NULL`,
  written: null,
}

function numbersOf(kind: Kind): RawBuilder<unknown> {
  return sql.lit(`"${WORDS[kind].table}_numbers"`)
}

// A condition each: in one of all of them, GIN would read the whole list of the rarest, whatever the stretch.
function has(piece: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(claimtrail_pieces(words."folded", words."number") COLLATE "C") @> ARRAY[${piece}]`
}
