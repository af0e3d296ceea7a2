import { foldName, type Source, type SourceKind } from '../domain/source.js'
import { sql } from 'kysely'
import type { Source as Row } from './generated/client.js'
import { batchesOf, insertBatches } from './insert-rows.js'
import { hopsInArticles, ofWholeArticle, seenByReaders } from './parts-of-queries.js'
import type { Db } from './db.js'
import type { Shown } from './versions.js'
import { followSources, keepWords } from './words.js'
import { IMPORTING } from './importing.js'
import { statement } from './statements.js'

export interface SourceReader {
  find(id: string): Promise<Source | null>
  /** Whether readers could see a claim with it in a chain, now or before. */
  wasPublic(id: string): Promise<boolean>
  /** Its other names, as published articles write them: what only a draft calls it is not told. */
  aliasesOf(id: string): Promise<string[]>
  /**
   * The sources known everywhere that go by any of these names, as their own or as another one; by id, each name by itself. One that was
   * merged into another is not among them: that one is, by its names and what it was, and which of them was named.
   */
  knownAs(names: string[]): Promise<KnownAs[]>
  /** The sources that only this article knows which go by any of these names. */
  ownOf(articleId: string, names: string[]): Promise<Source[]>
  /** What the sources in the chains of an article are called, those of most claims first, at most `limit`. */
  namesIn(articleId: string, limit: number): Promise<string[]>
}

/** KnownAs is a source and one name of it, folded; `isAlias` where it is another than its own. `kind` is what it is taken for by this name. */
export interface KnownAs {
  source: Source
  folded: string
  isAlias: boolean
  kind: SourceKind
  /** The source merged into it whose name it is; null where it is its own, or where nobody can say whose. */
  mergedFromId: string | null
}

/** Alias is another name of a source. */
export interface Alias {
  id: string
  sourceId: string
  name: string
}

export interface SourceWriter {
  // Given none, each of these does nothing: the pages of readers are as they were.
  insertAll(sources: Source[], at: Date): Promise<void>
  /** Lets sources that one article brought in be known everywhere. */
  share(ids: string[]): Promise<void>
  /** Keeps other names of sources; a name that its source already has changes nothing. */
  addAliases(aliases: Alias[]): Promise<void>
}

// Whoever was merged leads, step by step, to the one that stands for it. `rank`: a source is rather meant by its own name than by another
// one, and rather by that than by a name that came with what was merged into it.
const knownAs = statement((_db, { folded }: { folded: readonly string[] }, { among }) => sql<KnownRow>`
  WITH RECURSIVE asked AS (SELECT value AS "folded" FROM ${among(folded)} AS listed),
  led("folded", "takenFor", "isAlias", "id", "into", "namedId", "rank") AS (
    SELECT * FROM (
      SELECT asked."folded", source."kind", 0, source."id", source."mergedIntoId", source."id", 0
      FROM asked CROSS JOIN "Source" AS source WHERE source."folded" = asked."folded" AND source."articleId" IS NULL
      UNION ALL
      SELECT asked."folded", COALESCE(alias."kind", source."kind"), 1, source."id", source."mergedIntoId",
        COALESCE(alias."mergedFromId", source."id"), CASE WHEN alias."mergedFromId" IS NULL THEN 1 ELSE 2 END
      FROM asked CROSS JOIN "SourceAlias" AS alias JOIN "Source" AS source ON source."id" = alias."sourceId"
      WHERE alias."folded" = asked."folded" AND source."articleId" IS NULL) AS named
    UNION ALL
    SELECT led."folded", led."takenFor", 1, source."id", source."mergedIntoId", led."namedId", led."rank" FROM led JOIN "Source" AS source ON source."id" = led."into")
  SELECT DISTINCT source."id", source."name", source."kind", source."articleId", source."version", led."folded", led."isAlias", led."takenFor", led."namedId", led."rank"
  FROM led JOIN "Source" AS source ON source."id" = led."id" WHERE led."into" IS NULL ORDER BY 1, 10, 9`)

interface KnownRow extends Source {
  folded: string
  isAlias: number
  takenFor: SourceKind
  namedId: string
  rank: number
}

// A name that two of those share which are one now was nobody’s alone.
function whoseName(rows: KnownRow[]): string | null {
  const rank = Math.min(...rows.map((row) => row.rank))
  const [only, ...more] = new Set(rows.filter((row) => row.rank === rank).map(({ namedId }) => namedId))
  return only === undefined || more.length > 0 || only === rows[0]!.id ? null : only
}

const ownOf = statement((db, { articleId, folded }: { articleId: string; folded: readonly string[] }, { among }) => db
  .selectFrom('Source').innerJoin('Article', 'Article.id', 'Source.articleId')
  .select(['Source.id', 'name', 'kind', 'articleId', 'Source.version'])
  .where('articleId', '=', articleId).where('publication', '<>', IMPORTING).where('folded', 'in', among(folded)).orderBy('Source.id'))

