// Which sources were found to be one: the hops of a merged source stand at the one that was kept, and remember whose they were.
import { sql, type RawBuilder } from 'kysely'
import type { Source } from '../domain/source.js'
import type { Db } from './db.js'
import { batchesOf, insertBatches } from './insert-rows.js'
import { countAnew } from './mentions.js'
import { hopsInArticles } from './parts-of-queries.js'
import { isOfWhole, toSource, type SourceRow } from './sources.js'
import { statement } from './statements.js'
import type { Shown } from './versions.js'
import { followSources } from './words.js'

/** MergedSource is a source that was merged into another, with how many claims were its own, and what had been merged into it before. */
export interface MergedSource {
  source: Source
  claimCount: number
  with: string[]
}

/** Merge names the two sources of a merge, each at the version that it was read with. */
export interface Merge {
  keptId: string
  keptVersion: number
  mergedId: string
  mergedVersion: number
}

export interface SourceMergeReader {
  /** The source that stands for this one: itself, or the one that it was merged into in the end. Null where there is none. */
  standing(id: string): Promise<Source | null>
  /** Whether any of these was merged into another. */
  areMerged(ids: string[]): Promise<boolean>
  /** What was merged into a source, by id. */
  mergedInto(id: string): Promise<MergedSource[]>
  /** Whether readers could see a claim with a source in a chain that was merged, now or before. */
  wasPublicBefore(mergedId: string): Promise<boolean>
}

export interface SourceMergeWriter {
  /**
   * Has one source stand for the other too: its hops and mentions go over, its names become other names of the one that is kept.
   * Both must stand for themselves, at these versions; answers whether they did. In a few statements, however often they are cited.
   */
  merge(merge: Merge, newId: () => string): Promise<boolean>
  /** Makes all of that as it was; answers whether both were at these versions, and the one in the other. */
  separate(merge: Merge, newId: () => string): Promise<boolean>
}

interface Ids {
  ids: readonly string[]
}

// `first` is who is asked of; `id` whoever stands for it, step by step.
const led = (ids: RawBuilder<unknown>) => sql`
  led("first", "id", "into") AS (
    SELECT "id", "id", "mergedIntoId" FROM "Source" WHERE "id" IN ${ids}
    UNION ALL SELECT led."first", source."id", source."mergedIntoId" FROM led JOIN "Source" AS source ON source."id" = led."into")`

const standingOf = statement((_db, { ids }: Ids, { among }) => sql<SourceRow & { first: string }>`
  WITH RECURSIVE ${led(among(ids))}
  SELECT led."first", source."id", source."name", source."kind", source."articleId", source."version"
  FROM led JOIN "Source" AS source ON source."id" = led."id" WHERE led."into" IS NULL`)

/** standingSources answers, by id, the source that stands for each of these. */
export async function standingSources(db: Db, ids: readonly string[]): Promise<Map<string, Source>> {
  if (ids.length === 0) return new Map()
  const rows = await db.rows.all(standingOf, { ids: [...new Set(ids)] })
  return new Map(rows.map(({ first, ...row }) => [first, toSource(row)]))
}

interface Of {
  id: string
}

// A source and all that was merged into it, however far back.
const family = (id: string) => sql`
  family("id") AS (
    SELECT "id" FROM "Source" WHERE "id" = ${id}
    UNION ALL SELECT source."id" FROM family JOIN "Source" AS source ON source."mergedIntoId" = family."id")`

const anyMerged = statement((_db, { ids }: Ids, { among }) => sql<Of>`SELECT "id" FROM "Source" WHERE "id" IN ${among(ids)} AND "mergedIntoId" IS NOT NULL LIMIT 1`)

const wasSeen = statement((_db, { id, keptId }: Of & { keptId: string }) => sql<Of>`
  WITH RECURSIVE ${family(id)}
  SELECT claim."id" FROM ${hopsInArticles}
  WHERE hop."sourceId" = ${keptId} AND hop."mergedFromId" IN (SELECT "id" FROM family) AND claim."publicSince" IS NOT NULL LIMIT 1`)

const ofFamily = statement((_db, { id, keptId }: Of & { keptId: string }) => sql<{ count: number }>`
  WITH RECURSIVE ${family(id)}
  SELECT CAST(COUNT(DISTINCT attribution."claimId") AS INTEGER) AS "count"
  FROM "Hop" AS hop JOIN "Attribution" AS attribution ON attribution."id" = hop."attributionId"
  WHERE hop."sourceId" = ${keptId} AND hop."mergedFromId" IN (SELECT "id" FROM family)`)

const namesOfFamily = statement((_db, { id }: Of) => sql<{ name: string }>`
  WITH RECURSIVE ${family(id)}
  SELECT "name" FROM "Source" WHERE "id" IN (SELECT "id" FROM family) AND "id" <> ${id} ORDER BY "id"`)

export function sourceMergeReader(db: Db): SourceMergeReader {
  return {
    async standing(id) {
      const source = (await standingSources(db, [id])).get(id)
      return source && (await isOfWhole(db, source.articleId)) ? source : null
    },
    async areMerged(ids) {
      return ids.length > 0 && (await db.rows.first(anyMerged, { ids })) !== undefined
    },
    async mergedInto(id) {
      const rows = await db.source.findMany({ where: { mergedIntoId: id }, orderBy: { id: 'asc' } })
      const merged: MergedSource[] = []
      for (const row of rows) {
        const counted = await db.rows.first(ofFamily, { id: row.id, keptId: id })
        const names = await db.rows.all(namesOfFamily, { id: row.id })
        merged.push({ source: toSource(row), claimCount: counted?.count ?? 0, with: names.map(({ name }) => name) })
      }
      return merged
    },
    async wasPublicBefore(mergedId) {
      const kept = (await standingSources(db, [mergedId])).get(mergedId)
      return kept !== undefined && (await db.rows.first(wasSeen, { id: mergedId, keptId: kept.id })) !== undefined
    },
  }
}

