// The numbers of claims in their article. They are given in the transaction that writes a claim, which has its article for itself.
import { sql } from 'kysely'
import type { Db } from './db.js'
import type { Batch } from './rows.js'
import { statement } from './statements.js'

interface OfArticle {
  articleId: string
}

const lastOf = statement((_db, { articleId }: OfArticle) => sql<{ last: number; isBare: unknown }>`
  SELECT (SELECT COALESCE(MAX("number"), 0) FROM "Claim" WHERE "articleId" = ${articleId}) AS "last",
    EXISTS (SELECT 1 FROM "Claim" WHERE "articleId" = ${articleId} AND "number" IS NULL) AS "isBare"`)

// As numberOfClaim has shown them.
const numbering = statement((_db, { articleId }: OfArticle) => sql<never>`
  UPDATE "Claim" SET "number" = bare."next" FROM (
    SELECT "id", (SELECT COALESCE(MAX("number"), 0) FROM "Claim" WHERE "articleId" = ${articleId}) + CAST(ROW_NUMBER() OVER (ORDER BY "id") AS INTEGER) AS "next"
    FROM "Claim" WHERE "articleId" = ${articleId} AND "number" IS NULL) AS bare
  WHERE "Claim"."id" = bare."id"`)

/** Numbered is batches of new claims with their numbers, and these by the ids of the claims. */
export interface Numbered {
  batches: Batch[]
  numbers: Map<string, number>
}

/** numberClaims gives the claims among these batches the numbers after the last of their article, in the order in which they stand there. */
export async function numberClaims(db: Db, batches: readonly Batch[]): Promise<Numbered> {
  const last = new Map<string, number>()
  const numbers = new Map<string, number>()
  const numbered: Batch[] = []
  for (const batch of batches) {
    if (batch.table !== 'Claim') {
      numbered.push(batch)
      continue
    }
    const [id, article] = [batch.columns.indexOf('id'), batch.columns.indexOf('articleId')]
    for (const row of batch.rows) {
      const articleId = String(row[article])
      const number = (last.get(articleId) ?? (await lastNumber(db, articleId))) + 1
      last.set(articleId, number)
      numbers.set(String(row[id]), number)
    }
    numbered.push({ ...batch, columns: [...batch.columns, 'number'], rows: batch.rows.map((row) => [...row, numbers.get(String(row[id]))!]) })
  }
  return { batches: numbered, numbers }
}

async function lastNumber(db: Db, articleId: string): Promise<number> {
  const found = await db.rows.first(lastOf, { articleId })
  if (!found?.isBare) return found?.last ?? 0
  return found.last + (await db.rows.change(numbering, { articleId }))
}
