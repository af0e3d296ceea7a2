import type { Embargo } from '../domain/embargo.js'
import type { Db } from './db.js'
import { statement } from './statements.js'

export interface EmbargoReader {
  ofArticle(articleId: string): Promise<Embargo | null>
  /** Those of these articles that have one, by article. */
  ofArticles(articleIds: readonly string[]): Promise<Map<string, Embargo>>
}

export interface EmbargoWriter {
  set(embargo: Embargo): Promise<void>
  remove(articleId: string): Promise<void>
}

const ofArticle = statement((db, { articleId }: { articleId: string }) => db
  .selectFrom('Embargo').select(['articleId', 'until', 'zone', 'createdById', 'createdByName', 'reasons']).where('articleId', '=', articleId))

const ofArticles = statement((db, { articleIds }: { articleIds: readonly string[] }, { among }) => db
  .selectFrom('Embargo').select(['articleId', 'until', 'zone', 'createdById', 'createdByName', 'reasons']).where('articleId', 'in', among(articleIds)))

const toEmbargo = (row: Omit<Embargo, 'reasons'> & { reasons: string }): Embargo => ({ ...row, reasons: JSON.parse(row.reasons) as Embargo['reasons'] })

export function embargoReader(db: Db): EmbargoReader {
  return {
    async ofArticle(articleId) {
      const row = await db.rows.first(ofArticle, { articleId })
      return row ? toEmbargo(row) : null
    },
    async ofArticles(articleIds) {
      const rows = articleIds.length === 0 ? [] : await db.rows.all(ofArticles, { articleIds })
      return new Map(rows.map((row) => [row.articleId, toEmbargo(row)]))
    },
  }
}

export function embargoWriter(db: Db): EmbargoWriter {
  return {
    async set({ articleId, reasons, ...embargo }) {
      const data = { ...embargo, reasons: JSON.stringify(reasons) }
      await db.embargo.upsert({ where: { articleId }, create: { articleId, ...data }, update: data })
    },
    async remove(articleId) {
      await db.embargo.deleteMany({ where: { articleId } })
    },
  }
}
