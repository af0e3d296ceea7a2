import { createHash } from 'node:crypto'
import type { Rows } from './database.js'

/**
 * checkTexts compares every revision with its hash and every anchor that should still fit with the words of its revision.
 * Answers a line for each that differs.
 */
export async function checkTexts(
  database: Rows,
): Promise<{ revisions: number; anchors: number; problems: string[] }> {
  const problems: string[] = []
  let anchors = 0
  const ids = await database.all<{ id: string }>('SELECT "id" FROM "Revision" ORDER BY "id"')
  for (const { id } of ids) {
    const { text, sha256 } = (await database.get<{ text: string; sha256: string }>(
      'SELECT "text", "sha256" FROM "Revision" WHERE "id" = ?', [id],
    ))!
    if (createHash('sha256').update(text, 'utf8').digest('hex') !== sha256) {
      problems.push(`revision ${id}: its text does not give its hash`)
    }
    const rows = await database.all<{ id: string; claimId: string; start: number; end: number; exact: string }>(
      `SELECT "id", "claimId", "start", "end", "exact" FROM "Anchor" WHERE "revisionId" = ? AND "state" IN ('intact', 'moved')
       ORDER BY "start", "id"`,
      [id],
    )
    anchors += rows.length
    for (const anchor of rows) {
      if (text.slice(anchor.start, anchor.end) === anchor.exact) continue
      problems.push(`anchor ${anchor.id} of claim ${anchor.claimId}: revision ${id} does not have its words there`)
    }
  }
  return { revisions: ids.length, anchors, problems }
}
