// What the desk knows of a source, and who wrote it: the list of all, each with its details, and how it is used.
import { sql, type RawBuilder } from 'kysely'
import type { Counted } from '../domain/listing.js'
import type { Page, PageRequest } from '../domain/page.js'
import { foldName, type OtherName, type Source, type SourceDetails, type SourceKind } from '../domain/source.js'
import type { UseInClaim } from '../domain/source-use.js'
import { countedOf, MOST_COUNTED } from './counted.js'
import type { Db } from './db.js'
import { findIds } from './found-ids.js'
import { batchesOf, insertBatches } from './insert-rows.js'
import { claimCountsOf } from './mentions.js'
import { rowsToRead } from './page.js'
import { isOfWhole, toSource } from './sources.js'
import { statement } from './statements.js'
import type { Shown } from './versions.js'
import { followSources } from './words.js'

/** ListedSource is a source as lists show it; `claimCount`: in how many claims it stands. */
export interface ListedSource {
  source: SourceDetails
  aliases: string[]
  claimCount: number
}

/** SourceFilter is which sources a list shows: words, each folded as foldText does, of one of their names; none: all. */
export interface SourceFilter {
  words: readonly string[]
  kind: SourceKind | null
}

/** Voucher is who passes an unnamed source on, in one article: a source of its chain, or, null, the article itself. */
export interface Voucher {
  mention: string
  source: { id: string; name: string } | null
  article: { id: string; title: string; publisher: string | null; byline: string | null }
}

/** Identity is what one person wrote of who an unnamed source is. */
export interface Identity {
  authorId: string
  authorName: string
  words: string
  version: number
  updatedAt: Date
}

/** SourceChange is what is changed of a source. */
export type SourceChange = Partial<Pick<SourceDetails, 'name' | 'kind' | 'role' | 'sameAs' | 'reliability'>>

export interface SourceDetailsReader {
  details(id: string): Promise<SourceDetails | null>
  /** All other names of a source, in their order. */
  otherNames(id: string): Promise<OtherName[]>
  /** Sources known everywhere, a page at a time: by name, or, where words are looked for, the newest first. */
  list(filter: SourceFilter, request: PageRequest): Promise<Page<ListedSource> & Counted>
  /** Sources of a kind known everywhere that have one of these stretches of words in a name, the newest `limit` of each. */
  sharing(stretches: string[], kind: SourceKind, limit: number): Promise<Source[]>
  /** Of the newest claims that a source stands in, where and how; at most `limit`. */
  uses(id: string, limit: number): Promise<UseInClaim[]>
  /** Who passes a source on, and by which words its articles name it; at most `limit` of each. */
  vouchers(id: string, limit: number): Promise<Voucher[]>
  /** What was written of who a source is: by this person alone, or, null, by all. */
  identities(id: string, authorId: string | null): Promise<Identity[]>
}

export interface SourceDetailsWriter {
  /** Changes a source at this version, and its other names where they are given; answers whether it stood at it. */
  edit(id: string, seen: number, change: SourceChange, names: NewNames | null): Promise<boolean>
  /** Writes what one person says of who a source is; without words it is taken away. */
  identify(id: string, identity: Identity): Promise<void>
}

/** NewNames is other names of a source that are taken away and added; each new one with its id. */
export interface NewNames {
  without: string[]
  added: { id: string; name: string; kind: SourceKind | null }[]
}

interface Of {
  id: string
}

const detailsOf = statement((db, { id }: Of) => db.selectFrom('Source')
  .select(['id', 'name', 'kind', 'articleId', 'version', 'role', 'sameAs', 'reliability', 'mergedIntoId']).where('id', '=', id))

const listing = statement((_db, given: Listing) => sql<Of & { folded: string }>`
  SELECT "id", "folded" FROM "Source" WHERE ${isListed} AND ${isPast(given)} ORDER BY "folded", "id" LIMIT ${given.limit}`)
const listingOfKind = statement((_db, given: Listing & { kind: string }) => sql<Of & { folded: string }>`
  SELECT "id", "folded" FROM "Source" WHERE ${isListed} AND "kind" = ${given.kind} AND ${isPast(given)} ORDER BY "folded", "id" LIMIT ${given.limit}`)
