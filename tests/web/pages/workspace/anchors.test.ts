import { beforeAll, describe, expect, it } from 'vitest'
import { addClaim } from '../../../../src/desk/claims/add-claim.js'
import { anchorClaim } from '../../../../src/desk/claims/anchor-claim.js'
import { publishArticle } from '../../../../src/desk/articles/publish-article.js'
import type { Person } from '../../../../src/domain/permission.js'
import { buildActor, buildArticle } from '../../../factories.js'
import { callApi, signedIn, startSite, visit, type Site, type Visitor } from '../../../server.js'

const TEXT = `The ferry office sold 40 tickets on Monday. The harbour office sold 40 tickets, too.

The harbour office closed at noon.`

let site: Site
let checker: Person
let editor: Person
let atDesk: Visitor
let asEditor: Visitor
let articles = 0
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk, 'fact-checker', 'Robin Check')
  editor = await buildActor(site.desk, 'editor', 'Maren Edit')
  atDesk = await signedIn(site, checker)
  asEditor = await signedIn(site, editor)
})

async function claimed() {
  const article = await buildArticle(site.desk, checker, { text: `${TEXT}\n\nThis was edition ${(articles += 1)}.` })
  const claim = await addClaim(site.desk, checker, article.id, { text: 'Nobody worked after noon.', anchors: [{ exact: 'closed at noon', start: null }] })
  return { article, claim, path: `/desk/claims/${claim.id}/anchors` }
}
const quotes = async (id: string) => (await site.desk.store.claims.find(id))!.anchors.map(({ exact }) => exact)

