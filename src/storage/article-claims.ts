import { sql, type RawBuilder } from 'kysely'
import type { Claim } from '../domain/claim.js'
import type { Audience, ClaimCount, ClaimFilter, PublicCount, Viewer } from '../domain/listing.js'
import type { Page, PageRequest } from '../domain/page.js'
import type { Db } from './db.js'
import { cursorOf, pageOf, rowsToRead } from './page.js'
import { atPublicStage, ofWholeArticle, publicStatusOfClaim, sourcingOfClaim, unlessBlind } from './parts-of-queries.js'
import { statement } from './statements.js'
import { wholeClaims } from './whole-claims.js'

/** Where a page of the workspace begins: after a cursor, before one, at the page that holds a claim, or at the beginning. */
export interface WorkspaceRequest {
  filter: ClaimFilter
  viewer: Viewer
  after?: string | null
  before?: string | null
  /** A claim that is listed whatever the filter says, and whose page comes before any cursor. */
  chosen?: string | null
}

/** WorkspacePage is a stretch of an article's claims in article order, with its place among all that were asked for. */
export interface WorkspacePage {
  claims: Claim[]
  /** These and more on both sides of them, so that the text does not end where the list does; whether it begins and ends with all. */
  around: { claims: Claim[]; isFirst: boolean; isLast: boolean }
  /** How many come before the first. */
  before: number
  total: number
  /** The cursors to pass as `before` and `after`; null where nothing comes before or after. */
  previous: string | null
  next: string | null
}

/** ArticleClaimReader reads the claims of one article, never more of them than was asked for. */
export interface ArticleClaimReader {
  /** How many claims of an article are of each kind, for the filters of its workspace, as this person sees it; with a source, of those that it stands behind. */
  tally(articleId: string, viewer: Viewer, source?: string): Promise<ClaimCount[]>
  /** How many of its claims readers see, by what they are told of them. */
  publicTally(articleId: string, viewer: Viewer): Promise<PublicCount[]>
  /** All claims of an article in article order, for who needs every one; they are read a few hundred at a time. */
  ofArticle(articleId: string): Promise<Claim[]>
  /** A page of an article's claims, in article order; for readers only those that they may see. */
  pageOfArticle(articleId: string, audience: Audience, request: PageRequest): Promise<Page<Claim>>
  /** The claims that a filter keeps, in article order, at most `limit`. */
  filtered(articleId: string, viewer: Viewer, filter: ClaimFilter, limit: number): Promise<Claim[]>
  /** A page of the review workspace, of CLAIMS_ON_PAGE claims at most. */
  pageOfWorkspace(articleId: string, request: WorkspaceRequest): Promise<WorkspacePage>
  /** Where each claim that readers see begins (UTF-16 units into the newest revision), rising. */
  publicPositions(articleId: string): Promise<number[]>
  /**
   * The claims that readers see of which words begin in [start, end) of the revision, in article order: also those that
   * begin elsewhere.
   */
  publicClaimsIn(articleId: string, revisionId: string, span: { start: number; end: number }): Promise<Claim[]>
}

/** So many lines of the list are sent at once: less than 100 kB of it. */
export const CLAIMS_ON_PAGE = 40

/** So many marks of the text a browser draws and searches at once. */
export const CLAIMS_IN_TEXT = 200

const READ_AT_ONCE = 500

interface OfArticle {
  articleId: string
}

interface OfArticleAsSeen extends OfArticle {
  viewer: string
}

const rests = (source: string) => sql<boolean>`EXISTS (SELECT 1 FROM "Attribution" AS cited JOIN "Hop" AS link ON link."attributionId" = cited."id"
  WHERE cited."claimId" = claim."id" AND link."sourceId" = ${source})`

const statusFor = (viewer: string) => unlessBlind(viewer, sql`claim."status"`)

const tally = statement((_db, { articleId, viewer }: OfArticleAsSeen) => sql<ClaimCount>`
  SELECT claim."stage", ${statusFor(viewer)} AS "status", ${sourcingOfClaim} AS "sourcing", COUNT(*) AS "count"
  FROM "Claim" AS claim WHERE ${ofWholeArticle(articleId)} GROUP BY 1, 2, 3`)