const countOfAll = statement(() => sql<{ count: number }>`
  SELECT CAST(COUNT(*) AS INTEGER) AS "count" FROM (SELECT 1 FROM "Source" WHERE ${isListed} LIMIT ${sql.lit(MOST_COUNTED + 1)}) AS counted`)
const countOfKind = statement((_db, { kind }: { kind: string }) => sql<{ count: number }>`
  SELECT CAST(COUNT(*) AS INTEGER) AS "count" FROM (SELECT 1 FROM "Source" WHERE ${isListed} AND "kind" = ${kind} LIMIT ${sql.lit(MOST_COUNTED + 1)}) AS counted`)

interface Listing {
  folded: string
  id: string
  limit: number
}

const isListed = sql<boolean>`"articleId" IS NULL AND "mergedIntoId" IS NULL`

function isPast({ folded, id }: Listing): RawBuilder<boolean> {
  return sql<boolean>`("folded", "id") > (${folded}, ${id})`
}

// Where the words are those of a source in a search.
const isKnownEverywhere = (kind: SourceKind | null) => sql`EXISTS (SELECT 1 FROM "Source" AS listed
  WHERE listed."id" = words."sourceId" AND listed."articleId" IS NULL ${kind === null ? sql`` : sql`AND listed."kind" = ${kind}`})`

// As the lists of claims are cut: the newest, whether they stand or not.
const usesOf = statement((_db, { id, limit }: Of & { limit: number }) => sql<UseInClaim>`
  SELECT claim."id" AS "claimId", claim."articleId", article."publisher", hop."ordinal", hop."standing"
  FROM (SELECT "claimId" FROM "Mention" WHERE "sourceId" = ${id} ORDER BY "claimId" DESC LIMIT ${limit}) AS newest
    JOIN "Claim" AS claim ON claim."id" = newest."claimId" JOIN "Article" AS article ON article."id" = claim."articleId"
    JOIN "Attribution" AS attribution ON attribution."claimId" = claim."id"
    JOIN "Hop" AS hop ON hop."attributionId" = attribution."id" AND hop."sourceId" = ${id}
  WHERE article."publication" <> 'importing' ORDER BY claim."id" DESC, attribution."ordinal", hop."ordinal"`)

interface VoucherRow {
  mention: string
  sourceId: string | null
  name: string | null
  articleId: string
  title: string
  publisher: string | null
  byline: string | null
}

const vouchersOf = statement((_db, { id, limit }: Of & { limit: number }) => sql<VoucherRow>`
  SELECT DISTINCT hop."mention", source."id" AS "sourceId", source."name", article."id" AS "articleId", article."title", article."publisher", article."byline"
  FROM "Hop" AS hop JOIN "Attribution" AS attribution ON attribution."id" = hop."attributionId"
    JOIN "Claim" AS claim ON claim."id" = attribution."claimId" JOIN "Article" AS article ON article."id" = claim."articleId"
    LEFT JOIN "Hop" AS onward ON onward."attributionId" = hop."attributionId" AND onward."ordinal" = hop."ordinal" + 1
    LEFT JOIN "Source" AS source ON source."id" = onward."sourceId"
  WHERE hop."sourceId" = ${id} AND article."publication" <> 'importing' ORDER BY hop."mention", source."name" LIMIT ${limit}`)

