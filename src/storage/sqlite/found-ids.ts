import { Prisma } from '../generated/client.js'
import type { Db } from '../db.js'
import { halfImported } from './sql.js'

/** FoundIds is a page of ids, the newest first, of all that were found; `ids` may hold one more than the page. */
export interface FoundIds {
  ids: string[]
  total: number
}

// No index: of 100,000 claims one scan takes about 50 ms. instr has no wildcards and compares what was folded before.
function holds(column: Prisma.Sql, words: readonly string[]): Prisma.Sql {
  return Prisma.join(words.map((word) => Prisma.sql`instr(${column}, ${word}) > 0`), ' AND ')
}

const articles = (words: readonly string[]) => Prisma.sql`
  SELECT "id" FROM "Article" WHERE ${holds(Prisma.sql`"folded"`, words)} AND "publication" <> 'importing'`

const claims = (words: readonly string[]) => Prisma.sql`
  SELECT "claimId" AS "id" FROM "ClaimWords" WHERE ${holds(Prisma.sql`"folded"`, words)}
    AND "claimId" NOT IN (SELECT "id" FROM "Claim" WHERE "articleId" IN (${halfImported}))`

const sources = (words: readonly string[]) => Prisma.sql`
  SELECT "id" FROM "Source" WHERE ${holds(Prisma.sql`"folded"`, words)} AND ("articleId" IS NULL OR "articleId" NOT IN (${halfImported}))
  UNION SELECT "sourceId" FROM "SourceAlias" WHERE ${holds(Prisma.sql`"folded"`, words)}`

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
  const [row] = await db.$queryRaw<{ ids: string; total: number | bigint }[]>`
    WITH hit AS MATERIALIZED (${HITS[what](words)})
    SELECT (SELECT COUNT(*) FROM hit) AS "total", (SELECT json_group_array("id") FROM (
      SELECT "id" FROM hit ${before === null ? Prisma.empty : Prisma.sql`WHERE "id" < ${before}`}
      ORDER BY "id" DESC LIMIT ${limit})) AS "ids"`
  return { ids: JSON.parse(row?.ids ?? '[]') as string[], total: Number(row?.total ?? 0) }
}
