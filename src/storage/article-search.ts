// Finding what is in one article, by words.
import { sql } from 'kysely'
import type { CitedSource } from '../domain/origins.js'
import { foldName } from '../domain/source.js'
import type { Claim } from '../domain/claim.js'
import type { Db } from './db.js'
import { numberOfClaim, ofWholeArticle } from './parts-of-queries.js'

/** FoundInArticle is what was found in an article, and whether there is more of it. */
export interface FoundInArticle<Item> {
  items: Item[]
  isMore: boolean
}

/** SourceInArticle is a source with how many claims of an article it stands behind. */
export interface SourceInArticle extends CitedSource {
  claims: number
}

export type ClaimInList = Pick<Claim, 'id' | 'number' | 'text'>

export interface ArticleSearchReader {
  /** The claims of an article of any stage that hold all of these words, folded as foldText does, or have this number, in article order; at most `limit`. */
  claimsIn(articleId: string, words: readonly string[], limit: number): Promise<FoundInArticle<ClaimInList>>
  /** The sources in the chains of an article of which the name holds all of these words, those of most claims first; at most `limit`. */
  sourcesIn(articleId: string, words: readonly string[], limit: number): Promise<FoundInArticle<SourceInArticle>>
}

// No column holds more.
const HIGHEST = 2 ** 31 - 1

// PostgreSQL takes none.
const hasNul = (words: readonly string[]) => words.some((word) => word.includes('\0'))

export function articleSearchReader(db: Db): ArticleSearchReader {
  const first = <Item>(items: Item[], limit: number): FoundInArticle<Item> => ({ items: items.slice(0, limit), isMore: items.length > limit })
  return {
    async claimsIn(articleId, words, limit) {
      if (words.length === 0 || hasNul(words)) return { items: [], isMore: false }
      const [only, ...others] = words
      const number = others.length === 0 && /^\d{1,10}$/.test(only!) && Number(only) <= HIGHEST ? Number(only) : -1
      const holds = sql.join(words.map((word) => db.dialect.holds(sql`words."folded"`, word)), sql` AND `)
      return first(await db.rows.ask(sql<ClaimInList>`
        SELECT claim."id", ${numberOfClaim()} AS "number", claim."text"
        FROM "Claim" AS claim LEFT JOIN "ClaimWords" AS words ON words."claimId" = claim."id"
        WHERE ${ofWholeArticle(articleId)} AND (${numberOfClaim()} = ${number} OR (${holds}))
        ORDER BY CASE WHEN ${numberOfClaim()} = ${number} THEN 0 ELSE 1 END, claim."position", claim."id" LIMIT ${limit + 1}`), limit)
    },
    async sourcesIn(articleId, words, limit) {
      const names = words.map(foldName).filter((name) => name !== '')
      if (names.length === 0 || hasNul(names)) return { items: [], isMore: false }
      const holds = sql.join(names.map((name) => db.dialect.holds(sql`source."folded"`, name)), sql` AND `)
      return first(await db.rows.ask(sql<SourceInArticle>`
        SELECT source."id", source."name", source."kind", COUNT(DISTINCT claim."id") AS "claims"
        FROM "Claim" AS claim JOIN "Attribution" AS attribution ON attribution."claimId" = claim."id"
          JOIN "Hop" AS hop ON hop."attributionId" = attribution."id" JOIN "Source" AS source ON source."id" = hop."sourceId"
        WHERE ${ofWholeArticle(articleId)} AND ${holds}
        GROUP BY source."id", source."name", source."kind" ORDER BY 4 DESC, source."name", source."id" LIMIT ${limit + 1}`), limit)
    },
  }
}
