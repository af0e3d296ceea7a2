import type { Claim } from '../domain/claim.js'
import type { Audience, ClaimCount, ClaimFilter, PublicCount } from '../domain/listing.js'
import type { Page, PageRequest } from '../domain/page.js'
import { publicStages } from '../domain/stage.js'
import { toClaim, wholeClaim } from './claim-rows.js'
import type { Db } from './db.js'
import { Prisma } from './generated/client.js'
import { isWhole } from './importing.js'
import { cursorOf, pageOf, rowsPast, rowsToRead } from './page.js'
import { ofWholeArticle, publicStatusOfClaim, sourcingOfClaim } from './parts-of-queries.js'

/** Where a page of the workspace begins: after a cursor, before one, at the page that holds a claim, or at the beginning. */
export interface WorkspaceRequest {
  filter: ClaimFilter
  after?: string | null
  before?: string | null
  /** A claim that is listed whatever the filter says, and whose page comes before any cursor. */
  chosen?: string | null
}

/** WorkspacePage is a stretch of an article's claims in article order, with its place among all that were asked for. */
export interface WorkspacePage {
  claims: Claim[]
  /** How many come before the first. */
  before: number
  total: number
  /** The cursors to pass as `before` and `after`; null where nothing comes before or after. */
  previous: string | null
  next: string | null
}

