import { sql, type RawBuilder } from 'kysely'
import type { Audience, PublicCount, Viewer } from '../domain/listing.js'
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

/** tallyOfSource counts them by what this audience is told of them; what this person checks blind counts as unverified. */
export async function tallyOfSource(db: Db, sourceId: string, audience: Audience, viewer: Viewer): Promise<PublicCount[]> {
  const kept = await db.rows.all(audience === 'readers' ? publicCounts : allCounts, { sourceId })
  const unseen = audience === 'readers' || !(await isImporting(db)) ? [] : await db.rows.all(countsOfHalf, { sourceId })
  const hidden = audience === 'readers' || viewer === null ? [] : await db.rows.all(countsOfBlind, { sourceId, viewer })
  const counts = new Map(kept.map((one) => [keyOf(one), one]))
  const add = (one: PublicCount, count: number) => {
    counts.set(keyOf(one), { ...one, count: (counts.get(keyOf(one))?.count ?? 0) + count })
  }
  for (const one of unseen) add(one, -one.count)
  for (const one of hidden) {
    add(one, -one.count)
    add({ ...one, status: 'unverified' }, one.count)
  }
  return [...counts.values()].filter(({ count }) => count > 0).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

const keyOf = ({ status, sourcing }: PublicCount) => `${status} ${sourcing}`

/** claimCountsOf answers in how many claims each of these sources stands; none where it stands in none. */
export async function claimCountsOf(db: Db, sourceIds: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map((await db.rows.all(claimCounts, { ids: sourceIds })).map(({ sourceId, count }) => [sourceId, count]))
  const unseen = (await isImporting(db)) ? await db.rows.all(claimCountsOfHalf, { ids: sourceIds }) : []
  for (const { sourceId, count } of unseen) counts.set(sourceId, (counts.get(sourceId) ?? 0) - count)
  return counts
}

interface ClaimCount {
  sourceId: string
  count: number
}

const claimCounts = statement((_db, { ids }: Ids, { among }) => sql<ClaimCount>`
  SELECT "sourceId", CAST(SUM("count") AS INTEGER) AS "count" FROM "MentionCount" WHERE "sourceId" IN ${among(ids)} GROUP BY 1`)

const claimCountsOfHalf = statement((_db, { ids }: Ids, { among }) => sql<ClaimCount>`
  SELECT mention."sourceId", CAST(COUNT(*) AS INTEGER) AS "count"
  FROM "Article" AS article JOIN "Claim" AS claim ON claim."articleId" = article."id" JOIN "Mention" AS mention ON mention."claimId" = claim."id"
  WHERE article."publication" = ${IMPORTING} AND mention."sourceId" IN ${among(ids)} GROUP BY 1`)

const allCounts = statement((_db, { sourceId }: { sourceId: string }) => sql<PublicCount>`
  SELECT "status", "sourcing", "count" FROM "MentionCount" WHERE "sourceId" = ${sourceId} ORDER BY 1, 2`)

const publicCounts = statement((_db, { sourceId }: { sourceId: string }) => sql<PublicCount>`
  SELECT "status", "sourcing", "publicCount" AS "count" FROM "MentionCount" WHERE "sourceId" = ${sourceId} ORDER BY 1, 2`)

// What an import that goes on has written of it already.
const countsOfHalf = statement((_db, { sourceId }: { sourceId: string }) => sql<PublicCount>`
  SELECT mention."status", mention."sourcing", CAST(COUNT(*) AS INTEGER) AS "count"
  FROM "Article" AS article JOIN "Claim" AS claim ON claim."articleId" = article."id" JOIN "Mention" AS mention ON mention."claimId" = claim."id"
  WHERE article."publication" = ${IMPORTING} AND mention."sourceId" = ${sourceId} GROUP BY 1, 2`)

// What somebody checks blind is little, and found by who they are.
const countsOfBlind = statement((_db, { sourceId, viewer }: { sourceId: string; viewer: string }) => sql<PublicCount>`
  SELECT mention."status", mention."sourcing", CAST(COUNT(*) AS INTEGER) AS "count"
  FROM "SecondCheck" AS asked JOIN "Mention" AS mention ON mention."claimId" = asked."claimId" AND mention."sourceId" = ${sourceId}
  WHERE asked."checkerId" = ${viewer} AND asked."state" = 'asked' GROUP BY 1, 2`)

// Of a relation asked only while an import goes on: the answer to it is one more read for every mention.
async function seenOf(db: Db, sourceId: string, audience: Audience): Promise<Prisma.MentionWhereInput> {
  if (audience === 'readers') return { sourceId, isPublic: true }
  return { sourceId, ...((await isImporting(db)) && { claim: { article: isWhole } }) }
}

async function isImporting(db: Db): Promise<boolean> {
  return (await db.article.findFirst({ where: { publication: IMPORTING }, select: { id: true } })) !== null
}

/** followClaim brings the mentions in a claim, and their counts, up to date with it. */
export async function followClaim(db: Db, claimId: string): Promise<void> {
  await follow(db, OF_CLAIMS, { ids: [claimId] })
}

/** followClaims does so for new claims. */
export async function followClaims(db: Db, claimIds: string[]): Promise<void> {
  await db.rows.change(OF_CLAIMS.write, { ids: claimIds })
  await db.rows.change(OF_CLAIMS.add, { ids: claimIds })
}

/** followArticle does so for all claims of an article. */
export async function followArticle(db: Db, articleId: string): Promise<void> {
  await follow(db, OF_ARTICLES, { ids: [articleId] })
}

/** forgetMentions takes away those in these claims. */
export async function forgetMentions(db: Db, claimIds: string[]): Promise<void> {
  await db.rows.change(OF_CLAIMS.take, { ids: claimIds })
  await db.rows.change(OF_CLAIMS.remove, { ids: claimIds })
}

/** followAnew does so for these claims, and takes away what nothing in them says. Answers how many mentions were not as they say. */
export async function followAnew(db: Db, claimIds: string[]): Promise<number> {
  const before = await keptIn(db, claimIds)
  await db.rows.change(forgetUnsaid, { claimIds })
  await db.rows.change(OF_CLAIMS.write, { ids: claimIds })
  const after = await keptIn(db, claimIds)
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].filter((key) => before.get(key) !== after.get(key)).length
}

