import type { Rows } from './database.js'

const MAX_LINES = 20

// Nobody approves their own, but an admin in an emergency; and who is said to have done so is who did.
const WRONG = `SELECT "id", "claimId", CASE WHEN "selfApproval" IS NULL THEN 1 ELSE 0 END AS "untold" FROM "Verdict"
  WHERE "decision" = 'approved' AND "decidedById" IS NOT NULL AND ("decidedById" = "authorId") <> ("selfApproval" IS NOT NULL)
    OR "selfApproval" IS NOT NULL AND ("decision" IS NULL OR "decision" <> 'approved')
  ORDER BY "id" LIMIT ${MAX_LINES}`

/** checkVerdicts looks that no verdict was approved by its own author without saying so. Answers a line for each that was. */
export async function checkVerdicts(database: Rows): Promise<string[]> {
  const rows = await database.all<{ id: string; claimId: string; untold: number }>(WRONG)
  return rows.map(({ id, claimId, untold }) => untold === 1
    ? `claim ${claimId}: verdict ${id} was approved by its own author, and does not say so`
    : `claim ${claimId}: verdict ${id} says that its own author approved it, which they did not`)
}
