import { publicStages } from '../domain/stage.js'
import type { Rows } from './database.js'

const MAX_LINES = 20

// What each mention says, from the claims anew.
const ANEW = `
  SELECT DISTINCT hop."sourceId", claim."id" AS "claimId",
    article."publication" = 'published' AND claim."stage" IN (${publicStages.map((stage) => `'${stage}'`).join(', ')}) AS "isPublic",
    COALESCE((SELECT "status" FROM "Verdict" WHERE "claimId" = claim."id" AND "decision" = 'approved' ORDER BY "number" DESC LIMIT 1), 'unverified') AS "status",
    CASE
      WHEN EXISTS (SELECT 1 FROM "Attribution" AS own JOIN "Hop" AS origin ON origin."attributionId" = own."id" AND origin."ordinal" = 0
        JOIN "Source" AS source ON source."id" = origin."sourceId" WHERE own."claimId" = claim."id" AND source."kind" <> 'unnamed') THEN 'named'
      WHEN EXISTS (SELECT 1 FROM "Attribution" AS own JOIN "Hop" AS origin ON origin."attributionId" = own."id" AND origin."ordinal" = 0
        WHERE own."claimId" = claim."id") THEN 'unnamed'
      WHEN claim."sourceSearch" = 'searched' THEN 'none'
      ELSE claim."sourceSearch" END AS "sourcing"
  FROM "Hop" AS hop JOIN "Attribution" AS attribution ON attribution."id" = hop."attributionId"
    JOIN "Claim" AS claim ON claim."id" = attribution."claimId" JOIN "Article" AS article ON article."id" = claim."articleId"`
const KEPT = 'SELECT "sourceId", "claimId", "isPublic", "status", "sourcing" FROM "Mention"'

const COUNTED = `SELECT "sourceId", "status", "sourcing", COUNT(*) AS "count", SUM(CASE WHEN "isPublic" = TRUE THEN 1 ELSE 0 END) AS "publicCount"
  FROM "Mention" GROUP BY 1, 2, 3`
const COUNTS = 'SELECT "sourceId", "status", "sourcing", "count", "publicCount" FROM "MentionCount" WHERE "count" <> 0 OR "publicCount" <> 0'

/**
 * checkMentions compares the kept mentions of sources with the claims that they follow from, and their counts with them. Answers a line
 * for each that differs.
 */
export async function checkMentions(database: Rows): Promise<string[]> {
  return [...(await wrongMentions(database)), ...(await wrongCounts(database))]
}

async function wrongCounts(database: Rows): Promise<string[]> {
  const rows = await database.all<{ sourceId: string }>(
    `SELECT "sourceId" FROM (
       SELECT * FROM (${COUNTED} EXCEPT ${COUNTS}) AS missing UNION SELECT * FROM (${COUNTS} EXCEPT ${COUNTED}) AS wrong) AS differing
     GROUP BY 1 ORDER BY 1 LIMIT ${MAX_LINES}`,
  )
  return rows.map(({ sourceId }) => `source ${sourceId}: what is kept of how many claims it stands in is not what they say`)
}

async function wrongMentions(database: Rows): Promise<string[]> {
  const rows = await database.all<{ sourceId: string; claimId: string }>(
    `SELECT "sourceId", "claimId" FROM (
       SELECT * FROM (${ANEW} EXCEPT ${KEPT}) AS missing UNION SELECT * FROM (${KEPT} EXCEPT ${ANEW}) AS wrong) AS differing
     GROUP BY 1, 2 ORDER BY 1, 2 LIMIT ${MAX_LINES}`,
  )
  return rows.map(({ sourceId, claimId }) => `source ${sourceId}: what is kept of it in claim ${claimId} is not what the claim says`)
}
