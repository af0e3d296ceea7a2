import { sql } from 'kysely'
import type { Stage } from '../domain/stage.js'
import type { Db } from './db.js'
import { statement } from './statements.js'

// The stages at which the newest verdict of a claim waits: for an editor, or for who wrote it.
const WAITING: readonly Stage[] = ['awaiting_approval', 'in_check']

/** followStage brings what waits of a claim up to date with its stage, once its verdicts are written. */
export async function followStage(db: Db, claimId: string, stage: Stage): Promise<void> {
  await db.rows.change(WAITING.includes(stage) ? waits : waitsNoLonger, { claimId })
}

/** followPublication does so where an article is retracted, or published again. */
export async function followPublication(db: Db, articleId: string): Promise<void> {
  await db.rows.change(ofArticle, { articleId })
}

/** followStagesAnew has what is kept of these claims be what they say, whatever it was. Answers of how many it was not. */
export async function followStagesAnew(db: Db, claims: readonly { id: string; stage: string }[]): Promise<number> {
  const ids = claims.map(({ id }) => id)
  const before = await keptOf(db, ids)
  for (const claimId of before.keys()) await db.rows.change(waitsNoLonger, { claimId })
  for (const { id: claimId, stage } of claims) if (WAITING.some((waiting) => waiting === stage)) await db.rows.change(waits, { claimId })
  const after = await keptOf(db, ids)
  const stale = await db.rows.change(lookAgain, { ids })
  return ids.filter((id) => before.get(id) !== after.get(id)).length + stale
}

async function keptOf(db: Db, claimIds: string[]): Promise<Map<string, string>> {
  const rows = await db.waitingVerdict.findMany({ where: { claimId: { in: claimIds } } })
  return new Map(rows.map(({ claimId, verdictId, queue, authorId, isRetracted }) => [claimId, `${verdictId} ${queue} ${authorId} ${isRetracted}`]))
}

const waits = statement((_db, { claimId }: { claimId: string }) => sql<never>`
  INSERT INTO "WaitingVerdict" ("claimId", "verdictId", "queue", "authorId", "isRetracted")
  SELECT claim."id", verdict."id", CASE WHEN claim."stage" = 'in_check' THEN 'returned' ELSE 'approval' END, verdict."authorId",
    CASE WHEN article."publication" = 'retracted' THEN TRUE ELSE FALSE END
  FROM "Claim" AS claim JOIN "Article" AS article ON article."id" = claim."articleId" JOIN "Verdict" AS verdict ON verdict."claimId" = claim."id"
  WHERE claim."id" = ${claimId}
    AND verdict."number" = (SELECT MAX(newest."number") FROM "Verdict" AS newest
      WHERE newest."claimId" = claim."id" AND (newest."decision" IS NULL OR newest."decision" <> 'taken_back'))
    AND (claim."stage" = 'awaiting_approval' OR (claim."stage" = 'in_check' AND verdict."decision" = 'returned'))
  ON CONFLICT ("claimId") DO UPDATE SET "verdictId" = excluded."verdictId", "queue" = excluded."queue", "authorId" = excluded."authorId",
    "isRetracted" = excluded."isRetracted"`)

// What the last approved verdict says of when to look again: a server of a version before does not keep it.
const saidLast = sql`(SELECT verdict."recheckOn" FROM "Verdict" AS verdict WHERE verdict."claimId" = "Claim"."id" AND verdict."decision" = 'approved'
  ORDER BY verdict."number" DESC LIMIT 1)`
const lookAgain = statement((_db, { ids }: { ids: readonly string[] }, { among }) => sql<never>`
  UPDATE "Claim" SET "recheckOn" = ${saidLast}
  WHERE "id" IN ${among(ids)} AND "stage" = 'approved' AND COALESCE("recheckOn", '') <> COALESCE(${saidLast}, '')`)

const waitsNoLonger = statement((db, { claimId }: { claimId: string }) => db.deleteFrom('WaitingVerdict').where('claimId', '=', claimId))

const ofArticle = statement((_db, { articleId }: { articleId: string }) => sql<never>`
  UPDATE "WaitingVerdict"
  SET "isRetracted" = CASE WHEN (SELECT "publication" FROM "Article" WHERE "id" = ${articleId}) = 'retracted' THEN TRUE ELSE FALSE END
  WHERE "claimId" IN (SELECT "id" FROM "Claim" WHERE "articleId" = ${articleId})`)