const tallyWithSource = statement((_db, { articleId, viewer, source }: OfArticleAsSeen & { source: string }) => sql<ClaimCount>`
  SELECT claim."stage", ${statusFor(viewer)} AS "status", ${sourcingOfClaim} AS "sourcing", COUNT(*) AS "count"
  FROM "Claim" AS claim WHERE ${ofWholeArticle(articleId)} AND ${rests(source)} GROUP BY 1, 2, 3`)

const publicTally = statement((_db, { articleId, viewer }: OfArticleAsSeen) => sql<PublicCount>`
  SELECT ${unlessBlind(viewer, publicStatusOfClaim)} AS "status", ${sourcingOfClaim} AS "sourcing", COUNT(*) AS "count"
  FROM "Claim" AS claim WHERE ${ofWholeArticle(articleId)} AND ${atPublicStage} GROUP BY 1, 2`)

const publicPositions = statement((_db, { articleId }: OfArticle) => sql<{ position: number }>`
  SELECT claim."position" FROM "Claim" AS claim
  WHERE ${ofWholeArticle(articleId)} AND ${atPublicStage} ORDER BY claim."position"`)

interface Stretch extends OfArticle {
  revisionId: string
  start: number
  end: number
}

const publicPlacesIn = statement((_db, { articleId, revisionId, start, end }: Stretch) => sql<Place>`
  SELECT claim."id", claim."position" FROM "Claim" AS claim
  WHERE ${ofWholeArticle(articleId)} AND claim."position" >= ${start} AND claim."position" < ${end} AND ${atPublicStage}
  UNION
  SELECT claim."id", claim."position" FROM "Anchor" AS anchor JOIN "Claim" AS claim ON claim."id" = anchor."claimId"
  WHERE anchor."revisionId" = ${revisionId} AND anchor."start" >= ${start} AND anchor."start" < ${end}
    AND anchor."partId" IS NULL AND ${atPublicStage}
  ORDER BY "position", "id"`)

export function articleClaimReader(db: Db): ArticleClaimReader {
  return {
    tally: (articleId, viewer, source) => source === undefined
      ? db.rows.all(tally, { articleId, viewer: viewer ?? '' })
      : db.rows.all(tallyWithSource, { articleId, viewer: viewer ?? '', source }),
    publicTally: (articleId, viewer) => db.rows.all(publicTally, { articleId, viewer: viewer ?? '' }),
    async ofArticle(articleId) {
      const all: Claim[] = []
      for (let after: string | null = null; ;) {
        const places: Place[] = await placesPast(db, ofWholeArticle(articleId), { after, limit: READ_AT_ONCE })
        all.push(...(await wholeClaims(db, places.map(({ id }) => id))))
        const last = places.length === READ_AT_ONCE ? places.at(-1) : undefined
        if (!last) return all
        after = cursor(last)
      }
    },
    async pageOfArticle(articleId, audience, request) {
      const wanted = audience === 'readers' ? sql<boolean>`${ofWholeArticle(articleId)} AND ${atPublicStage}` : ofWholeArticle(articleId)
      const places = await placesPast(db, wanted, { after: request.after, limit: rowsToRead(request) })
      const page = pageOf(places, request, ({ position }) => position)
      return { items: await wholeClaims(db, page.items.map(({ id }) => id)), next: page.next }
    },
    async filtered(articleId, viewer, filter, limit) {
      const places = await placesPast(db, sql<boolean>`${ofWholeArticle(articleId)} AND ${matching({ filter, viewer })}`, { after: null, limit })
      return wholeClaims(db, places.map(({ id }) => id))
    },
    async pageOfWorkspace(articleId, request) {
      const wanted = sql<boolean>`${ofWholeArticle(articleId)} AND ${matching(request)}`
      return workspacePageOf(db, await workspacePlaces(db, wanted, request))
    },
    async publicPositions(articleId) {
      return (await db.rows.all(publicPositions, { articleId })).map(({ position }) => position)
    },
    async publicClaimsIn(articleId, revisionId, { start, end }) {
      const places = await db.rows.all(publicPlacesIn, { articleId, revisionId, start, end })
      return wholeClaims(db, places.map(({ id }) => id))
    },
  }
}