/** ArticleClaimReader reads the claims of one article, never more of them than was asked for. */
export interface ArticleClaimReader {
  /** How many claims of an article are of each kind, for the filters of its workspace. */
  tally(articleId: string): Promise<ClaimCount[]>
  /** How many of its claims readers see, by what they are told of them. */
  publicTally(articleId: string): Promise<PublicCount[]>
  /** All claims of an article in article order, for who needs every one; they are read a few hundred at a time. */
  ofArticle(articleId: string): Promise<Claim[]>
  /** A page of an article's claims, in article order; for readers only those that they may see. */
  pageOfArticle(articleId: string, audience: Audience, request: PageRequest): Promise<Page<Claim>>
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

/** So many cards a browser draws and searches at once. */
export const CLAIMS_ON_PAGE = 200

const READ_AT_ONCE = 500

/** Article order: claims by where they begin, then by id. */
export const IN_ORDER: Prisma.ClaimOrderByWithRelationInput[] = [{ position: 'asc' }, { id: 'asc' }]

export function articleClaimReader(db: Db): ArticleClaimReader {
  return {
    async tally(articleId) {
      return counted(await db.$queryRaw<ClaimCount[]>`
        SELECT claim."stage", claim."status", ${sourcingOfClaim} AS "sourcing", COUNT(*) AS "count"
        FROM "Claim" AS claim WHERE ${ofWholeArticle(articleId)} GROUP BY 1, 2, 3`)
    },
    async publicTally(articleId) {
      return counted(await db.$queryRaw<PublicCount[]>`
        SELECT ${publicStatusOfClaim} AS "status", ${sourcingOfClaim} AS "sourcing", COUNT(*) AS "count"
        FROM "Claim" AS claim WHERE ${ofWholeArticle(articleId)} AND ${seen} GROUP BY 1, 2`)
    },
    async ofArticle(articleId) {
      const all: Claim[] = []
      let past: object = {}
      for (;;) {
        const rows = await db.claim.findMany({
          where: { articleId, article: isWhole, ...past }, orderBy: IN_ORDER, include: wholeClaim, take: READ_AT_ONCE,
        })
        all.push(...rows.map(toClaim))
        const last = rows.length === READ_AT_ONCE ? rows.at(-1) : undefined
        if (!last) return all
        past = rowsPast({ after: `${last.position}-${last.id}`, limit: READ_AT_ONCE }, 'position', 'asc', Number)
      }
    },
    async pageOfArticle(articleId, audience, request) {
      const rows = await db.claim.findMany({
        where: {
          articleId,
          article: isWhole,
          ...(audience === 'readers' && { stage: { in: [...publicStages] } }),
          ...rowsPast(request, 'position', 'asc', Number),
        },
        orderBy: IN_ORDER,
        include: wholeClaim,
        take: rowsToRead(request),
      })
      const page = pageOf(rows, request, (row) => row.position)
      return { items: page.items.map(toClaim), next: page.next }
    },
    async pageOfWorkspace(articleId, request) {
      const wanted = Prisma.sql`${ofWholeArticle(articleId)} AND ${matching(request)}`
      const { places, before, total } = await workspacePlaces(db, wanted, request)
      const claims = await wholeClaims(db, places.map(({ id }) => id))
      const [first, last] = [places[0], places.at(-1)]
      return {
        claims,
        before,
        total,
        previous: first && before > 0 ? cursor(first) : null,
        next: last && before + places.length < total ? cursor(last) : null,
      }
    },
    async publicPositions(articleId) {
      const rows = await db.$queryRaw<{ position: number | bigint }[]>`
        SELECT claim."position" FROM "Claim" AS claim
        WHERE ${ofWholeArticle(articleId)} AND ${seen} ORDER BY claim."position"`
      return rows.map(({ position }) => Number(position))
    },
    async publicClaimsIn(articleId, revisionId, { start, end }) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT claim."id" FROM "Claim" AS claim
        WHERE ${ofWholeArticle(articleId)} AND claim."position" >= ${start} AND claim."position" < ${end} AND ${seen}
        UNION
        SELECT claim."id" FROM "Anchor" AS anchor JOIN "Claim" AS claim ON claim."id" = anchor."claimId"
        WHERE anchor."revisionId" = ${revisionId} AND anchor."start" >= ${start} AND anchor."start" < ${end}
          AND anchor."partId" IS NULL AND ${seen}`
      return wholeClaims(db, rows.map(({ id }) => id))
    },
  }
}

const seen = Prisma.sql`claim."stage" IN (${Prisma.join([...publicStages])})`

// SQLite counts in 64 bits.
function counted<Row extends { count: number }>(rows: Row[]): Row[] {
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

function matching({ filter, chosen }: WorkspaceRequest): Prisma.Sql {
  const conditions = [
    ...(filter.stage === undefined ? [] : [Prisma.sql`claim."stage" = ${filter.stage}`]),
    ...(filter.status === undefined ? [] : [Prisma.sql`claim."status" = ${filter.status}`]),
    ...(filter.sourcing === undefined ? [] : [Prisma.sql`${sourcingOfClaim} = ${filter.sourcing}`]),
  ]
  if (conditions.length === 0) return Prisma.sql`TRUE`
  return Prisma.sql`(claim."id" = ${chosen ?? ''} OR (${Prisma.join(conditions, ' AND ')}))`
}

interface Place {
  id: string
  position: number
}

const cursor = ({ position, id }: Place): string => `${position}-${id}`

async function workspacePlaces(
  db: Db, wanted: Prisma.Sql, { after = null, before = null, chosen = null }: WorkspaceRequest,
): Promise<{ places: Place[]; before: number; total: number }> {
  const count = async (also: Prisma.Sql) => {
    const [row] = await db.$queryRaw<{ count: number }[]>`SELECT COUNT(*) AS "count" FROM "Claim" AS claim WHERE ${wanted} AND ${also}`
    return Number(row?.count ?? 0)
  }
  const read = async (also: Prisma.Sql, direction: Prisma.Sql, offset = 0) => {
    const rows = await db.$queryRaw<Place[]>`
      SELECT claim."id", claim."position" FROM "Claim" AS claim WHERE ${wanted} AND ${also}
      ORDER BY claim."position" ${direction}, claim."id" ${direction} LIMIT ${CLAIMS_ON_PAGE} OFFSET ${offset}`
    return rows.map(({ id, position }) => ({ id, position: Number(position) }))
  }
  const [forward, backward, all] = [Prisma.sql`ASC`, Prisma.sql`DESC`, Prisma.sql`TRUE`]
  const total = await count(all)

  const [place] = chosen === null ? [] : await read(Prisma.sql`claim."id" = ${chosen}`, forward)
  if (place) {
    const earlier = await count(Prisma.sql`(claim."position", claim."id") < (${place.position}, ${place.id})`)
    const from = earlier - (earlier % CLAIMS_ON_PAGE)
    return { places: await read(all, forward, from), before: from, total }
  }
  const [past, until] = [cursorOf({ after, limit: 1 }), cursorOf({ after: before, limit: 1 })]
  if (until) {
    const earlier = Prisma.sql`(claim."position", claim."id") < (${until.key}, ${until.id})`
    const places = (await read(earlier, backward)).reverse()
    if (places.length > 0) return { places, before: (await count(earlier)) - places.length, total }
  }
  if (past) {
    const places = await read(Prisma.sql`(claim."position", claim."id") > (${past.key}, ${past.id})`, forward)
    // Where nothing is left after the cursor, the last page is the one to see.
    const shown = places.length > 0 ? places : (await read(all, backward)).reverse()
    const [first] = shown
    if (first) {
      const before = await count(Prisma.sql`(claim."position", claim."id") < (${first.position}, ${first.id})`)
      return { places: shown, before, total }
    }
  }
  return { places: await read(all, forward), before: 0, total }
}

async function wholeClaims(db: Db, ids: string[]): Promise<Claim[]> {
  const rows = await db.claim.findMany({ where: { id: { in: ids } }, orderBy: IN_ORDER, include: wholeClaim })
  return rows.map(toClaim)
}
