import type { Rows } from './database.js'

const MAX_LINES = 20

// Which claims are being checked a second time, and to whom they and those that repeat them are hidden, from the checks anew.
const ANEW = `SELECT * FROM (
  WITH RECURSIVE blind("claimId", "articleId", "checkerId") AS (
    SELECT claim."id", claim."articleId", asked."checkerId" FROM "SecondCheck" AS asked JOIN "Claim" AS claim ON claim."id" = asked."claimId" WHERE asked."state" = 'asked'
    UNION SELECT claim."id", claim."articleId", blind."checkerId" FROM blind
      JOIN "Claim" AS claim ON claim."articleId" = blind."articleId" AND claim."duplicateOfId" = blind."claimId")
  SELECT "claimId", MAX("checkId") AS "secondCheckId", MAX("checkerId") AS "blindTo" FROM (
    SELECT "claimId", "id" AS "checkId", CAST(NULL AS TEXT) AS "checkerId" FROM "SecondCheck" WHERE "state" IN ('asked', 'differing')
    UNION ALL SELECT "claimId", NULL, "checkerId" FROM blind) AS said GROUP BY 1) AS anew`
const KEPT = 'SELECT "id" AS "claimId", "secondCheckId", "blindTo" FROM "Claim" WHERE "secondCheckId" IS NOT NULL OR "blindTo" IS NOT NULL'

const COUNTED = `SELECT verdict."status" AS "first", checked."status" AS "second", COUNT(*) AS "count"
  FROM "SecondCheck" AS checked JOIN "Verdict" AS verdict ON verdict."id" = checked."verdictId" WHERE checked."status" IS NOT NULL GROUP BY 1, 2`
const COUNTS = 'SELECT "first", "second", "count" FROM "AgreementCount" WHERE "count" <> 0'

/**
 * checkSecondChecks compares what claims say of being checked a second time, and how often opinions are kept to agree, with the checks that
 * both follow from. Answers a line for each that differs.
 */
export async function checkSecondChecks(database: Rows): Promise<string[]> {
  const claims = await database.all<{ claimId: string }>(`SELECT "claimId" FROM (${differing(ANEW, KEPT)}) AS differing GROUP BY 1 ORDER BY 1 LIMIT ${MAX_LINES}`)
  const pairs = await database.all<{ first: string; second: string }>(
    `SELECT "first", "second" FROM (${differing(COUNTED, COUNTS)}) AS differing GROUP BY 1, 2 ORDER BY 1, 2 LIMIT ${MAX_LINES}`,
  )
  return [
    ...claims.map(({ claimId }) => `claim ${claimId}: what it says of being checked a second time is not what the check says`),
    ...pairs.map(({ first, second }) => `second checks: what is kept of how many called “${second}” what the first called “${first}” is not what they say`),
  ]
}

function differing(anew: string, kept: string): string {
  return `SELECT * FROM (${anew} EXCEPT ${kept}) AS missing UNION SELECT * FROM (${kept} EXCEPT ${anew}) AS wrong`
}
