import { beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../../../src/domain/article.js'
import { buildActor, buildArticle } from '../../../factories.js'
import { callApi, signedIn, startSite, visit, type Site, type Visitor } from '../../../server.js'
import type { Person } from '../../../../src/domain/permission.js'

const TEXT = `The ferry office sold 40 tickets on Monday. The harbour office sold <b>40 tickets</b>, too.

The harbour office closed at noon.`

let site: Site
let checker: Person
let atDesk: Visitor
let articles = 0
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk, 'fact-checker', 'Robin Check')
  atDesk = await signedIn(site, checker)
})
const draft = (): Promise<Article> => buildArticle(site.desk, checker, { text: `${TEXT}\n\nThis was edition ${(articles += 1)}.` })
const claimsOf = ({ id }: Article) => site.desk.store.claims.ofArticle(id)

describe('the form for a claim, without JavaScript', () => {
  it('is reached from the workspace, and leads to the new card', async () => {
    const article = await draft()
    expect((await atDesk.get(`/desk/articles/${article.id}`)).text).toContain(`href="/desk/articles/${article.id}/claims/new"`)
    expect((await atDesk.get(`/desk/articles/${article.id}/claims/new`)).text).toContain('Words of the article')
    const before = await claimsOf(article)
    const answer = await atDesk.post(`/desk/articles/${article.id}/claims`, { quote: 'closed\r\nnoon', text: 'It closed at 12.' })
    const added = (await claimsOf(article)).find(({ id }) => before.every((claim) => claim.id !== id))!
    expect(answer).toMatchObject({ status: 303, location: `/desk/articles/${article.id}?claim=${added.id}&notice=claim_added#claim-${added.id}` })
    expect(added.anchors.map(({ exact }) => exact)).toEqual(['closed', 'noon'])
    const page = await atDesk.get(answer.location!)
    expect(page.text).toContain('The claim is added.')
    expect(page.text).toContain('It closed at 12.')
  })

  it('comes back as it was typed, with what to mend, and the places to choose from', async () => {
    const article = await draft()
    const answer = await atDesk.post(`/desk/articles/${article.id}/claims`, { quote: '40 tickets', text: 'Forty <i>tickets</i> were sold.' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('“40 tickets” stands in 2 places. Say which is meant.')
    expect(answer.text).toContain('Forty &lt;i&gt;tickets&lt;/i&gt; were sold.')
    expect(answer.text).toContain('The ferry office sold <b>40 tickets</b> on Monday. The harbour office sold')
    const [, second] = [...answer.text.matchAll(/name="place-0" value="(\d+)"/g)].map(([, value]) => value!)
    const chosen = { quote: '40 tickets', text: 'Forty tickets were sold.', 'place-0': second! }
    expect((await atDesk.post(`/desk/articles/${article.id}/claims`, chosen)).status).toBe(303)
    expect((await claimsOf(article)).find(({ text }) => text === chosen.text)!.anchors[0]!.start).toBe(Number(second))
  })

  it('takes what was selected for the place that it was selected at', async () => {
    const article = await draft()
    const query = new URLSearchParams({ quote: '40 tickets', before: 'Monday. The harbour office sold <b>' })
    const { text } = await atDesk.get(`/desk/articles/${article.id}/claims/new?${query}`)
    const start = TEXT.lastIndexOf('40 tickets')
    expect(text).toMatch(new RegExp(`value="${start}" checked`))
    expect(text).toContain('>\n40 tickets</textarea>')
  })

  it('is for the desk, of an article that there is', async () => {
    const article = await draft()
    expect((await visit(site).get(`/desk/articles/${article.id}/claims/new`)).status).toBe(303)
    expect((await atDesk.get('/desk/articles/none/claims/new')).status).toBe(404)
    expect((await atDesk.post('/desk/articles/none/claims', { quote: 'a', text: 'b' })).status).toBe(404)
  })
})

describe('the API', () => {
  it('adds a claim by the same rules', async () => {
    const article = await draft()
    const path = `/articles/${article.id}/claims`
    const anchors = [{ exact: 'closed at noon' }]
    expect((await callApi(site, 'POST', path, { body: { text: 'It closed.', anchors } })).status).toBe(401)
    expect(await callApi(site, 'POST', path, { as: checker, body: { text: 'It closed.', anchors } })).toMatchObject({
      status: 201, json: { text: 'It closed.', confidence: null, desk: { stage: 'accepted', version: 1 }, anchors: [{ exact: 'closed at noon' }] },
    })
    const wrong = await callApi(site, 'POST', path, { as: checker, body: { text: 'It opened.', anchors: [{ exact: 'opened' }] } })
    expect(wrong).toMatchObject({ status: 422, json: { fields: { anchors: expect.stringContaining('does not stand') as string } } })
    expect((await callApi(site, 'POST', path, { as: checker, body: { text: 'It opened.', anchors: 'opened' } })).status).toBe(422)
  })
})