async function keptIn(db: Db, claimIds: string[]): Promise<Map<string, string>> {
  const rows = await db.mention.findMany({ where: { claimId: { in: claimIds } } })
  return new Map(rows.map(({ sourceId, claimId, isPublic, status, sourcing }) => [`${sourceId} ${claimId}`, `${isPublic} ${status} ${sourcing}`]))
}

const forgetUnsaid = statement((_db, { claimIds }: { claimIds: readonly string[] }, { among }) => sql<never>`
  DELETE FROM "Mention" WHERE "claimId" IN ${among(claimIds)} AND NOT EXISTS (
    SELECT 1 FROM ${hopsInArticles} WHERE claim."id" = "Mention"."claimId" AND hop."sourceId" = "Mention"."sourceId")`)

/** countAnew counts the mentions of these sources, whatever was kept of how many they are. Answers of how many sources that differed. */
export async function countAnew(db: Db, sourceIds: string[]): Promise<number> {
  const before = await countsOf(db, sourceIds)
  await db.rows.change(forgetCounts, { ids: sourceIds })
  await db.rows.change(countOfSources, { ids: sourceIds })
  const after = await countsOf(db, sourceIds)
  return sourceIds.filter((id) => before.get(id)?.join() !== after.get(id)?.join()).length
}

async function countsOf(db: Db, sourceIds: string[]): Promise<Map<string, string[]>> {
  const rows = await db.mentionCount.findMany({
    where: { sourceId: { in: sourceIds }, count: { not: 0 } }, orderBy: [{ status: 'asc' }, { sourcing: 'asc' }],
  })
  const counts = new Map<string, string[]>()
  for (const { sourceId, ...row } of rows) counts.set(sourceId, [...(counts.get(sourceId) ?? []), Object.values(row).join(' ')])
  return counts
}

const forgetCounts = statement((_db, { ids }: Ids, { among }) => sql<never>`DELETE FROM "MentionCount" WHERE "sourceId" IN ${among(ids)}`)
const countOfSources = statement((_db, { ids }: Ids, { among }) => counting(1, sql`"sourceId" IN ${among(ids)}`))

interface Ids {
  ids: readonly string[]
}

// Counted without them as they were, and with them as they are then.
async function follow(db: Db, { take, write, add }: typeof OF_CLAIMS, given: Ids): Promise<void> {
  await db.rows.change(take, given)
  await db.rows.change(write, given)
  await db.rows.change(add, given)
}

const statementsOf = (claimsOf: (ids: RawBuilder<unknown>) => RawBuilder<unknown>) => ({
  take: statement((_db, { ids }: Ids, { among }) => counting(-1, sql`"claimId" IN ${claimsOf(among(ids))}`)),
  write: statement((_db, { ids }: Ids, { among }) => writing(claimsOf(among(ids)))),
  add: statement((_db, { ids }: Ids, { among }) => counting(1, sql`"claimId" IN ${claimsOf(among(ids))}`)),
  remove: statement((_db, { ids }: Ids, { among }) => sql<never>`DELETE FROM "Mention" WHERE "claimId" IN ${claimsOf(among(ids))}`),
})
const OF_CLAIMS = statementsOf((ids) => ids)
const OF_ARTICLES = statementsOf((ids) => sql`(SELECT "id" FROM "Claim" WHERE "articleId" IN ${ids})`)

// In one order, so that of two changes of the same sources neither waits for the other for ever.
function counting(sign: 1 | -1, which: RawBuilder<unknown>): RawBuilder<never> {
  const one = sql.lit(sign)
  return sql<never>`
    INSERT INTO "MentionCount" ("sourceId", "status", "sourcing", "count", "publicCount")
    SELECT "sourceId", "status", "sourcing", SUM(${one}), SUM(CASE WHEN "isPublic" = TRUE THEN ${one} ELSE 0 END) FROM "Mention" WHERE ${which}
    GROUP BY "sourceId", "status", "sourcing" ORDER BY 1, 2, 3
    ON CONFLICT ("sourceId", "status", "sourcing") DO UPDATE SET "count" = "MentionCount"."count" + excluded."count",
      "publicCount" = "MentionCount"."publicCount" + excluded."publicCount"`
}

function writing(claims: RawBuilder<unknown>): RawBuilder<never> {
  return sql<never>`
    INSERT INTO "Mention" ("sourceId", "claimId", "isPublic", "status", "sourcing")
    SELECT DISTINCT hop."sourceId", claim."id", CASE WHEN ${seenByReaders} THEN TRUE ELSE FALSE END, ${publicStatusOfClaim}, ${sourcingOfClaim}
    FROM ${hopsInArticles} WHERE claim."id" IN ${claims}
    ON CONFLICT ("sourceId", "claimId") DO UPDATE SET "isPublic" = excluded."isPublic", "status" = excluded."status", "sourcing" = excluded."sourcing"`
}
