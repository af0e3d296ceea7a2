import { sql, type RawBuilder } from 'kysely'
import type { Audience, PublicCount } from '../domain/listing.js'
import type { PageRequest } from '../domain/page.js'
import { IMPORTING, isWhole } from './importing.js'
import type { Db } from './db.js'
import type { Prisma } from './generated/client.js'
import { cursorOf, rowsToRead } from './page.js'
import { hopsInArticles, publicStatusOfClaim, seenByReaders, sourcingOfClaim } from './parts-of-queries.js'
import { statement } from './statements.js'

/** idsOfSource answers the claims in which a source stands, newest first, one more than the page holds. */
export async function idsOfSource(db: Db, sourceId: string, audience: Audience, request: PageRequest): Promise<string[]> {
  const cursor = cursorOf(request)
  const rows = await db.mention.findMany({
    where: { ...(await seenOf(db, sourceId, audience)), ...(cursor && { claimId: { lt: cursor.id } }) },
    orderBy: { claimId: 'desc' },
    take: rowsToRead(request),
    select: { claimId: true },
  })
  return rows.map(({ claimId }) => claimId)
}

/** tallyOfSource counts them by what this audience is told of them. */
export async function tallyOfSource(db: Db, sourceId: string, audience: Audience): Promise<PublicCount[]> {
  const rows = await db.mention.groupBy({
    by: ['status', 'sourcing'], where: await seenOf(db, sourceId, audience), _count: { _all: true },
  })
  return rows.map(({ status, sourcing, _count }) => ({ status, sourcing, count: _count._all }) as PublicCount)
}

// Of a relation asked only while an import goes on: the answer to it is one more read for every mention.
async function seenOf(db: Db, sourceId: string, audience: Audience): Promise<Prisma.MentionWhereInput> {
  if (audience === 'readers') return { sourceId, isPublic: true }
  const isImporting = (await db.article.findFirst({ where: { publication: IMPORTING }, select: { id: true } })) !== null
  return { sourceId, ...(isImporting && { claim: { article: isWhole } }) }
}

/** followClaim brings the mentions in a claim up to date with it. */
export async function followClaim(db: Db, claimId: string): Promise<void> {
  await db.rows.change(ofClaim, { claimId })
}

/** followClaims does so for new claims. */
export async function followClaims(db: Db, claimIds: string[]): Promise<void> {
  await db.rows.change(ofClaims, { claimIds })
}

/** followArticle does so for all claims of an article. */
export async function followArticle(db: Db, articleId: string): Promise<void> {
  await db.rows.change(ofArticle, { articleId })
}

const ofClaim = statement((_db, { claimId }: { claimId: string }) => follow(sql<boolean>`claim."id" = ${claimId}`))
const ofClaims = statement((_db, { claimIds }: { claimIds: readonly string[] }, { among }) => follow(sql<boolean>`claim."id" IN ${among(claimIds)}`))
const ofArticle = statement((_db, { articleId }: { articleId: string }) => follow(sql<boolean>`claim."articleId" = ${articleId}`))

function follow(which: RawBuilder<boolean>): RawBuilder<never> {
  return sql<never>`
    INSERT INTO "Mention" ("sourceId", "claimId", "isPublic", "status", "sourcing")
    SELECT DISTINCT hop."sourceId", claim."id", CASE WHEN ${seenByReaders} THEN TRUE ELSE FALSE END, ${publicStatusOfClaim}, ${sourcingOfClaim}
    FROM ${hopsInArticles} WHERE ${which}
    ON CONFLICT ("sourceId", "claimId") DO UPDATE SET "isPublic" = excluded."isPublic", "status" = excluded."status", "sourcing" = excluded."sourcing"`
}
