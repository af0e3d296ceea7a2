import { beforeAll, describe, expect, it } from 'vitest'
import { publishArticle } from '../../../../src/desk/articles/publish-article.js'
import type { Article } from '../../../../src/domain/article.js'
import type { Person } from '../../../../src/domain/permission.js'
import { buildActor, buildArticle, buildLongArticle } from '../../../factories.js'
import { signedIn, startSite, visit, type Site, type Visitor } from '../../../server.js'

const COUNT = 20_001

let site: Site
let editor: Person
let atDesk: Visitor
let long: Article
beforeAll(async () => {
  site = await startSite()
  editor = await buildActor(site.desk, 'editor')
  atDesk = await signedIn(site, editor)
  long = await buildLongArticle(site.desk, editor, COUNT, 'accepted')
  await publishArticle(site.desk, editor, long.id, long.version)
}, 60_000)

const next = (html: string) => /<a[^>]* href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&').replace(/#.*/, '')
const piers = (html: string) => [...html.matchAll(/class="wording"[^>]*>Pier (\d+) /g)].map((match) => Number(match[1]))

const marked = (html: string) => /<li id="claim-(\w+)"/.exec(html)![1]!

describe('an article of more than twenty thousand claims', () => {
  it('is read by page, each of them small, and every page says where it stands', async () => {
    const reader = visit(site)
    const first = await reader.get(`/articles/${long.id}`)
    const pages = Number(/Page 1 of (\d+)/.exec(first.text)![1])
    expect(pages).toBeGreaterThan(100)
    let end = 0
    for (const page of [1, 2, pages - 1, pages]) {
      const { status, text } = await reader.get(`/articles/${long.id}?page=${page}`)
      expect(status).toBe(200)
      expect(Buffer.byteLength(text)).toBeLessThan(500_000)
      expect(text).toContain('<b>20,001</b>')
      const shown = piers(text)
      const [from, to] = [shown[0]!, shown.at(-1)!]
      expect(text).toContain(`Claims ${from.toLocaleString('en-GB')} to ${to.toLocaleString('en-GB')} of 20,001`)
      expect(shown).toEqual(Array.from({ length: to - from + 1 }, (_, n) => from + n))
      if (page === 2 || page === pages) expect(from).toBe(end + 1)
      end = to
    }
    expect(end).toBe(COUNT)
    expect(next(first.text)).toBe(`/articles/${long.id}?page=2`)
  })

  it('leads from a claim to the page that it stands on', async () => {
    const id = marked((await visit(site).get(`/articles/${long.id}?page=70`)).text)
    const { text } = await visit(site).get(`/claims/${id}`)
    const href = /href="([^"]+#mark-\w+)"/.exec(text)![1]!.replaceAll('&#x3D;', '=')
    expect(href.endsWith(`#mark-${id}`)).toBe(true)
    const page = await visit(site).get(href.split('#')[0]!)
    expect(page.text).toContain(`id="mark-${id}"`)
    expect(page.text).toContain(`<li id="claim-${id}"`)
  })

  it('says where there is no such page, and shows the last', async () => {
    const { status, text } = await visit(site).get(`/articles/${long.id}?page=5000`)
    expect(status).toBe(200)
    expect(text).toMatch(/This article has \d+ pages: this is the last\./)
    expect(piers(text).at(-1)).toBe(COUNT)
    for (const page of ['0', 'x']) expect(piers((await visit(site).get(`/articles/${long.id}?page=${page}`)).text)[0]).toBe(1)
  })

  it('is reviewed with counts of all of it, and the chosen claim opens its page', async () => {
    const { text } = await atDesk.get(`/desk/articles/${long.id}`)
    expect(text).toContain('<b>20,001 claims</b>')
    expect(text).toContain('Claims 1 to 40 of 20,001')
    const last = marked((await visit(site).get(`/articles/${long.id}?page=5000`)).text)
    const opened = await atDesk.get(`/desk/articles/${long.id}?claim=${last}`)
    expect(opened.text).toMatch(new RegExp(`id="claim-${last}"[^>]*aria-current="true"`))
    expect(opened.text).toMatch(/Claims [\d,]+ to 20,00[01] of 20,001|Claims 19,961 to 20,000 of 20,001/)
    expect(Buffer.byteLength(opened.text)).toBeLessThan(400_000)
  })
})

describe('the workspace of more claims than a page holds', () => {
  it('leads through every one, forwards and back, also while claims leave the filter', async () => {
    const article = await buildLongArticle(site.desk, editor, 90)
    const path = `/desk/articles/${article.id}?stage=proposed`
    const first = await atDesk.get(path)
    const second = await atDesk.get(next(first.text)!)
    const third = await atDesk.get(next(second.text)!)
    expect([first, second, third].flatMap(({ text }) => piers(text))).toEqual(Array.from({ length: 90 }, (_, n) => n + 1))
    expect(next(third.text)).toBeUndefined()
    const back = /<a[^>]* href="([^"]+)" rel="prev"/.exec(third.text)![1]!.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&').replace(/#.*/, '')
    expect(piers((await atDesk.get(back)).text)).toEqual(piers(second.text))

    const id = /<article class="card" id="claim-(\w+)"/.exec(first.text)![1]!
    await atDesk.post(`/desk/claims/${id}/acceptance`, { version: '1' })
    expect(piers((await atDesk.get(next(first.text)!)).text)).toEqual(piers(second.text))
    expect((await atDesk.get(path)).text).toContain('Claims 1 to 40 of 89')
  })
})

describe('a short article', () => {
  it('is one page without a pager, and a number past it says so', async () => {
    const article = await buildArticle(site.desk, editor)
    await publishArticle(site.desk, editor, article.id, article.version)
    const { text } = await visit(site).get(`/articles/${article.id}`)
    expect(text).not.toContain('class="pager"')
    expect((await visit(site).get(`/articles/${article.id}?page=2`)).text).toContain('This article has 1 page: this is the last.')
  })
})
