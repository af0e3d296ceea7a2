import { beforeAll, describe, expect, it } from 'vitest'
import { publishArticle } from '../../../../src/desk/articles/publish-article.js'
import { retractArticle } from '../../../../src/desk/articles/retract-article.js'
import { proposeVerdict } from '../../../../src/desk/verdicts/propose-verdict.js'
import { returnVerdict } from '../../../../src/desk/verdicts/return-verdict.js'
import type { Claim } from '../../../../src/domain/claim.js'
import type { Article } from '../../../../src/domain/article.js'
import type { Person } from '../../../../src/domain/permission.js'
import { MOST_COUNTED } from '../../../../src/storage/counted.js'
import { buildActor, buildLongArticle, buildWaiting } from '../../../factories.js'
import { signedIn, startSite, type Site, type Visitor } from '../../../server.js'

const VERDICT = { status: 'false', rationale: 'Measured.', asOf: '2026-02-01', withoutEvidence: 'Seen on the spot.' }
const COUNT = 40

let site: Site
let checker: Person
let other: Person
let editor: Person
let atDesk: Visitor
let asEditor: Visitor
let article: Article
let claims: Claim[]
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk, 'fact-checker', 'Robin Check')
  other = await buildActor(site.desk, 'fact-checker', 'Some Other')
  editor = await buildActor(site.desk, 'editor', 'Maren Edit')
  atDesk = await signedIn(site, checker)
  asEditor = await signedIn(site, editor)
  article = await buildLongArticle(site.desk, checker, COUNT, 'accepted')
  claims = await site.desk.store.claims.ofArticle(article.id)
  for (const [n, claim] of claims.entries()) {
    claims[n] = await proposeVerdict(site.desk, n === 0 ? other : checker, claim.id, claim.version, VERDICT)
  }
})

const rows = (html: string, id: string) => (new RegExp(`<section class="queue" id="${id}"[^>]*>([^]*?)</section>`).exec(html)?.[1] ?? '')
const piers = (html: string) => [...html.matchAll(/>Pier (\d+) /g)].map((match) => Number(match[1]))
const next = (html: string) => /<a[^>]* href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&').replace(/#.*/, '')

