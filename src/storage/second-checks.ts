import { sql } from 'kysely'
import type { PairCount } from '../domain/agreement.js'
import type { ClaimInArticle, Counted } from '../domain/listing.js'
import type { Page, PageRequest } from '../domain/page.js'
import type { SecondCheck, SecondCheckState, Taking } from '../domain/second-check.js'
import type { VerificationStatus } from '../domain/verdict.js'
import { countedOf, MOST_COUNTED } from './counted.js'
import type { Db } from './db.js'
import type * as Row from './generated/client.js'
import { cursorOf, pageOf, rowsToRead } from './page.js'
import { checkedBlindBy } from './parts-of-queries.js'
import { columnsOf, statement } from './statements.js'
import { claimsInArticles } from './whole-claims.js'

/** CheckOfClaim is a second check with its claim and its article. */
export interface CheckOfClaim extends ClaimInArticle {
  check: SecondCheck
}

export interface SecondCheckReader {
  find(id: string): Promise<SecondCheck | null>
  withClaim(id: string): Promise<CheckOfClaim | null>
  /** What this person is asked for, the longest waiting first. */
  askedOf(checkerId: string, request: PageRequest): Promise<Page<CheckOfClaim>>
  countAskedOf(checkerId: string): Promise<Counted>
  /** Those in this state, the longest waiting first. */
  inState(state: SecondCheckState, request: PageRequest): Promise<Page<CheckOfClaim>>
  countIn(state: SecondCheckState): Promise<Counted>
  /** Those that are settled or were taken back, the newest first. */
  closed(request: PageRequest): Promise<Page<CheckOfClaim>>
  /** Who was asked about this verdict, whatever came of it; nobody is asked twice. */
  askedAbout(verdictId: string): Promise<string[]>
  /** Whether no claims rest on this snapshot but such as this person checks blind. */
  isHiddenFrom(checkerId: string, sha256: string): Promise<boolean>
  /** Whether this person checks a claim of this article blind. */
  isAskedIn(checkerId: string, articleId: string): Promise<boolean>
  /** How many claims the first and the second called what. */
  pairs(): Promise<PairCount[]>
}

export interface SecondCheckWriter {
  insert(check: SecondCheck): Promise<void>
  update(id: string, change: Partial<Omit<SecondCheck, 'id'>>): Promise<void>
  /** Counts one more pair of opinions. */
  addPair(first: VerificationStatus, second: VerificationStatus): Promise<void>
}

interface OfChecker {
  checkerId: string
}

const askedOf = statement((db, { checkerId, past, limit }: OfChecker & { past: string; limit: number }) => db
  .selectFrom('SecondCheck').select(columnsOf('SecondCheck')).where('checkerId', '=', checkerId).where('state', '=', 'asked').where('id', '>', past)
  .orderBy('id').limit(limit))

const countAskedOf = statement((_db, { checkerId }: OfChecker) => sql<{ count: number }>`
  SELECT COUNT(*) AS "count" FROM (
    SELECT 1 FROM "SecondCheck" WHERE "checkerId" = ${checkerId} AND "state" = 'asked' ORDER BY "id" LIMIT ${sql.lit(MOST_COUNTED + 1)}) AS counted`)

const hidden = statement((_db, { checkerId, sha256 }: OfChecker & { sha256: string }) => sql<{ one: number }>`
  SELECT 1 AS "one" FROM "Evidence" WHERE "snapshotHash" = ${sha256} AND "claimId" IN (${checkedBlindBy(checkerId)})
    AND NOT EXISTS (SELECT 1 FROM "Evidence" AS seen WHERE seen."snapshotHash" = ${sha256} AND seen."claimId" NOT IN (${checkedBlindBy(checkerId)})) LIMIT 1`)

const askedIn = statement((_db, { checkerId, articleId }: OfChecker & { articleId: string }) => sql<{ one: number }>`
  SELECT 1 AS "one" FROM "SecondCheck" AS asked JOIN "Claim" AS claim ON claim."id" = asked."claimId"
  WHERE asked."checkerId" = ${checkerId} AND asked."state" = 'asked' AND claim."articleId" = ${articleId} LIMIT 1`)

