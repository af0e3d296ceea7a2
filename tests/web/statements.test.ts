// How often a page asks the database: as often for sixty claims as for three.
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../src/domain/article.js'
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
let articles: [few: Article, many: Article]
beforeAll(async () => {
  site = await startSite()
  const [editor, person] = [await buildActor(site.desk, 'editor'), await buildActor(site.desk)]
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
    ['a card', 18, async (article) => `/desk/claims/${(await claimOf(article)).id}/card`, () => checker],
    ['the readers’ article', 12, ({ id }) => `/articles/${id}`, () => reader],
    ['the desk', 30, () => '/desk', () => checker],
    ['a claim page', 14, async (article) => `/claims/${(await claimOf(article)).id}`, () => reader],
  ])('for %s %i times, however many claims there are', async (_page, times, path, who) => {
    const counts = []
    for (const article of articles) counts.push(await count(who(), await path(article)))
    expect(counts).toEqual([times, times])
  })

  it('not at all but for its version where a page is kept', async () => {
    const path = `/articles/${articles[1].id}`
    await reader.get(path)
    expect(await count(reader, path)).toBe(1)
  })
})