const namesIn = statement((_db, { articleId, limit }: { articleId: string; limit: number }) => sql<{ name: string }>`
  SELECT source."name" FROM "Claim" AS claim JOIN "Mention" AS mention ON mention."claimId" = claim."id" JOIN "Source" AS source ON source."id" = mention."sourceId"
  WHERE ${ofWholeArticle(articleId)} GROUP BY source."name" ORDER BY COUNT(*) DESC, source."name" LIMIT ${limit}`)

const share = statement((db, { ids }: { ids: readonly string[] }, { among }) => db.updateTable('Source').set({ articleId: null }).where('id', 'in', among(ids)))

export function sourceReader(db: Db): SourceReader {
  return {
    async find(id) {
      const row = await db.source.findUnique({ where: { id } })
      return row && (await isOfWhole(db, row.articleId)) ? toSource(row) : null
    },
    async wasPublic(id) {
      const rows = await db.rows.ask(sql`
        SELECT 1 FROM "Mention" WHERE "sourceId" = ${id} AND "isPublic" = TRUE
        UNION ALL SELECT 1 FROM ${hopsInArticles} WHERE hop."sourceId" = ${id} AND claim."publicSince" IS NOT NULL LIMIT 1`)
      return rows.length > 0
    },
    // From one spelling to the next by the index: a source with a hundred thousand mentions has a few of them. No EXISTS, which
    // PostgreSQL would answer by joining all of them first.
    async aliasesOf(id) {
      const aliases = await db.rows.ask(sql<{ folded: string }>`
        SELECT alias."folded" FROM "SourceAlias" AS alias JOIN "Source" AS source ON source."id" = alias."sourceId"
        WHERE alias."sourceId" = ${id} AND alias."folded" <> source."folded"`)
      const unseen = new Set(aliases.map((alias) => alias.folded))
      if (unseen.size === 0) return []
      const mentions = await db.rows.ask(sql<{ mention: string }>`
        WITH RECURSIVE written("mention") AS (
          SELECT MIN("mention") FROM "Hop" WHERE "sourceId" = ${id}
          UNION ALL
          SELECT (SELECT MIN("mention") FROM "Hop" WHERE "sourceId" = ${id} AND "mention" > written."mention")
          FROM written WHERE written."mention" IS NOT NULL)
        SELECT "mention" FROM written WHERE "mention" IS NOT NULL AND (SELECT 1 FROM ${hopsInArticles}
          WHERE hop."sourceId" = ${id} AND hop."mention" = written."mention" AND ${seenByReaders} LIMIT 1) IS NOT NULL
        ORDER BY "mention"`)
      return mentions.map(({ mention }) => mention).filter((mention) => unseen.delete(foldName(mention)))
    },
    async knownAs(names) {
      const rows = await db.rows.all(knownAs, { folded: [...new Set(names.map(foldName))] })
      const alike = new Map<string, KnownRow[]>()
      for (const row of rows) {
        const key = `${row.id} ${row.takenFor} ${row.folded}`
        alike.set(key, [...(alike.get(key) ?? []), row])
      }
      return [...alike.values()].flatMap((same) => [...new Map(same.map((row) => [row.isAlias, row])).values()].map((row) => ({
        source: toSource(row), folded: row.folded, isAlias: row.isAlias === 1, kind: row.takenFor, mergedFromId: whoseName(same),
      })))
    },
    async namesIn(articleId, limit) {
      return (await db.rows.all(namesIn, { articleId, limit })).map(({ name }) => name)
    },
    async ownOf(articleId, names) {
      return (await db.rows.all(ownOf, { articleId, folded: [...new Set(names.map(foldName))] })).map(toSource)
    },
  }
}

export function sourceWriter(db: Db, shown: Shown): SourceWriter {
  return {
    async insertAll(sources, at) {
      if (sources.length === 0) return
      shown.inSources()
      const rows = sources.map((source) => ({ ...source, folded: foldName(source.name), createdAt: at }))
      await insertBatches(db, batchesOf('Source', rows))
      await keepWords(db, 'sources', rows)
    },
    async share(ids) {
      if (ids.length === 0) return
      shown.inSources()
      await db.rows.change(share, { ids })
    },
    async addAliases(aliases) {
      if (aliases.length === 0) return
      shown.inSources()
      const rows = aliases.map((alias) => ({ ...alias, folded: foldName(alias.name) }))
      await insertBatches(db, batchesOf('SourceAlias', rows, 'leave what is there'))
      await followSources(db, [...new Set(rows.map(({ sourceId }) => sourceId))])
    },
  }
}

/** isOfWhole says whether all of the article is here that a source belongs to; null: it belongs to none. */
export async function isOfWhole(db: Db, articleId: string | null): Promise<boolean> {
  return articleId === null || (await db.article.count({ where: { id: articleId, publication: IMPORTING } })) === 0
}

/** SourceRow is what is read of a source's row. */
export type SourceRow = Pick<Row, 'id' | 'name' | 'kind' | 'articleId' | 'version'>

/** toSource reads a row as the domain's Source. */
export function toSource(row: SourceRow): Source {
  return { id: row.id, name: row.name, kind: row.kind as SourceKind, articleId: row.articleId, version: row.version }
}