export function secondCheckReader(db: Db): SecondCheckReader {
  // The id tells the order by itself.
  const page = async (rows: Row.SecondCheck[], request: PageRequest): Promise<Page<CheckOfClaim>> => {
    const { items, next } = pageOf(rows, request, () => 0)
    return { items: await withClaims(db, items), next }
  }
  return {
    async withClaim(id) {
      const row = await db.secondCheck.findUnique({ where: { id } })
      return row && ((await withClaims(db, [row]))[0] ?? null)
    },
    async find(id) {
      const row = await db.secondCheck.findUnique({ where: { id } })
      return row && toSecondCheck(row)
    },
    askedOf: async (checkerId, request) =>
      page(await db.rows.all(askedOf, { checkerId, past: cursorOf(request)?.id ?? '', limit: rowsToRead(request) }), request),
    countAskedOf: async (checkerId) => countedOf((await db.rows.first(countAskedOf, { checkerId }))?.count ?? 0),
    async inState(state, request) {
      const rows = await db.secondCheck.findMany({ where: { state, id: { gt: cursorOf(request)?.id ?? '' } }, orderBy: { id: 'asc' }, take: rowsToRead(request) })
      return page(rows, request)
    },
    async countIn(state) {
      const some = await db.secondCheck.findMany({ where: { state }, orderBy: { id: 'asc' }, take: MOST_COUNTED + 1, select: { id: true } })
      return countedOf(some.length)
    },
    // In the order of their ids: what is still open is little, and passed over.
    async closed(request) {
      const past = cursorOf(request)
      const rows = await db.secondCheck.findMany({
        where: { state: { in: ['agreed', 'adjudicated', 'cancelled'] }, ...(past && { id: { lt: past.id } }) }, orderBy: { id: 'desc' }, take: rowsToRead(request),
      })
      return page(rows, request)
    },
    askedAbout: async (verdictId) => (await db.secondCheck.findMany({ where: { verdictId }, select: { checkerId: true } })).map(({ checkerId }) => checkerId),
    isHiddenFrom: async (checkerId, sha256) => (await db.rows.first(hidden, { checkerId, sha256 })) !== undefined,
    isAskedIn: async (checkerId, articleId) => (await db.rows.first(askedIn, { checkerId, articleId })) !== undefined,
    pairs: async () => (await db.agreementCount.findMany({ where: { count: { not: 0 } } })).map(toPair),
  }
}

async function withClaims(db: Db, rows: Row.SecondCheck[]): Promise<CheckOfClaim[]> {
  const found = await claimsInArticles(db, [...new Set(rows.map(({ claimId }) => claimId))])
  const byId = new Map(found.map((one) => [one.claim.id, one]))
  return rows.flatMap((row) => {
    const one = byId.get(row.claimId)
    return one ? [{ ...one, check: toSecondCheck(row) }] : []
  })
}

function toSecondCheck({ state, status, took, ...row }: Row.SecondCheck): SecondCheck {
  return { ...row, state: state as SecondCheckState, status: status as VerificationStatus | null, took: took as Taking | null }
}

function toPair({ first, second, count }: Row.AgreementCount): PairCount {
  return { first: first as VerificationStatus, second: second as VerificationStatus, count }
}

const addPair = statement((_db, { first, second }: { first: string; second: string }) => sql<never>`
  INSERT INTO "AgreementCount" ("first", "second", "count") VALUES (${first}, ${second}, 1)
  ON CONFLICT ("first", "second") DO UPDATE SET "count" = "AgreementCount"."count" + 1`)

export function secondCheckWriter(db: Db): SecondCheckWriter {
  return {
    async insert(check) {
      await db.secondCheck.create({ data: check })
    },
    async update(id, change) {
      await db.secondCheck.update({ where: { id }, data: change })
    },
    async addPair(first, second) {
      await db.rows.change(addPair, { first, second })
    },
  }
}

/** countPairsAnew counts all pairs of opinions, whatever was kept of how many they are. Answers how many counts were wrong. */
export async function countPairsAnew(db: Db): Promise<number> {
  const before = await keptPairs(db)
  await db.agreementCount.deleteMany()
  await db.rows.change(allPairs, {})
  const after = await keptPairs(db)
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).length
}

async function keptPairs(db: Db): Promise<Map<string, number>> {
  const rows = await db.agreementCount.findMany({ where: { count: { not: 0 } } })
  return new Map(rows.map(({ first, second, count }) => [`${first} ${second}`, count]))
}

const allPairs = statement(() => sql<never>`
  INSERT INTO "AgreementCount" ("first", "second", "count")
  SELECT verdict."status", checked."status", COUNT(*) FROM "SecondCheck" AS checked JOIN "Verdict" AS verdict ON verdict."id" = checked."verdictId"
  WHERE checked."status" IS NOT NULL GROUP BY 1, 2`)

/** followChecksAnew has these claims say which of them are being checked a second time, and to whom they, or what they repeat, are hidden. Answers of how many it was not so. */
export async function followChecksAnew(db: Db, claims: readonly { id: string }[]): Promise<number> {
  const ids = claims.map(({ id }) => id)
  const before = await openIn(db, ids)
  await db.rows.change(followChecks, { ids })
  const after = await openIn(db, ids)
  return ids.filter((id) => before.get(id) !== after.get(id)).length
}

async function openIn(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db.claim.findMany({ where: { id: { in: ids } }, select: { id: true, secondCheckId: true, blindTo: true } })
  return new Map(rows.map(({ id, secondCheckId, blindTo }) => [id, `${secondCheckId} ${blindTo}`]))
}

const followChecks = statement((_db, { ids }: { ids: readonly string[] }, { among }) => sql<never>`
  UPDATE "Claim" SET
    "secondCheckId" = (SELECT MAX(open."id") FROM "SecondCheck" AS open WHERE open."claimId" = "Claim"."id" AND open."state" IN ('asked', 'differing')),
    "blindTo" = (WITH RECURSIVE repeated("id") AS (
        SELECT "Claim"."id"
        UNION SELECT claim."duplicateOfId" FROM repeated JOIN "Claim" AS claim ON claim."id" = repeated."id" WHERE claim."duplicateOfId" IS NOT NULL)
      SELECT MAX(asked."checkerId") FROM repeated JOIN "SecondCheck" AS asked ON asked."claimId" = repeated."id" AND asked."state" = 'asked')
  WHERE "id" IN ${among(ids)}`)
