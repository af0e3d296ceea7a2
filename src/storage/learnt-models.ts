import type { Db } from './db.js'
import { statement } from './statements.js'

/** LearntModel is what the desk's decisions taught one of the splitter's models. */
export interface LearntModel {
  id: string
  name: string
  bytes: Uint8Array<ArrayBuffer>
  decisions: number
  heldOut: number
  /** Before and after, on the held-out decisions, by the name of the figure. */
  figures: Record<'before' | 'after', Record<string, number>>
  createdById: string | null
  createdByName: string
  createdAt: Date
}

export interface LearntModelReader {
  /** The id of the newest of a name: tells cheaply whether there is a newer one. */
  newestId(name: string): Promise<string | null>
  /** The one in use. */
  newest(name: string): Promise<LearntModel | null>
}

export interface LearntModelWriter {
  insert(model: LearntModel): Promise<void>
}

const newestId = statement((db, { name }: { name: string }) => db.selectFrom('LearntModel').select('id').where('name', '=', name).orderBy('id', 'desc').limit(1))

export function learntModelReader(db: Db): LearntModelReader {
  return {
    async newestId(name) {
      return (await db.rows.first(newestId, { name }))?.id ?? null
    },
    async newest(name) {
      const row = await db.learntModel.findFirst({ where: { name }, orderBy: { id: 'desc' } })
      return row && { ...row, figures: JSON.parse(row.figures) as LearntModel['figures'] }
    },
  }
}

export function learntModelWriter(db: Db): LearntModelWriter {
  return {
    async insert({ figures, ...row }) {
      await db.learntModel.create({ data: { ...row, figures: JSON.stringify(figures) } })
    },
  }
}
