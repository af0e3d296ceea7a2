// Claims that were dismissed as duplicates of another, or merged into it: they have the same evidence, and often a verdict of their own.
import { sql, type RawBuilder } from 'kysely'

/** WithTwins is a claim that others may repeat. */
export interface WithTwins {
  id: string
  articleId: string
}

/** idsWithTwins is the ids of a claim and of all that repeat it, also by way of others; one look at each claim of its article for each of these. More can follow it that asks of `twin`. */
export function idsWithTwins({ id, articleId }: WithTwins): RawBuilder<string> {
  return sql<string>`WITH RECURSIVE twin("id") AS (
    SELECT "id" FROM "Claim" WHERE "id" = ${id}
    UNION SELECT claim."id" FROM twin JOIN "Claim" AS claim ON claim."articleId" = ${articleId} AND claim."duplicateOfId" = twin."id")
  SELECT "id" FROM twin`
}
