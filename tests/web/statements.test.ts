// How often a page asks the database: as often for sixty claims as for three.
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../src/domain/article.js'
import { attributeClaim } from '../../src/desk/claims/attribute-claim.js'
import type { Person } from '../../src/domain/permission.js'
import { publishArticle } from '../../src/desk/articles/publish-article.js'
import { hasPostgres } from '../database.js'
import { buildActor, buildLongArticle } from '../factories.js'
import { signedIn, startSite, visit, type Site, type Visitor } from '../server.js'

let asked = 0
// Prisma's questions are among them: both go through this library. The other engine is asked the same.
const statement = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')) as Record<'all' | 'get' | 'run', (...values: unknown[]) => unknown>
for (const way of ['all', 'get', 'run'] as const) {
  const own = statement[way]
  statement[way] = function (...values) {
    asked += 1
    return own.apply(this, values)
  }
}

let site: Site
let reader: Visitor
let checker: Visitor
let editor: Person
let articles: [few: Article, many: Article]
beforeAll(async () => {
  site = await startSite()
  editor = await buildActor(site.desk, 'editor')
  const person = await buildActor(site.desk)
  articles = [await buildLongArticle(site.desk, editor, 3, 'accepted'), await buildLongArticle(site.desk, editor, 60, 'accepted')]
  for (const { id, version } of articles) await publishArticle(site.desk, editor, id, version)
  reader = visit(site)
  checker = await signedIn(site, person)
  // Noted once in a while that somebody is here.
  await checker.get('/desk')
})

const count = async (visitor: Visitor, path: string): Promise<number> => {
  const before = asked
  expect((await visitor.get(path)).status).toBe(200)
  return asked - before
}
const claimOf = async ({ id }: Article) => (await site.desk.store.claims.ofArticle(id))[1]!

describe.skipIf(hasPostgres())('the database is asked', () => {
  it.each<[page: string, times: number, path: (article: Article) => string | Promise<string>, who: () => Visitor]>([
    ['the workspace', 15, ({ id }) => `/desk/articles/${id}`, () => checker],
    ['the workspace with an open claim', 25, async (article) => `/desk/articles/${article.id}?claim=${(await claimOf(article)).id}`, () => checker],
    ['how its claims are sourced', 4, ({ id }) => `/desk/articles/${id}/sourcing?lit=unsourced`, () => checker],
    ['its text alone', 15, ({ id }) => `/desk/articles/${id}/text`, () => checker],
    ['who types on its claims', 3, ({ id }) => `/desk/articles/${id}/presence`, () => checker],
    ['a card', 18, async (article) => `/desk/claims/${(await claimOf(article)).id}/card`, () => checker],
    ['the readers’ article', 12, ({ id }) => `/articles/${id}`, () => reader],
    ['the desk', 32, () => '/desk', () => checker],
    ['a claim page', 14, async (article) => `/claims/${(await claimOf(article)).id}`, () => reader],
  ])('for %s %i times, however many claims there are', async (_page, times, path, who) => {
    const counts = []
    for (const article of articles) counts.push(await count(who(), await path(article)))
    expect(counts).toEqual([times, times])
  })

  it('for sources and the page of one as often for many as for few', async () => {
    const office = { source: { name: 'Port Office', kind: 'organization' as const }, mode: 'indirect' as const }
    const claims = await site.desk.store.claims.ofArticle(articles[1].id)
    let id = ''
    const attribute = async (some: typeof claims) => {
      for (const claim of some) id = (await attributeClaim(site.desk, editor, claim.id, claim.version, { chains: [{ hops: [office] }] })).attributions[0]!.hops[0]!.source.id
    }
    await attribute(claims.slice(0, 2))
    const few = [await count(checker, '/desk/sources'), await count(checker, `/desk/sources/${id}`)]
    await attribute(claims.slice(2, 20))
    const more = Array.from({ length: 30 }, (_, n) => ({ id: site.desk.newId(), name: `Dock ${n} Bureau`, kind: 'organization' as const, articleId: null, version: 1 }))
    await site.desk.store.write((tx) => tx.sources.insertAll(more, site.desk.now()))
    expect([await count(checker, '/desk/sources'), await count(checker, `/desk/sources/${id}`)]).toEqual(few)
    expect(few).toEqual([7, 32])
  })

  it('not at all but for its version where a page is kept', async () => {
    const path = `/articles/${articles[1].id}`
    await reader.get(path)
    expect(await count(reader, path)).toBe(1)
  })
})