export function sourceDetailsReader(db: Db): SourceDetailsReader {
  return {
    async details(id) {
      const row = await db.rows.first(detailsOf, { id })
      return row && (await isOfWhole(db, row.articleId)) ? { ...row, kind: row.kind as SourceKind } : null
    },
    async otherNames(id) {
      const rows = await db.sourceAlias.findMany({ where: { sourceId: id }, orderBy: [{ folded: 'asc' }, { id: 'asc' }] })
      return rows.map(({ name, kind, mergedFromId }) => ({ name, kind: kind as SourceKind | null, mergedFromId }))
    },
    async list({ words, kind }, request) {
      if (words.length > 0) {
        const { ids, next, ...counted } = await findIds(db, 'sources', words.map(foldName), request, isKnownEverywhere(kind))
        return { items: await listed(db, ids), next, ...counted }
      }
      const [folded, id] = placeIn(request)
      const limit = rowsToRead(request)
      const rows = kind === null ? await db.rows.all(listing, { folded, id, limit }) : await db.rows.all(listingOfKind, { folded, id, limit, kind })
      const [counted] = kind === null ? await db.rows.all(countOfAll, {}) : await db.rows.all(countOfKind, { kind })
      const shown = rows.slice(0, limit - 1)
      const last = rows.length > shown.length ? shown.at(-1) : undefined
      return { items: await listed(db, shown.map((row) => row.id)), next: last ? `${last.folded}~${last.id}` : null, ...countedOf(counted?.count ?? 0) }
    },
    async sharing(stretches, kind, limit) {
      const ids: string[] = []
      for (const words of stretches) ids.push(...(await findIds(db, 'sources', [foldName(words)], { after: null, limit }, isKnownEverywhere(kind))).ids)
      return (await db.source.findMany({ where: { id: { in: ids } } })).map(toSource)
    },
    uses: (id, limit) => db.rows.all(usesOf, { id, limit }),
    async vouchers(id, limit) {
      const rows = await db.rows.all(vouchersOf, { id, limit })
      return rows.map(({ mention, sourceId, name, articleId, title, publisher, byline }) => ({
        mention, source: sourceId === null ? null : { id: sourceId, name: name ?? '' }, article: { id: articleId, title, publisher, byline },
      }))
    },
    async identities(id, authorId) {
      return db.sourceIdentity.findMany({
        where: { sourceId: id, ...(authorId !== null && { authorId }) }, orderBy: { authorId: 'asc' },
        select: { authorId: true, authorName: true, words: true, version: true, updatedAt: true },
      })
    },
  }
}

// The folded name and the id after which the page begins. A name can change between two pages: the place stays where it was.
function placeIn({ after }: PageRequest): [folded: string, id: string] {
  const at = after?.lastIndexOf('~') ?? -1
  return after === null || at === -1 ? ['', ''] : [after.slice(0, at), after.slice(at + 1)]
}

async function listed(db: Db, ids: string[]): Promise<ListedSource[]> {
  if (ids.length === 0) return []
  const rows = await db.source.findMany({ where: { id: { in: ids } }, include: { aliases: { orderBy: { folded: 'asc' } } } })
  const counts = await claimCountsOf(db, ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const { aliases, folded, createdAt: _at, ...source } = row
    return [{
      source: { ...source, kind: source.kind as SourceKind },
      aliases: aliases.filter((alias) => alias.folded !== folded).map(({ name }) => name),
      claimCount: counts.get(id) ?? 0,
    }]
  })
}

export function sourceDetailsWriter(db: Db, shown: Shown): SourceDetailsWriter {
  return {
    async edit(id, seen, change, names) {
      const { count } = await db.source.updateMany({
        where: { id, version: seen, mergedIntoId: null },
        data: { ...change, ...(change.name !== undefined && { folded: foldName(change.name) }), version: { increment: 1 } },
      })
      if (count === 0) return false
      shown.inSources()
      if (names) {
        await db.sourceAlias.deleteMany({ where: { sourceId: id, folded: { in: names.without.map(foldName) } } })
        // What came with a merged source would go with it again.
        await db.sourceAlias.deleteMany({ where: { sourceId: id, folded: { in: names.added.map(({ name }) => foldName(name)) }, mergedFromId: { not: null } } })
        const rows = names.added.map((name) => ({ ...name, sourceId: id, folded: foldName(name.name), mergedFromId: null }))
        await insertBatches(db, batchesOf('SourceAlias', rows, 'leave what is there'))
      }
      if (names || change.name !== undefined) await followSources(db, [id])
      return true
    },
    async identify(id, { authorId, authorName, words, version, updatedAt }) {
      if (words === '') await db.sourceIdentity.deleteMany({ where: { sourceId: id, authorId } })
      else {
        await db.sourceIdentity.upsert({
          where: { sourceId_authorId: { sourceId: id, authorId } },
          create: { sourceId: id, authorId, authorName, words, version, updatedAt }, update: { authorName, words, version, updatedAt },
        })
      }
    },
  }
}
