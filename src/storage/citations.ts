import { sql } from 'kysely'
import type { CitedClaim, CitedSource } from '../domain/origins.js'
import type { SourceKind } from '../domain/source.js'
import type { Db } from './db.js'
import { numberOfClaim, ofWholeArticle } from './parts-of-queries.js'
import { statement } from './statements.js'

export interface CitationReader {
  /** All claims of an article that stand, in article order, with no more of their chains than whom they name. */
  citations(articleId: string): Promise<CitedClaim[]>
}

interface OfArticle {
  articleId: string
}

const stands = sql<boolean>`claim."stage" NOT IN ('dismissed', 'withdrawn')`

const claimsThatStand = statement((_db, { articleId }: OfArticle) => sql<Omit<CitedClaim, 'citations'>>`
  SELECT claim."id", ${numberOfClaim()} AS "number", claim."sourceSearch" FROM "Claim" AS claim WHERE ${ofWholeArticle(articleId)} AND ${stands} ORDER BY claim."position", claim."id"`)

interface HopRow {
  claimId: string
  chain: number
  hop: number
  sourceId: string
  name: string
  kind: SourceKind
}

// In no order: each row says its place.
const hopsThatStand = statement((_db, { articleId }: OfArticle) => sql<HopRow>`
  SELECT claim."id" AS "claimId", attribution."ordinal" AS "chain", hop."ordinal" AS "hop", source."id" AS "sourceId", source."name", source."kind"
  FROM "Claim" AS claim JOIN "Attribution" AS attribution ON attribution."claimId" = claim."id"
    JOIN "Hop" AS hop ON hop."attributionId" = attribution."id" JOIN "Source" AS source ON source."id" = hop."sourceId"
  WHERE ${ofWholeArticle(articleId)} AND ${stands}`)

export function citationReader(db: Db): CitationReader {
  return {
    async citations(articleId) {
      const claims = (await db.rows.all(claimsThatStand, { articleId })).map((claim) => ({ ...claim, citations: [] as CitedSource[][] }))
      const byId = new Map(claims.map((claim) => [claim.id, claim]))
      const sources = new Map<string, CitedSource>()
      for (const { claimId, chain, hop, sourceId, name, kind } of await db.rows.all(hopsThatStand, { articleId })) {
        const source = sources.get(sourceId) ?? { id: sourceId, name, kind }
        sources.set(sourceId, source)
        const citations = byId.get(claimId)?.citations
        if (citations) (citations[chain] ??= [])[hop] = source
      }
      return claims
    },
  }
}
