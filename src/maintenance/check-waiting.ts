import type { Rows } from './database.js'

const MAX_LINES = 20

// What waits, from the claims and their verdicts anew.
const ANEW = `
  SELECT claim."id" AS "claimId", verdict."id" AS "verdictId", CASE claim."stage" WHEN 'in_check' THEN 'returned' ELSE 'approval' END AS "queue",
    verdict."authorId", article."publication" = 'retracted' AS "isRetracted"
  FROM "Claim" AS claim JOIN "Article" AS article ON article."id" = claim."articleId"
    JOIN "Verdict" AS verdict ON verdict."claimId" = claim."id"
  WHERE NOT EXISTS (SELECT 1 FROM "Verdict" AS newer WHERE newer."claimId" = claim."id" AND newer."number" > verdict."number"
      AND (newer."decision" IS NULL OR newer."decision" <> 'taken_back'))
    AND (verdict."decision" IS NULL OR verdict."decision" <> 'taken_back')
    AND (claim."stage" = 'awaiting_approval' OR (claim."stage" = 'in_check' AND verdict."decision" = 'returned'))`
const KEPT = 'SELECT "claimId", "verdictId", "queue", "authorId", "isRetracted" FROM "WaitingVerdict"'

/** checkWaiting compares the kept queues with the claims that they follow from. Answers a line for each claim that differs. */
export async function checkWaiting(database: Rows): Promise<string[]> {
  const rows = await database.all<{ claimId: string }>(
    `SELECT "claimId" FROM (
       SELECT * FROM (${ANEW} EXCEPT ${KEPT}) AS missing UNION SELECT * FROM (${KEPT} EXCEPT ${ANEW}) AS wrong) AS differing
     GROUP BY 1 ORDER BY 1 LIMIT ${MAX_LINES}`,
  )
  const stale = await database.all<{ id: string }>(
    `SELECT claim."id" FROM "Claim" AS claim WHERE claim."stage" = 'approved' AND COALESCE(claim."recheckOn", '') <> COALESCE((
       SELECT verdict."recheckOn" FROM "Verdict" AS verdict WHERE verdict."claimId" = claim."id" AND verdict."decision" = 'approved'
       ORDER BY verdict."number" DESC LIMIT 1), '')
     ORDER BY 1 LIMIT ${MAX_LINES}`,
  )
  return [
    ...rows.map(({ claimId }) => `claim ${claimId}: what is kept of the verdict that waits is not what the claim says`),
    ...stale.map(({ id }) => `claim ${id}: the day on which to look again is not the one that its approved verdict says`),
  ]
}
