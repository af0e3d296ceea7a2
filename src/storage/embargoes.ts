import type { Embargo } from '../domain/embargo.js'
import type { Db } from './db.js'
import { statement } from './statements.js'

export interface EmbargoReader {
  ofArticle(articleId: string): Promise<Embargo | null>
}

export interface EmbargoWriter {
  set(embargo: Embargo): Promise<void>
  remove(articleId: string): Promise<void>
}

const ofArticle = statement((db, { articleId }: { articleId: string }) => db
  .selectFrom('Embargo').select(['articleId', 'until', 'zone', 'createdById', 'createdByName', 'reasons']).where('articleId', '=', articleId))

export function embargoReader(db: Db): EmbargoReader {
  return {
    async ofArticle(articleId) {
      const row = await db.rows.first(ofArticle, { articleId })
      return row ? { ...row, reasons: JSON.parse(row.reasons) as Embargo['reasons'] } : null
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