// The next in article order: by where they begin, then by id.
async function placesPast(db: Db, wanted: RawBuilder<boolean>, request: PageRequest): Promise<Place[]> {
  const past = cursorOf(request)
  return db.rows.ask(sql<Place>`
    SELECT claim."id", claim."position" FROM "Claim" AS claim
    WHERE ${wanted} AND ${past ? sql<boolean>`(claim."position", claim."id") > (${past.key}, ${past.id})` : sql<boolean>`TRUE`}
    ORDER BY claim."position", claim."id" LIMIT ${request.limit}`)
}

function matching({ filter, viewer, chosen }: WorkspaceRequest): RawBuilder<boolean> {
  const conditions = [
    ...(filter.stage === undefined ? [] : [sql<boolean>`claim."stage" = ${filter.stage}`]),
    ...(filter.status === undefined ? [] : [sql<boolean>`${statusFor(viewer ?? '')} = ${filter.status}`]),
    ...(filter.source === undefined ? [] : [rests(filter.source)]),
    ...(filter.sourcing === undefined ? [] : [sql<boolean>`${sourcingOfClaim} = ${filter.sourcing}`]),
  ]
  if (conditions.length === 0) return sql<boolean>`TRUE`
  return sql<boolean>`(claim."id" = ${chosen ?? ''} OR (${sql.join(conditions, sql` AND `)}))`
}

interface Place {
  id: string
  position: number
}

const cursor = ({ position, id }: Place): string => `${position}-${id}`

interface Places {
  /** The page, and what stands around it with the page in it, from the place `from` among all. */
  places: Place[]
  around: Place[]
  from: number
  before: number
  total: number
}

async function workspacePageOf(db: Db, { places, around, from, before, total }: Places): Promise<WorkspacePage> {
  const claims = await wholeClaims(db, around.map(({ id }) => id))
  const [first, last] = [places[0], places.at(-1)]
  const listed = new Set(places.map(({ id }) => id))
  return {
    claims: claims.filter(({ id }) => listed.has(id)),
    around: { claims, isFirst: from === 0, isLast: from + around.length >= total },
    before,
    total,
    previous: first && before > 0 ? cursor(first) : null,
    next: last && before + places.length < total ? cursor(last) : null,
  }
}

async function workspacePlaces(
  db: Db, wanted: RawBuilder<boolean>, { after = null, before = null, chosen = null }: WorkspaceRequest,
): Promise<Places> {
  const count = async (also: RawBuilder<boolean>) => {
    const [row] = await db.rows.ask(sql<{ count: number }>`SELECT COUNT(*) AS "count" FROM "Claim" AS claim WHERE ${wanted} AND ${also}`)
    return row?.count ?? 0
  }
  const read = (also: RawBuilder<boolean>, limit: number, offset = 0) =>
    db.rows.ask(sql<Place>`
      SELECT claim."id", claim."position" FROM "Claim" AS claim WHERE ${wanted} AND ${also}
      ORDER BY claim."position", claim."id" LIMIT ${limit} OFFSET ${offset}`)
  const all = sql<boolean>`TRUE`
  const total = await count(all)
  const pageAt = async (at: number, size = CLAIMS_ON_PAGE): Promise<Places> => {
    const from = at - (at % CLAIMS_IN_TEXT)
    const around = await read(all, CLAIMS_IN_TEXT * Math.ceil((at + size - from) / CLAIMS_IN_TEXT), from)
    return { places: around.slice(at - from, at - from + size), around, from, before: at, total }
  }

  const [place] = chosen === null ? [] : await read(sql<boolean>`claim."id" = ${chosen}`, 1)
  if (place) {
    const earlier = await count(sql<boolean>`(claim."position", claim."id") < (${place.position}, ${place.id})`)
    return pageAt(earlier - (earlier % CLAIMS_ON_PAGE))
  }
  const [past, until] = [cursorOf({ after, limit: 1 }), cursorOf({ after: before, limit: 1 })]
  if (until) {
    const earlier = await count(sql<boolean>`(claim."position", claim."id") < (${until.key}, ${until.id})`)
    if (earlier > 0) return pageAt(Math.max(0, earlier - CLAIMS_ON_PAGE), Math.min(earlier, CLAIMS_ON_PAGE))
  }
  if (past) {
    const earlier = await count(sql<boolean>`(claim."position", claim."id") <= (${past.key}, ${past.id})`)
    // Where nothing is left after the cursor, the last page is the one to see.
    return pageAt(earlier < total ? earlier : Math.max(0, total - CLAIMS_ON_PAGE))
  }
  return pageAt(0)
}
