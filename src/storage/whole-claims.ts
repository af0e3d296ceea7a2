// Claims with all that belongs to them, by a fixed number of statements however many they are.
import type { ExpressionBuilder } from 'kysely'
import type { Claim } from '../domain/claim.js'
import type { ClaimInArticle } from '../domain/listing.js'
import type { Page } from '../domain/page.js'
import { toArticle } from './articles.js'
import { toClaim } from './claim-rows.js'
import type { Db } from './db.js'
import { IMPORTING } from './importing.js'
import { numberOfClaim } from './parts-of-queries.js'
import { columnsOf, statement, type Tables } from './statements.js'

interface Ids {
  ids: readonly string[]
}

const claimsById = statement((db, { ids }: Ids, { among }) => db
  .selectFrom('Claim').innerJoin('Article', 'Article.id', 'Claim.articleId').select(columnsOf('Claim').filter((column) => column !== 'Claim.number')).select(numberOfClaim('Claim').as('number'))
  .where('Claim.id', 'in', among(ids)).where('Article.publication', '<>', IMPORTING))

const anchorsOf = statement((db, { ids }: Ids, { among }) => db.selectFrom('Anchor').select(columnsOf('Anchor')).where('claimId', 'in', among(ids)).orderBy('ordinal'))
const partsOf = statement((db, { ids }: Ids, { among }) => db.selectFrom('Part').select(columnsOf('Part')).where('claimId', 'in', among(ids)).orderBy('ordinal'))
const attributionsOf = statement((db, { ids }: Ids, { among }) => db.selectFrom('Attribution').select(columnsOf('Attribution')).where('claimId', 'in', among(ids)).orderBy('ordinal'))
const verdictsOf = statement((db, { ids }: Ids, { among }) => db.selectFrom('Verdict').select(columnsOf('Verdict')).where('claimId', 'in', among(ids)).orderBy('number'))
const hopsOf = statement((db, { ids }: Ids, { among }) => db
  .selectFrom('Attribution').innerJoin('Hop', 'Hop.attributionId', 'Attribution.id').innerJoin('Source', 'Source.id', 'Hop.sourceId')
  .select(columnsOf('Hop')).select((of) => sourceOf(of)).where('Attribution.claimId', 'in', among(ids)).orderBy('Hop.ordinal'))

function sourceOf(of: ExpressionBuilder<Tables, 'Source'>) {
  return [
    of.ref('Source.name').as('sourceName'), of.ref('Source.kind').as('sourceKind'), of.ref('Source.articleId').as('sourceArticleId'),
    of.ref('Source.version').as('sourceVersion'),
  ]
}

/** wholeClaims answers these claims, in this order; those of articles of which half is here are left out. */
export async function wholeClaims({ rows }: Db, ids: readonly string[]): Promise<Claim[]> {
  if (ids.length === 0) return []
  const claims = new Map((await rows.all(claimsById, { ids })).map((row) => [row.id, row]))
  const [anchors, parts] = [groupBy(await rows.all(anchorsOf, { ids }), 'claimId'), groupBy(await rows.all(partsOf, { ids }), 'claimId')]
  const [attributions, verdicts] = [groupBy(await rows.all(attributionsOf, { ids }), 'claimId'), groupBy(await rows.all(verdictsOf, { ids }), 'claimId')]
  const hops = groupBy(await rows.all(hopsOf, { ids }), 'attributionId')
  return ids.flatMap((id) => claims.get(id) ?? []).map((row) => toClaim({
    ...row, anchors: anchors(row.id), parts: parts(row.id), verdicts: verdicts(row.id),
    attributions: attributions(row.id).map((attribution) => ({
      ...attribution,
      hops: hops(attribution.id).map(({ sourceName, sourceKind, sourceArticleId, sourceVersion, ...hop }) => ({
        ...hop, source: { id: hop.sourceId, name: sourceName, kind: sourceKind, articleId: sourceArticleId, version: sourceVersion },
      })),
    })),
  }))
}

const articlesById = statement((db, { ids }: Ids, { among }) => db.selectFrom('Article').select(columnsOf('Article')).where('id', 'in', among(ids)))

/** claimsInArticles answers these claims with their articles, as wholeClaims does. */
export async function claimsInArticles(db: Db, ids: readonly string[]): Promise<ClaimInArticle[]> {
  const claims = await wholeClaims(db, ids)
  if (claims.length === 0) return []
  const rows = await db.rows.all(articlesById, { ids: [...new Set(claims.map(({ articleId }) => articleId))] })
  const articles = new Map(rows.map((row) => [row.id, toArticle(row)]))
  return claims.flatMap((claim) => {
    const article = articles.get(claim.articleId)
    return article ? [{ claim, article }] : []
  })
}

function groupBy<Key extends string, Row extends Record<Key, string>>(rows: Row[], key: Key): (value: string) => Row[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row[key])
    if (group) group.push(row)
    else groups.set(row[key], [row])
  }
  return (value) => groups.get(value) ?? []
}

/** withClaims answers a page of claims by their ids as one of the claims with their articles. */
export async function withClaims(db: Db, { items, next }: Page<string>): Promise<Page<ClaimInArticle>> {
  return { items: await claimsInArticles(db, items), next }
}