interface Pair {
  keptId: string
  mergedId: string
}

const moveOn = statement((db, { id, seen, into }: Of & { seen: number; into: string | null }) => db
  .updateTable('Source').set({ mergedIntoId: into }).set((source) => ({ version: source('version', '+', 1) })).where('id', '=', id).where('version', '=', seen))
const touch = statement((db, { id, seen }: Of & { seen: number }) => db
  .updateTable('Source').set((source) => ({ version: source('version', '+', 1) })).where('id', '=', id).where('version', '=', seen).where('mergedIntoId', 'is', null))

const moveHops = statement((_db, { keptId, mergedId }: Pair) => sql<never>`
  UPDATE "Hop" SET "sourceId" = ${keptId}, "mergedFromId" = COALESCE("mergedFromId", ${mergedId}) WHERE "sourceId" = ${mergedId}`)
const giveHopsBack = statement((_db, { keptId, mergedId }: Pair) => sql<never>`
  WITH RECURSIVE ${family(mergedId)}
  UPDATE "Hop" SET "sourceId" = ${mergedId}, "mergedFromId" = CASE WHEN "mergedFromId" = ${mergedId} THEN NULL ELSE "mergedFromId" END
  WHERE "sourceId" = ${keptId} AND "mergedFromId" IN (SELECT "id" FROM family)`)

// Both are named, or neither is: what a claim counts as does not change by it.
const copyMentions = statement((_db, { keptId, mergedId }: Pair) => sql<never>`
  INSERT INTO "Mention" ("sourceId", "claimId", "isPublic", "status", "sourcing")
  SELECT CAST(${keptId} AS TEXT), "claimId", "isPublic", "status", "sourcing" FROM "Mention" WHERE "sourceId" = ${mergedId}
  ON CONFLICT ("sourceId", "claimId") DO NOTHING`)
const dropMentions = statement((db, { mergedId }: Pick<Pair, 'mergedId'>) => db.deleteFrom('Mention').where('sourceId', '=', mergedId))
const giveMentionsBack = statement((_db, { keptId, mergedId }: Pair) => sql<never>`
  INSERT INTO "Mention" ("sourceId", "claimId", "isPublic", "status", "sourcing")
  SELECT CAST(${mergedId} AS TEXT), "claimId", "isPublic", "status", "sourcing" FROM "Mention" WHERE "sourceId" = ${keptId} AND "claimId" IN (
    SELECT attribution."claimId" FROM "Hop" AS hop JOIN "Attribution" AS attribution ON attribution."id" = hop."attributionId" WHERE hop."sourceId" = ${mergedId})`)
const dropUnsaid = statement((_db, { keptId, mergedId }: Pair) => sql<never>`
  DELETE FROM "Mention" WHERE "sourceId" = ${keptId} AND "claimId" IN (SELECT "claimId" FROM "Mention" WHERE "sourceId" = ${mergedId})
    AND NOT EXISTS (SELECT 1 FROM "Attribution" AS attribution JOIN "Hop" AS hop ON hop."attributionId" = attribution."id"
      WHERE attribution."claimId" = "Mention"."claimId" AND hop."sourceId" = ${keptId})`)

export function sourceMergeWriter(db: Db, shown: Shown): SourceMergeWriter {
  const takeBoth = async ({ keptId, keptVersion, mergedId, mergedVersion }: Merge, into: string | null) =>
    (await db.rows.change(touch, { id: keptId, seen: keptVersion })) === 1 && (await db.rows.change(moveOn, { id: mergedId, seen: mergedVersion, into })) === 1
  return {
    async merge(merge, newId) {
      if (!(await takeBoth(merge, merge.keptId))) return false
      shown.inSources()
      await db.rows.change(moveHops, merge)
      await db.rows.change(copyMentions, merge)
      await db.rows.change(dropMentions, merge)
      await countAnew(db, [merge.keptId, merge.mergedId])
      await gatherNames(db, merge.keptId, newId)
      return true
    },
    async separate(merge, newId) {
      if (!(await takeBoth(merge, null))) return false
      shown.inSources()
      await db.rows.change(giveHopsBack, merge)
      await db.rows.change(giveMentionsBack, merge)
      await db.rows.change(dropUnsaid, merge)
      await countAnew(db, [merge.keptId, merge.mergedId])
      await db.sourceAlias.deleteMany({ where: { sourceId: merge.keptId, mergedFromId: merge.mergedId } })
      // A name that several had came with the first of them.
      await gatherNames(db, merge.keptId, newId)
      return true
    },
  }
}

// What the merged ones are called, but for what the kept one is called itself.
async function gatherNames(db: Db, keptId: string, newId: () => string): Promise<void> {
  const kept = await db.source.findUniqueOrThrow({ where: { id: keptId }, select: { folded: true } })
  const merged = await db.source.findMany({ where: { mergedIntoId: keptId }, include: { aliases: true }, orderBy: { id: 'asc' } })
  const names = merged.flatMap(({ id, aliases, ...own }) => [own, ...aliases].map(({ name, folded }) => ({ name, folded, mergedFromId: id })))
  const rows = names.filter(({ folded }) => folded !== kept.folded).map((row) => ({ id: newId(), sourceId: keptId, ...row }))
  await insertBatches(db, batchesOf('SourceAlias', rows, 'leave what is there'))
  await followSources(db, [keptId])
}