describe('the queue of verdicts', () => {
  it('says how many wait, also past a page, and leads to all of them', async () => {
    const first = rows((await atDesk.get('/desk')).text, 'awaiting')
    expect(first).toContain('40 verdicts')
    expect(piers(first)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    const whole = rows((await atDesk.get(next(first)!)).text, 'awaiting')
    expect(piers(whole)).toHaveLength(25)
    const second = rows((await atDesk.get(next(whole)!)).text, 'awaiting')
    expect(second).toContain('40 verdicts')
    expect([...piers(whole), ...piers(second)]).toEqual(Array.from({ length: COUNT }, (_, n) => n + 1))
    expect(next(second)).toBeUndefined()
  })

  it('draws what no editor approved as a proposal', async () => {
    expect(rows((await atDesk.get('/desk')).text, 'awaiting')).toMatch(/data-status="false" data-proposed>.*?Proposed: false/)
    const card = (await atDesk.get(`/desk/articles/${article.id}?claim=${claims[3]!.id}`)).text
    expect(card).toMatch(new RegExp(`id="claim-${claims[3]!.id}"[^]*?class="badge" data-status="false" data-proposed`))
  })

  it('leaves out those of a retracted article and says so, until it is published again', async () => {
    await publishArticle(site.desk, editor, article.id, 1)
    await retractArticle(site.desk, editor, article.id, 2, { reason: 'Wrong port.' })
    const retracted = await asEditor.get('/desk')
    expect(rows(retracted.text, 'awaiting')).toContain('Left out: 40 verdicts in retracted articles')
    expect(piers(rows(retracted.text, 'awaiting'))).toEqual([])
    const workspace = (await asEditor.get(`/desk/articles/${article.id}`)).text
    expect(workspace).not.toMatch(/class="button primary"[^>]*>[^]{0,120}Publish/)
    expect(workspace).toMatch(/class="button small quiet" href="[^"]*\/publication"/)
    await publishArticle(site.desk, editor, article.id, 3)
    expect(rows((await asEditor.get('/desk')).text, 'awaiting')).toContain('40 verdicts')
  })
})

describe('a returned verdict', () => {
  it('stands in its author’s queue with its note, and on the card without opening it', async () => {
    for (const claim of [claims[0]!, claims[1]!]) {
      await returnVerdict(site.desk, editor, claim.verdicts[0]!.id, claim.version, { note: 'Which <pier> plan?' })
    }
    const mine = (await atDesk.get('/desk')).text
    expect(rows(mine, 'returned')).toContain('1 verdict')
    expect(piers(rows(mine, 'returned'))).toEqual([2])
    expect(rows(mine, 'returned')).toContain('Which &lt;pier&gt; plan?')
    expect(piers(rows(mine, 'returned-others'))).toEqual([1])
    const workspace = (await atDesk.get(`/desk/articles/${article.id}`)).text
    const card = new RegExp(`<article class="card" id="claim-${claims[1]!.id}"[^]*?</article>`).exec(workspace)![0]
    expect(card).not.toContain('card-more')
    expect(card).toContain('Which &lt;pier&gt; plan?')
    expect(card).toContain('Maren Edit returned “False” to Robin Check')
  })

  it('leaves the queue when its author proposes another', async () => {
    const claim = (await site.desk.store.claims.find(claims[1]!.id))!
    await proposeVerdict(site.desk, checker, claim.id, claim.version, VERDICT)
    expect(rows((await atDesk.get('/desk')).text, 'returned')).toContain('No verdict of yours was returned.')
  })
})

describe('more verdicts than are counted', () => {
  it('are told as more than that, those of retracted articles too', async () => {
    const author = await buildActor(site.desk, 'fact-checker', 'Much To Do')
    const visitor = await signedIn(site, author)
    const { id } = await buildWaiting(site.desk, author, MOST_COUNTED + 1, 'approval')
    await buildWaiting(site.desk, author, MOST_COUNTED + 1, 'returned')
    const { text } = await visitor.get('/desk')
    for (const queue of ['awaiting', 'returned']) expect(rows(text, queue)).toContain('more than 1,000 verdicts')
    expect(rows((await atDesk.get('/desk')).text, 'returned-others')).toContain('more than 1,000 verdicts')
    await publishArticle(site.desk, editor, id, 1)
    await retractArticle(site.desk, editor, id, 2, { reason: 'Wrong port.' })
    expect(rows((await visitor.get('/desk')).text, 'awaiting')).toContain('Left out: more than 1,000 verdicts in retracted articles')
  })
})

describe('more returned verdicts than a page holds', () => {
  it('are counted and led through', async () => {
    const author = await buildActor(site.desk, 'fact-checker', 'Busy Bee')
    const long = await buildLongArticle(site.desk, author, 26, 'accepted')
    for (const claim of await site.desk.store.claims.ofArticle(long.id)) {
      const judged = await proposeVerdict(site.desk, author, claim.id, claim.version, VERDICT)
      await returnVerdict(site.desk, editor, judged.verdicts[0]!.id, judged.version, { note: 'Again.' })
    }
    const visitor = await signedIn(site, author)
    const first = rows((await visitor.get('/desk')).text, 'returned')
    expect(first).toContain('26 verdicts')
    const whole = rows((await visitor.get(next(first)!)).text, 'returned')
    const second = rows((await visitor.get(next(whole)!)).text, 'returned')
    expect([...piers(whole), ...piers(second)]).toEqual(Array.from({ length: 26 }, (_, n) => n + 1))
  })
})

describe('taking the next claim', () => {
  it('gives the one most worth checking to who asks, and says so where there is none', async () => {
    const apart = await startSite()
    const [robin, maren] = [await buildActor(apart.desk, 'fact-checker', 'Robin Check'), await buildActor(apart.desk, 'editor', 'Maren Edit')]
    const visitor = await signedIn(apart, robin)
    expect((await visitor.get('/desk')).text).toContain('How the work goes')
    const { id } = await buildLongArticle(apart.desk, robin, 2)
    const best = (await apart.desk.store.claims.ofArticle(id)).sort((a, b) => b.checkworthiness - a.checkworthiness || (a.id < b.id ? 1 : -1))[0]!
    const taken = await visitor.post('/desk/assignments', {})
    expect(taken.location).toBe(`/desk/articles/${id}?claim=${best.id}#claim-${best.id}`)
    expect(rows((await visitor.get('/desk')).text, 'mine')).toContain('1 claim')
    expect(piers(rows((await visitor.get('/desk')).text, 'unassigned'))).toHaveLength(1)
    await visitor.post('/desk/assignments', {})
    expect((await visitor.post('/desk/assignments', {})).location).toBe('/desk?notice=nothing_to_take#unassigned')
    // Who has it is seen at the claim; nobody is replaced unseen.
    const card = await visitor.get(taken.location!.replace(/#.*/, ''))
    expect(card.text).toMatch(/class="assignee">[^]*?You/)
    const other = await signedIn(apart, maren)
    const refused = await other.post(`/desk/claims/${best.id}/assignment`, { assignee: maren.id, dueOn: '2026-03-04', from: '' })
    expect(refused.text).not.toContain('Assign all')
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Robin Check works on this claim since you opened it')
    expect(refused.text).toContain('value="2026-03-04"')
    const given = await other.post(`/desk/claims/${best.id}/assignment`, { assignee: maren.id, dueOn: '2026-03-04', from: robin.id })
    expect(given.status).toBe(303)
    expect(rows((await other.get('/desk')).text, 'mine')).toContain('4 March 2026')
    expect((await other.get(`/desk/claims/${best.id}/record`)).text).toContain('said that Maren Edit works on it, by 4 March 2026')
  })
})