describe('the passages of a claim, without JavaScript', () => {
  it('are listed on the open claim; words are added, put in the place of all, and taken off', async () => {
    const { article, claim, path } = await claimed()
    const open = `/desk/articles/${article.id}?claim=${claim.id}`
    const before = await atDesk.get(open)
    expect(before.text).toContain(`action="${path}"`)
    expect(before.text).toMatch(/<q class="serif" lang="en" dir="ltr">closed at noon<\/q><\/li>/)
    const added = await atDesk.post(path, { version: '1', how: 'extend', quote: 'The ferry office\r\nMonday' })
    expect(added).toMatchObject({ status: 303, location: `${open}#claim-${claim.id}` })
    expect(await quotes(claim.id)).toEqual(['The ferry office', 'Monday', 'closed at noon'])
    const page = await atDesk.get(open)
    const [, start] = /name="remove" value="(\d+)"[^>]*>[^]*?“Monday”/.exec(page.text.slice(page.text.indexOf('>Monday</q>')))!
    await atDesk.post(path, { version: '2', remove: start!, quote: '' })
    expect(await quotes(claim.id)).toEqual(['The ferry office', 'closed at noon'])
    await atDesk.post(path, { version: '3', how: 'replace', quote: 'The harbour office closed' })
    expect(await quotes(claim.id)).toEqual(['The harbour office closed'])
    expect((await atDesk.get(open)).text).not.toContain('name="remove"')
  })

  it('come back as they were typed, with the places to choose from, or with what is nearest', async () => {
    const { claim, path } = await claimed()
    const asked = await atDesk.post(path, { version: '1', how: 'extend', quote: '40 tickets' })
    expect(asked.status).toBe(422)
    expect(asked.text).toContain('“40 tickets” stands in 2 places. Say which is meant.')
    expect(asked.text).toContain('>\n40 tickets</textarea>')
    const [, second] = [...asked.text.matchAll(/name="place-0" value="(\d+)"/g)].map(([, value]) => value!)
    expect((await atDesk.post(path, { version: '1', how: 'extend', quote: '40 tickets', 'place-0': second! })).status).toBe(303)
    expect((await site.desk.store.claims.find(claim.id))!.position).toBe(Number(second))
    const far = await atDesk.post(path, { version: '2', how: 'replace', quote: 'The harbour office closed at one' })
    expect(far).toMatchObject({ status: 422 })
    expect(far.text).toContain('The nearest there is: “The harbour office closed at noon.”')
    const last = await atDesk.post(path, { version: '2', remove: 'none', quote: '' })
    expect(last.status).toBe(303)
  })

  it('keep the last one', async () => {
    const { claim, path } = await claimed()
    const answer = await atDesk.post(path, { version: '1', remove: String(claim.anchors[0]!.start), quote: '' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('A claim stands somewhere in its article')
    expect(await quotes(claim.id)).toEqual(['closed at noon'])
  })

  it('changed meanwhile show both, and nothing is lost', async () => {
    const { claim, path } = await claimed()
    await anchorClaim(site.desk, editor, claim.id, 1, { anchors: [{ exact: 'The harbour office closed', start: null }] })
    const conflict = await atDesk.post(path, { version: '1', how: 'extend', quote: 'The ferry office' })
    expect(conflict.status).toBe(409)
    expect(conflict.text).toContain('The ferry office')
    expect(conflict.text).toContain('The harbour office closed')
    await atDesk.post(path, { version: '2', how: 'extend', quote: 'The ferry office' })
    expect(await quotes(claim.id)).toEqual(['The ferry office', 'The harbour office closed'])
  })

  it('that readers saw are an editor’s, with a note for them', async () => {
    const { article, claim, path } = await claimed()
    await publishArticle(site.desk, editor, article.id, (await site.desk.store.articles.find(article.id))!.version)
    const { version } = (await site.desk.store.claims.find(claim.id))!
    const typed = { version: String(version), how: 'replace', quote: 'The harbour office closed at noon' }
    expect((await atDesk.get(`/desk/articles/${article.id}?claim=${claim.id}`)).text).not.toContain(`action="${path}"`)
    expect((await atDesk.post(path, typed)).status).toBe(403)
    const asked = await asEditor.post(path, typed)
    expect(asked.status).toBe(422)
    expect(asked.text).toContain('Say why it stands elsewhere: readers will see this.')
    expect((await asEditor.post(path, { ...typed, note: 'The whole sentence says it.' })).status).toBe(303)
    const readers = await visit(site).get(`/claims/${claim.id}`)
    expect(readers.text).toContain('<mark>The harbour office closed at noon</mark>')
    expect(readers.text).toContain('The whole sentence says it.')
  })
})

describe('the script', () => {
  it('finds selected words by those before them, and is given the text with its marks anew', async () => {
    const { article, claim, path } = await claimed()
    const sent = { version: '1', how: 'replace', quote: '40 tickets', prefix: 'Monday. The harbour office sold' }
    expect((await atDesk.post(path, sent, { 'x-fragment': 'card' })).status).toBe(200)
    expect((await site.desk.store.claims.find(claim.id))!.position).toBe(TEXT.lastIndexOf('40 tickets'))
    const { status, text } = await atDesk.get(`/desk/articles/${article.id}/text?claim=${claim.id}`)
    expect(status).toBe(200)
    expect(text).toMatch(new RegExp(`<a [^>]*data-claim="${claim.id}"[^>]*data-chosen>40 tickets</a>`))
    expect(text).not.toMatch(/<html|class="card"/)
    expect((await visit(site).get(`/desk/articles/${article.id}/text`)).status).toBe(303)
    expect((await atDesk.get('/desk/articles/none/text')).status).toBe(404)
  })
})

describe('the API', () => {
  it('moves a claim by the same rules', async () => {
    const { claim } = await claimed()
    const path = `/claims/${claim.id}/anchors`
    const anchors = [{ exact: '40 tickets', prefix: 'The harbour office sold ' }]
    expect((await callApi(site, 'POST', path, { body: { version: 1, anchors } })).status).toBe(401)
    expect(await callApi(site, 'POST', path, { as: checker, body: { version: 1, anchors, how: 'extend' } })).toMatchObject({
      status: 200, json: { anchors: [{ exact: '40 tickets', start: TEXT.lastIndexOf('40 tickets') }, { exact: 'closed at noon' }], desk: { version: 2 } },
    })
    expect(await callApi(site, 'POST', path, { as: checker, body: { version: 1, anchors } })).toMatchObject({ status: 409, json: { version: 2 } })
    expect(await callApi(site, 'POST', path, { as: checker, body: { version: 2, anchors: [] } })).toMatchObject({ status: 422, json: { fields: { anchors: 'Quote the words of the article that say it.' } } })
    expect((await callApi(site, 'POST', path, { as: checker, body: { version: 2, anchors, how: 'beside' } })).status).toBe(422)
    expect((await callApi(site, 'POST', '/claims/none/anchors', { as: checker, body: { version: 1, anchors } })).status).toBe(404)
  })
})
