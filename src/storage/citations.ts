import { sql } from 'kysely'
import type { SourceSearch } from '../domain/attribution.js'
import type { CitedClaim, CitedSource } from '../domain/origins.js'
import type { SourceKind } from '../domain/source.js'
import type { Db } from './db.js'
import { ofWholeArticle } from './parts-of-queries.js'
import { statement } from './statements.js'

export interface CitationReader {
  /** All claims of an article that stand, in article order, with no more of their chains than whom they name. */
  citations(articleId: string): Promise<CitedClaim[]>
}

interface OfArticle {
  articleId: string
}

const stands = sql<boolean>`claim."stage" NOT IN ('dismissed', 'withdrawn')`

const claimsThatStand = statement((_db, { articleId }: OfArticle) => sql<{ id: string; sourceSearch: SourceSearch }>`
  SELECT claim."id", claim."sourceSearch" FROM "Claim" AS claim WHERE ${ofWholeArticle(articleId)} AND ${stands} ORDER BY claim."position", claim."id"`)

const hopsThatStand = statement((_db, { articleId }: OfArticle) => sql<{ claimId: string; attributionId: string; sourceId: string; name: string; kind: SourceKind }>`
  SELECT claim."id" AS "claimId", attribution."id" AS "attributionId", source."id" AS "sourceId", source."name", source."kind"
  FROM "Claim" AS claim JOIN "Attribution" AS attribution ON attribution."claimId" = claim."id"
    JOIN "Hop" AS hop ON hop."attributionId" = attribution."id" JOIN "Source" AS source ON source."id" = hop."sourceId"
  WHERE ${ofWholeArticle(articleId)} AND ${stands} ORDER BY attribution."ordinal", hop."ordinal"`)

export function citationReader(db: Db): CitationReader {
  return {
    async citations(articleId) {
      const claims = await db.rows.all(claimsThatStand, { articleId })
      const chains = new Map<string, Map<string, CitedSource[]>>(claims.map(({ id }) => [id, new Map()]))
      for (const { claimId, attributionId, sourceId, name, kind } of await db.rows.all(hopsThatStand, { articleId })) {
        const own = chains.get(claimId)
        const hops = own?.get(attributionId)
        if (hops) hops.push({ id: sourceId, name, kind })
        else own?.set(attributionId, [{ id: sourceId, name, kind }])
      }
      return claims.map(({ id, sourceSearch }) => ({ id, sourceSearch, citations: [...chains.get(id)!.values()] }))
    },
  }
}
