// The claims of an article as lines: what each says before it is opened, and how much of it is sent.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../../../src/domain/article.js'
import type { Claim } from '../../../../src/domain/claim.js'
import type { Person } from '../../../../src/domain/permission.js'
import { acceptClaim } from '../../../../src/desk/claims/accept-claim.js'
import { buildActor, buildArticle, claimSaying, HARBOUR, longText } from '../../../factories.js'
import { callApi, signedIn, startSite, type Site, type Visitor } from '../../../server.js'

let site: Site
let checker: Person
let atDesk: Visitor
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk)
  atDesk = await signedIn(site, checker)
})

/** The list of the page, from the head of its section to its foot. */
const listOf = (html: string) => /<section class="claims-pane"[^]*?<\/section>\n<div class="selection-bar"/.exec(html)![0]
const lines = (html: string) => html.split('<article class="card"').slice(1)

describe('an article of 300 claims', () => {
  let article: Article
  let claims: Claim[]
  beforeAll(async () => {
    article = await buildArticle(site.desk, checker, { text: longText(300), title: 'Ships, week by week' })
    claims = await site.desk.store.claims.ofArticle(article.id)
    expect(claims.length).toBeGreaterThanOrEqual(300)
  })

  it('sends less than 100 kB of list at first, also with a claim open', async () => {
    const first = listOf((await atDesk.get(`/desk/articles/${article.id}`)).text)
    expect(lines(first).length).toBe(40)
    expect(Buffer.byteLength(first)).toBeLessThan(100_000)
    const open = listOf((await atDesk.get(`/desk/articles/${article.id}?claim=${claims[7]!.id}`)).text)
    expect(open).toContain('class="card-more"')
    expect(Buffer.byteLength(open)).toBeLessThan(100_000)
  })

  it('is all there, page by page, and the text goes on past the page of the list', async () => {
    const { text } = await atDesk.get(`/desk/articles/${article.id}`)
    expect(text).toContain(`Claims 1 to 40 of ${claims.length}`)
    const tags = [...text.matchAll(/class="tag"[^>]* data-number="(\d+)"/g)].map(([, number]) => Number(number))
    expect(tags).toEqual(Array.from({ length: 200 }, (_, n) => n + 1))
    const seen: string[] = []
    let path: string | undefined = `/desk/articles/${article.id}`
    while (path) {
      const page: string = (await atDesk.get(path)).text
      seen.push(...lines(page).map((line) => /id="claim-(\w+)"/.exec(line)![1]!))
      path = /<a[^>]* href="([^"]+)" rel="next"/.exec(page)?.[1]?.replace('&#x3D;', '=').replace(/#.*/, '')
    }
    expect(seen).toEqual(claims.map(({ id }) => id))
  })
})

describe('a claim', () => {
  it('has its number on its line, after its words, in the sourcing panel and in the API', async () => {
    const article = await buildArticle(site.desk, checker, { text: `${HARBOUR}\n\nIt was the first edition.` })
    const claims = await site.desk.store.claims.ofArticle(article.id)
    const { text } = await atDesk.get(`/desk/articles/${article.id}`)
    for (const { id, number } of claims) {
      expect(text).toMatch(new RegExp(`href="#mark-${id}" aria-label="Claim ${number}">${number}</a>`))
      expect(text).toContain(`data-claim="${id}" data-number="${number}"`)
    }
    const unsourced = /<a class="flag" id="lit-unsourced"[^]*?<\/a>/.exec(text)![0]
    expect(unsourced).toMatch(/Claims <\/span>\d+( \d+)*<\/span>/)
    const { json } = await callApi(site, 'GET', `/articles/${article.id}/claims`, { as: checker })
    expect((json as { items: { number: number }[] }).items.map(({ number }) => number)).toEqual(claims.map(({ number }) => number))
  })

  it('that is not open says its chain, and not how likely it is to stand; decided it says no more than that', async () => {
    const article = await buildArticle(site.desk, checker, { text: `${HARBOUR}\n\nIt was the second edition.` })
    const claim = await claimSaying(site.desk, article.id, 'eleven weeks')
    const { text } = await atDesk.get(`/desk/articles/${article.id}`)
    const line = lines(text).find((one) => one.includes(`id="claim-${claim.id}"`))!
    expect(line).toContain('<ol class="chain" aria-label="Chain">')
    expect(text).not.toMatch(/likely to stand|may stand|Why\?/)
    expect(line).not.toContain('data-done')
    await acceptClaim(site.desk, checker, claim.id, 1)
    await atDesk.post(`/desk/claims/${claim.id}/dismissal`, { version: '2' })
    expect((await atDesk.get(`/desk/articles/${article.id}`)).text).toMatch(new RegExp(`id="claim-${claim.id}"[^>]* data-done`))
  })
})

describe('finding in an article', () => {
  let article: Article
  let claims: Claim[]
  beforeAll(async () => {
    article = await buildArticle(site.desk, checker, { text: `${HARBOUR}\n\n${longText(30, 900)}` })
    claims = await site.desk.store.claims.ofArticle(article.id)
  })
  const found = (query: string, headers: Record<string, string> = {}) => atDesk.get(`/desk/articles/${article.id}/found?query=${encodeURIComponent(query)}`, headers)
  const options = (html: string) => [...html.matchAll(/<li role="option" data-claim="(\w+)"/g)].map(([, id]) => id)

  it('by number finds that claim first, by words those that hold all of them, whatever their case, and no other article’s', async () => {
    await buildArticle(site.desk, checker, { text: `${HARBOUR}\n\nIt was the third edition.` })
    expect(options((await found('4', { 'x-fragment': 'card' })).text)[0]).toBe(claims[3]!.id)
    const bridge = claims.filter(({ text }) => /bridge/i.test(text)).map(({ id }) => id)
    expect(bridge.length).toBeGreaterThan(0)
    expect(options((await found('BRIDGE harbour', { 'x-fragment': 'card' })).text)).toEqual(claims.filter(({ text }) => /bridge/i.test(text) && /harbour/i.test(text)).map(({ id }) => id))
  })

  it('lists twenty, and says that there are more; nothing found is said, too', async () => {
    const { text } = await found('ships', { 'x-fragment': 'card' })
    expect(options(text)).toHaveLength(20)
    expect(text).toContain('The first 20 claims are listed: there are more.')
    expect((await found('walrus')).text).toContain('No claim and no source of this article holds that.')
    expect((await found('')).status).toBe(200)
    const long = await found('x'.repeat(201))
    expect(long.status).toBe(422)
    expect(long.text).toContain('at most 200 characters')
  })

  it('names a source with how many claims it stands behind, and leads to these alone, with true counts', async () => {
    const { text } = await found('brandt')
    const href = /href="([^"]+source[^"]+)"><bdi>Ada Brandt<\/bdi><\/a> in 1 claim</.exec(text)![1]!.replaceAll('&#x3D;', '=').replace(/#.*/, '')
    const page = (await atDesk.get(href)).text
    expect(lines(page)).toHaveLength(1)
    expect(page).toContain('All <b>1</b>')
    expect(page).toContain('Filter: Ada Brandt')
    expect((await atDesk.get(`${href.split('?')[0]!}?source=${'0'.repeat(26)}`)).text).toContain('No claims match.')
  })
})
