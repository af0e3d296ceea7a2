// The claims of an article as lines: what each says before it is opened, and how much of it is sent.
import { beforeAll, describe, expect, it } from 'vitest'
import { importArticle } from '../../../../src/desk/articles/import-article.js'
import type { Article } from '../../../../src/domain/article.js'
import type { Claim } from '../../../../src/domain/claim.js'
import type { Person } from '../../../../src/domain/permission.js'
import { buildActor, buildArticle, longText } from '../../../factories.js'
import { signedIn, startSite, type Site, type Visitor } from '../../../server.js'

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
})
