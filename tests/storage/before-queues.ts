// Rows of a database from before its queues were kept, in the SQL of both engines, and what is kept of them.
type Verdict = [decision: 'approved' | 'returned' | null, author: string]

const CLAIMS: [id: string, article: string, stage: string, verdicts: Verdict[]][] = [
  ['approved', 'standing', 'approved', [['returned', 'ada'], ['approved', 'ada']]],
  ['awaiting', 'standing', 'awaiting_approval', [['returned', 'ada'], [null, 'bo']]],
  ['dismissed', 'standing', 'dismissed', [['returned', 'ada']]],
  ['proposed', 'standing', 'proposed', []],
  ['retracted', 'retracted', 'awaiting_approval', [[null, 'ada']]],
  ['returned', 'standing', 'in_check', [['approved', 'ada'], ['returned', 'bo']]],
  ['returned-retracted', 'retracted', 'in_check', [['returned', 'ada']]],
]

/** rowsBeforeQueues writes them, all of that instant. */
export function rowsBeforeQueues(at: string): string {
  const article = (id: string, publication: string) => `
    INSERT INTO "Article" ("id", "title", "format", "publication", "createdAt", "updatedAt") VALUES ('${id}', 'x', 'plain', '${publication}', '${at}', '${at}');`
  const claim = (id: string, articleId: string, stage: string) => `
    INSERT INTO "Claim" ("id", "articleId", "position", "text", "splitText", "kind", "checkworthiness", "stage", "createdAt", "updatedAt")
      VALUES ('${id}', '${articleId}', 0, 'x', 'x', 'event', 0.5, '${stage}', '${at}', '${at}');`
  const verdict = (claimId: string, number: number, [decision, author]: Verdict) => `
    INSERT INTO "Verdict" ("id", "claimId", "number", "status", "rationale", "asOf", "authorId", "authorName", "createdAt", "decision")
      VALUES ('${claimId}-${number}', '${claimId}', ${number}, 'false', 'x', '2026-02-01', '${author}', 'x', '${at}', ${decision === null ? 'NULL' : `'${decision}'`});`
  return [
    article('standing', 'published'), article('retracted', 'retracted'),
    ...CLAIMS.flatMap(([id, articleId, stage, verdicts]) => [claim(id, articleId, stage), ...verdicts.map((one, n) => verdict(id, n + 1, one))]),
  ].join('')
}

/** KEPT_OF_THEM is what waits of them, by claim. */
export const KEPT_OF_THEM = [
  { claimId: 'awaiting', verdictId: 'awaiting-2', queue: 'approval', authorId: 'bo', isRetracted: false },
  { claimId: 'retracted', verdictId: 'retracted-1', queue: 'approval', authorId: 'ada', isRetracted: true },
  { claimId: 'returned', verdictId: 'returned-2', queue: 'returned', authorId: 'bo', isRetracted: false },
  { claimId: 'returned-retracted', verdictId: 'returned-retracted-1', queue: 'returned', authorId: 'ada', isRetracted: true },
]

/** NUMBERED is the numbers that they get, by claim: they stand at one place, so their ids tell the order. */
export const NUMBERED = [
  { id: 'approved', number: 1 }, { id: 'awaiting', number: 2 }, { id: 'dismissed', number: 3 }, { id: 'proposed', number: 4 },
  { id: 'retracted', number: 1 }, { id: 'returned', number: 5 }, { id: 'returned-retracted', number: 2 },
]
