// Parts of the queries that Prisma's own filters would answer by reading whole tables. Names are quoted: they are Prisma's.
import { sql, type RawBuilder } from 'kysely'
import type { Sourcing } from '../domain/attribution.js'
import { publicStages } from '../domain/stage.js'
import type { VerificationStatus } from '../domain/verdict.js'

/** hopsInArticles joins each hop to its attribution, claim and article, under these names. */
export const hopsInArticles = sql`"Hop" AS hop
  JOIN "Attribution" AS attribution ON attribution."id" = hop."attributionId"
  JOIN "Claim" AS claim ON claim."id" = attribution."claimId"
  JOIN "Article" AS article ON article."id" = claim."articleId"`

/** halfImported is the ids of the articles of which half is here. */
export const halfImported = sql`SELECT "id" FROM "Article" WHERE "publication" = 'importing'`

/** ofWholeArticle keeps the claims of this article; none while half of it is here. One look at the article, however many its claims are. */
export function ofWholeArticle(articleId: string): RawBuilder<boolean> {
  return sql<boolean>`claim."articleId" = (SELECT "id" FROM "Article" WHERE "id" = ${articleId} AND "publication" <> 'importing')`
}

/** atPublicStage keeps the claims that people accepted. */
export const atPublicStage = sql<boolean>`claim."stage" IN (${sql.join([...publicStages])})`

/** seenByReaders keeps, of hopsInArticles, the claims that readers may see. */
export const seenByReaders = sql<boolean>`article."publication" = 'published' AND ${atPublicStage}`

/** sourcingOfClaim is what sourcingOf answers for the claim of a query, asked of the database. */
export const sourcingOfClaim = sql<Sourcing>`CASE
  WHEN EXISTS (SELECT 1 FROM "Attribution" AS attribution
    JOIN "Hop" AS origin ON origin."attributionId" = attribution."id" AND origin."ordinal" = 0
    JOIN "Source" AS source ON source."id" = origin."sourceId"
    WHERE attribution."claimId" = claim."id" AND source."kind" <> 'unnamed') THEN 'named'
  WHEN EXISTS (SELECT 1 FROM "Attribution" AS attribution
    JOIN "Hop" AS origin ON origin."attributionId" = attribution."id" AND origin."ordinal" = 0
    WHERE attribution."claimId" = claim."id") THEN 'unnamed'
  WHEN claim."sourceSearch" = 'searched' THEN 'none'
  ELSE claim."sourceSearch" END`

/** publicStatusOfClaim is what publicVerdict says of the claim of a query: the newest approved status, or unverified. */
export const publicStatusOfClaim = sql<VerificationStatus>`COALESCE((SELECT verdict."status" FROM "Verdict" AS verdict
  WHERE verdict."claimId" = claim."id" AND verdict."decision" = 'approved' ORDER BY verdict."number" DESC LIMIT 1), 'unverified')`

/**
 * numberOfClaim is the number of the claim of a query, under this name. What a server of the version before wrote has none yet: it
 * gets the ones after the last, in the order in which they were written, as claim-numbers.ts writes them down.
 */
export function numberOfClaim(claim = 'claim'): RawBuilder<number> {
  const of = (column: string) => sql.ref(`${claim}.${column}`)
  return sql<number>`COALESCE(${of('number')}, CAST(
    (SELECT COALESCE(MAX(other."number"), 0) FROM "Claim" AS other WHERE other."articleId" = ${of('articleId')})
    + (SELECT COUNT(*) FROM "Claim" AS other WHERE other."articleId" = ${of('articleId')} AND other."number" IS NULL AND other."id" <= ${of('id')}) AS INTEGER))`
}

/** isBlindTo keeps the claims of a query that this person checks blind; "" is nobody. */
export function isBlindTo(viewer: string): RawBuilder<boolean> {
  return sql<boolean>`claim."blindTo" = ${viewer}`
}

/** checkedBlindBy is the ids of the claims that this person checks blind, and of those that repeat them, where a query begins at something else; a few at most. "" is nobody. */
export function checkedBlindBy(viewer: string): RawBuilder<string> {
  return sql<string>`SELECT hidden."id" FROM "SecondCheck" AS asked JOIN "Claim" AS own ON own."id" = asked."claimId"
    JOIN "Claim" AS hidden ON hidden."articleId" = own."articleId" AND hidden."blindTo" = asked."checkerId"
    WHERE asked."checkerId" = ${viewer} AND asked."state" = 'asked'`
}

/** unlessBlind is a status of the claim of a query as this person may know it. */
export function unlessBlind(viewer: string, status: RawBuilder<VerificationStatus>): RawBuilder<VerificationStatus> {
  return sql<VerificationStatus>`CASE WHEN ${isBlindTo(viewer)} THEN 'unverified' ELSE ${status} END`
}

/** hasApprovedVerdict says whether an editor approved a verdict on the claim of a query. */
export const hasApprovedVerdict = sql<boolean>`EXISTS (SELECT 1 FROM "Verdict" AS verdict
  WHERE verdict."claimId" = claim."id" AND verdict."decision" = 'approved')`
