import { foldName, type Source, type SourceKind } from '../domain/source.js'
import type { Source as SourceRow } from './generated/client.js'
import { hopsInArticles, seenByReaders } from './sqlite/sql.js'
import type { Db } from './db.js'

export interface SourceReader {
  find(id: string): Promise<Source | null>
  /** Its other names, as published articles write them: what only a draft calls it is not told. */
  aliasesOf(id: string): Promise<string[]>
  /**
   * The source of this kind that goes by the name: of those known in this article only, or, for null, of those known
   * everywhere. Another name that several sources share finds none of them.
   */
  findByName(name: string, kind: SourceKind, articleId: string | null): Promise<Source | null>
}

export interface SourceWriter {
  insert(source: Source, at: Date): Promise<void>
  /** Keeps another name of the source; a name it already has changes nothing. */
  addAlias(id: string, sourceId: string, name: string): Promise<void>
}

const MAX_ALIASES = 200
const MAX_MENTIONS = 1_000

export function sourceReader(db: Db): SourceReader {
  return {
    async find(id) {
      const row = await db.source.findUnique({ where: { id } })
      return row && toSource(row)
    },
    async aliasesOf(id) {
      const aliases = await db.sourceAlias.findMany({ where: { sourceId: id }, select: { folded: true }, take: MAX_ALIASES })
      const unseen = new Set(aliases.map((alias) => alias.folded))
      if (unseen.size === 0) return []
      const mentions = await db.$queryRaw<{ mention: string }[]>`
        SELECT DISTINCT hop."mention" FROM ${hopsInArticles}
        WHERE hop."sourceId" = ${id} AND ${seenByReaders}
        ORDER BY hop."mention" LIMIT ${MAX_MENTIONS}`
      return mentions.map(({ mention }) => mention).filter((mention) => unseen.delete(foldName(mention)))
    },
    async findByName(name, kind, articleId) {
      const folded = foldName(name)
      const row = await db.source.findFirst({ where: { folded, kind, articleId }, orderBy: { id: 'asc' } })
      if (row) return toSource(row)
      const others = await db.sourceAlias.findMany({ where: { folded }, include: { source: true }, take: MAX_ALIASES })
      const [only, ...more] = others
        .map((alias) => alias.source)
        .filter((source) => source.kind === kind && source.articleId === articleId)
      return only && more.length === 0 ? toSource(only) : null
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
