import { sql, type RawBuilder } from 'kysely'
import type { Db } from './db.js'
import { halfImported } from './parts-of-queries.js'

/** FoundIds is a page of ids, the newest first, of all that were found; `ids` may hold one more than the page. */
export interface FoundIds {
  ids: string[]
  total: number
}

// No index: of 100,000 claims one scan takes about 50 ms. The words are compared with what was folded before.
type Holds = (column: string) => RawBuilder<boolean>

const articles = (holds: Holds) => sql`
  SELECT "id" FROM "Article" WHERE ${holds('folded')} AND "publication" <> 'importing'`

const claims = (holds: Holds) => sql`
  SELECT "claimId" AS "id" FROM "ClaimWords" WHERE ${holds('folded')}
    AND "claimId" NOT IN (SELECT "id" FROM "Claim" WHERE "articleId" IN (${halfImported}))`

const sources = (holds: Holds) => sql`
  SELECT "id" FROM "Source" WHERE ${holds('folded')} AND ("articleId" IS NULL OR "articleId" NOT IN (${halfImported}))
  UNION SELECT "sourceId" FROM "SourceAlias" WHERE ${holds('folded')}`

const HITS = { articles, claims, sources }

/**
 * findIds answers the newest `limit` ids before `before` whose text holds all of the folded words, and how many there are in
 * all. One scan gives both. There must be a word.
 */
export async function findIds(
  db: Db,
  what: keyof typeof HITS,
  words: readonly string[],
  { before, limit }: { before: string | null; limit: number },
): Promise<FoundIds> {
  const holds: Holds = (column) => sql`${sql.join(words.map((word) => db.dialect.holds(sql.ref(column), word)), sql` AND `)}`
  // A page past the last hit has no row, and is told all the same how many there are.
  const rows = await db.rows.ask(sql<{ id: string | null; total: number }>`
    WITH hit AS MATERIALIZED (${HITS[what](holds)})
    SELECT page."id", counted."total" FROM (SELECT COUNT(*) AS "total" FROM hit) AS counted LEFT JOIN (
      SELECT "id" FROM hit ${before === null ? sql`` : sql`WHERE "id" < ${before}`}
      ORDER BY "id" DESC LIMIT ${limit}) AS page ON TRUE ORDER BY page."id" DESC`)
  return { ids: rows.flatMap(({ id }) => (id === null ? [] : [id])), total: rows[0]?.total ?? 0 }
}
