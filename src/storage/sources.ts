import { foldName, type Source, type SourceKind } from '../domain/source.js'
import type { Source as SourceRow } from './generated/client.js'
import type { Db } from './store.js'

export interface SourceReader {
  find(id: string): Promise<Source | null>
  aliasesOf(id: string): Promise<string[]>
  /** The source of this kind that goes by the name; unnamed ones are looked for within the article only. */
  findByName(name: string, kind: SourceKind, articleId: string): Promise<Source | null>
}

export interface SourceWriter {
  insert(source: Source, at: Date): Promise<void>
  /** Keeps another name of the source; a name it already has changes nothing. */
  addAlias(id: string, sourceId: string, name: string): Promise<void>
}

export function sourceReader(db: Db): SourceReader {
  return {
    async find(id) {
      const row = await db.source.findUnique({ where: { id } })
      return row && toSource(row)
    },
    async aliasesOf(id) {
      const rows = await db.sourceAlias.findMany({ where: { sourceId: id }, orderBy: { id: 'asc' }, take: 200 })
      return rows.map((row) => row.name)
    },
    async findByName(name, kind, articleId) {
      const folded = foldName(name)
      const where = { kind, articleId: kind === 'unnamed' ? articleId : null }
      const row =
        (await db.source.findFirst({ where: { ...where, folded }, orderBy: { id: 'asc' } })) ??
        (await db.source.findFirst({ where: { ...where, aliases: { some: { folded } } }, orderBy: { id: 'asc' } }))
      return row && toSource(row)
    },
  }
}

export function sourceWriter(db: Db): SourceWriter {
  return {
    async insert(source, at) {
      await db.source.create({ data: { ...source, folded: foldName(source.name), createdAt: at } })
    },
    async addAlias(id, sourceId, name) {
      const folded = foldName(name)
      const where = { sourceId_folded: { sourceId, folded } }
      await db.sourceAlias.upsert({ where, create: { id, sourceId, name, folded }, update: {} })
    },
  }
}

/** toSource reads a row as the domain's Source. */
export function toSource(row: SourceRow): Source {
  return { id: row.id, name: row.name, kind: row.kind as SourceKind, articleId: row.articleId, version: row.version }
}
