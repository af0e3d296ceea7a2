import { sql, type RawBuilder } from 'kysely'
import type { Counted } from '../domain/listing.js'
import type { PageRequest } from '../domain/page.js'
import { piecesToFind } from '../domain/search-pieces.js'
import { countedOf, MOST_COUNTED } from './counted.js'
import type { Db } from './db.js'
import { cursorOf, pageOf, rowsToRead } from './page.js'
import { halfImported } from './parts-of-queries.js'
import type { Kind } from './search-index.js'

/** FoundIds is a page of ids, the newest first, of all that were found, and how many those are. */
export interface FoundIds extends Counted {
  ids: string[]
  next: string | null
}

type Holds = (column: RawBuilder<unknown>) => RawBuilder<unknown>

// Of what an import has only half written nothing is found.
const SEEN: Record<Kind, RawBuilder<unknown>> = {
  articles: sql`words."articleId" NOT IN (${halfImported})`,
  claims: sql`words."claimId" NOT IN (SELECT "id" FROM "Claim" WHERE "articleId" IN (${halfImported}))`,
  // What was merged into another is found by the other, which has its names.
  sources: sql`words."sourceId" NOT IN (SELECT "id" FROM "Source" WHERE "articleId" IN (${halfImported}))
    AND NOT EXISTS (SELECT 1 FROM "Source" AS merged WHERE merged."id" = words."sourceId" AND merged."mergedIntoId" IS NOT NULL)`,
}

// Several words may stand in several names of a source, which is no hit.
const inOneName = (holds: Holds) => sql`(
  EXISTS (SELECT 1 FROM "Source" AS own WHERE own."id" = words."sourceId" AND ${holds(sql`own."folded"`)})
  OR EXISTS (SELECT 1 FROM "SourceAlias" AS other WHERE other."sourceId" = words."sourceId" AND ${holds(sql`other."folded"`)}))`

/**
 * findIds answers a page of what holds all of the folded words, and how many there are in all, as far as they are counted. There
 * must be a word. `also` keeps some of them, asked of the rows of `words`.
 */
export async function findIds(
  db: Db, kind: Kind, words: readonly string[], request: PageRequest, also: RawBuilder<unknown> = sql`TRUE`,
): Promise<FoundIds> {
  // No text has a NUL, and PostgreSQL cannot be asked for one.
  if (words.some((word) => word.includes('\0'))) return { ids: [], next: null, total: 0, isMore: false }
  const holds: Holds = (column) => sql.join(words.map((word) => db.dialect.holds(column, word)), sql` AND `)
  const texts = holds(sql`words."folded"`)
  const keeps = sql`${texts} ${kind === 'sources' && words.length > 1 ? sql`AND ${inOneName(holds)}` : sql``} AND ${SEEN[kind]} AND ${also}`
  const newest = (before: number | null, limit: number) => db.dialect.searchIndex.newest({ kind, pieces: piecesToFind(words), keeps, before, limit })
  const before = cursorOf(request)?.key ?? null
  const rows = await db.rows.ask(sql<{ id: string | null; number: number | null; counted: number }>`
    WITH hit AS MATERIALIZED (${newest(null, MOST_COUNTED + 1)}),
      page AS MATERIALIZED (${before === null ? sql`SELECT "number", "id" FROM hit ORDER BY "number" DESC LIMIT ${rowsToRead(request)}` : newest(before, rowsToRead(request))})
    SELECT page."id", page."number", counted."counted" FROM (SELECT COUNT(*) AS "counted" FROM hit) AS counted LEFT JOIN page ON TRUE
    ORDER BY page."number" DESC`)
  return { ...pageIn(rows, request), ...countedOf(rows[0]?.counted ?? 0) }
}

// A page past the last hit has no row, and is told all the same how many there are.
function pageIn(rows: { id: string | null; number: number | null }[], request: PageRequest): Pick<FoundIds, 'ids' | 'next'> {
  const found = rows.flatMap(({ id, number }) => (id === null || number === null ? [] : [{ id, number }]))
  const { items, next } = pageOf(found, request, ({ number }) => number)
  return { ids: items.map(({ id }) => id), next }
}
