import type { Rows } from './database.js'

const MAX_LINES = 20

// Whoever stands for each source: of one that was merged whoever it leads to. One that leads round in a circle leads to nobody.
const STANDING = `
  WITH RECURSIVE led("first", "id", "into") AS (
    SELECT "id", "id", "mergedIntoId" FROM "Source"
    UNION SELECT led."first", source."id", source."mergedIntoId" FROM led JOIN "Source" AS source ON source."id" = led."into")`

/**
 * checkSources follows merged sources to the ones that stand for them, and holds each hop against that: it stands at a source that stands
 * for the one that it names. Answers a line for each that does not.
 */
export async function checkSources(database: Rows): Promise<string[]> {
  const lost = await database.all<{ id: string }>(
    `${STANDING} SELECT "id" FROM "Source" WHERE "id" NOT IN (SELECT "first" FROM led WHERE "into" IS NULL) ORDER BY "id" LIMIT ${MAX_LINES}`,
  )
  const misplaced = await database.all<{ id: string }>(
    `${STANDING} SELECT hop."id" FROM "Hop" AS hop LEFT JOIN led ON led."first" = COALESCE(hop."mergedFromId", hop."sourceId") AND led."into" IS NULL
     WHERE led."id" IS NULL OR led."id" <> hop."sourceId" OR hop."mergedFromId" = hop."sourceId" ORDER BY hop."id" LIMIT ${MAX_LINES}`,
  )
  return [
    ...lost.map(({ id }) => `source ${id} was merged into one that is not there`),
    ...misplaced.map(({ id }) => `hop ${id} does not stand at the source that stands for the one it names`),
  ]
}
