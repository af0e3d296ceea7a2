import { beforeAll, describe, expect, it } from 'vitest'
import { publishArticle } from '../../../../src/desk/articles/publish-article.js'
import { acceptClaim } from '../../../../src/desk/claims/accept-claim.js'
import { InvalidInput } from '../../../../src/domain/errors.js'
import type { Person } from '../../../../src/domain/permission.js'
import { DESK_CHAIN } from '../../../../src/storage/trail.js'
import { buildActor, buildArticle, HARBOUR } from '../../../factories.js'
import { callApi, signedIn, startSite, visit, type Site, type Visitor } from '../../../server.js'

let site: Site
let editor: Person
let asAdmin: Visitor
let asEditor: Visitor
beforeAll(async () => {
  site = await startSite()
  editor = await buildActor(site.desk, 'editor', 'Maren Edit')
  asAdmin = await signedIn(site, await buildActor(site.desk, 'admin', 'Ines Admin'))
  asEditor = await signedIn(site, editor)
  expect((await asAdmin.post('/desk/rules', { decided: 'on', sourced: 'on', nonsense: 'on' })).status).toBe(422)
  expect((await asAdmin.post('/desk/rules', { decided: 'on', sourced: 'on' })).location).toBe('/desk/rules?notice=saved')
})

let made = 0
const draft = async () => buildArticle(site.desk, editor, { text: HARBOUR.replaceAll('bridge', `lock ${(made += 1)}`) })

describe('the rules of publishing', () => {
  it('are seen by everybody at the desk, changed by admins, and stand in the trail', async () => {
    const page = (await asEditor.get('/desk/rules')).text
    expect(page).toMatch(/Every claim is accepted or dismissed<\/span> <span class="role">Stops/)
    expect(page).not.toContain('type="checkbox"')
    expect((await asEditor.post('/desk/rules', {})).status).toBe(403)
    expect((await visit(site).get('/desk/rules')).status).toBe(303)
    expect((await asAdmin.get('/desk/rules')).text).toMatch(/name="decided" checked/)
    const { items } = await site.desk.store.trail.ofChain(DESK_CHAIN, { after: null, limit: 100 })
    expect(items.filter(({ activity }) => activity === 'change_rules')).toMatchObject([{ before: { rules: [] }, after: { rules: ['decided', 'sourced'] } }])
    // Saved as they are they write nothing; drawn from others they are not saved.
    await asAdmin.post('/desk/rules', { seen: 'decided,sourced', decided: 'on', sourced: 'on' })
    const stale = await asAdmin.post('/desk/rules', { seen: '', dated: 'on' })
    expect(stale.status).toBe(422)
    expect(stale.text).toMatch(/name="dated" checked[^]*?In force now: Every claim is accepted or dismissed; Every claim has a source/)
    expect((await site.desk.store.trail.ofChain(DESK_CHAIN, { after: null, limit: 100 })).items).toHaveLength(items.length)
  })

  it('stop an editor who gives no reason, whoever calls the verb, and nothing is published', async () => {
    const article = await draft()
    const refused = await publishArticle(site.desk, editor, article.id, article.version, { decided: 'Small.' }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(InvalidInput)
    expect(Object.keys((refused as InvalidInput).fields)).toEqual(['sourced'])
    const byApi = await callApi(site, 'POST', `/articles/${article.id}/publication`, { as: editor, body: { version: article.version } })
    expect(byApi).toMatchObject({ status: 422, json: { fields: { decided: expect.any(String), sourced: expect.any(String) } } })
    expect((await visit(site).get(`/articles/${article.id}`)).status).toBe(404)
  })

  it('say what they find, lead to where it is mended, and keep the reasons as they were typed', async () => {
    const article = await draft()
    const path = `/desk/articles/${article.id}/publication`
    const asked = (await asEditor.get(path)).text
    expect(asked).toMatch(/<b>2<\/b> to mend/)
    expect(asked).toMatch(/data-state="stop">[^]*?Every claim is accepted or dismissed[^]*?\d claims are still proposed[^]*?stage&#x3D;proposed/)
    expect(asked).toMatch(/data-state="look">[^]*?unnamed/)
    expect(asked).toMatch(/data-state="good">[^]*?The language is known/)
    const fields = { version: String(article.version), 'reason-decided': 'The rest is <small>.', 'reason-sourced': ' ' }
    const stopped = await asEditor.post(path, fields)
    expect(stopped.status).toBe(422)
    expect(stopped.text).toContain('Nothing was published')
    expect(stopped.text).toContain('The rest is &lt;small&gt;.')
    expect(stopped.text).toMatch(/id="publication-reason-sourced-error"/)
    const done = await asEditor.post(path, { ...fields, 'reason-sourced': 'The council says so on its site.' })
    expect(done.location).toBe(`/desk/articles/${article.id}?notice=published`)
    const events = (await site.desk.store.trail.about([article.id])).filter(({ activity }) => activity === 'publish')
    expect(events).toMatchObject([{ after: { publication: 'published', reasons: { decided: 'The rest is <small>.', sourced: 'The council says so on its site.' } } }])
    expect((await asEditor.get(`/desk/articles/${article.id}/record`)).text).toContain('in spite of: Every claim is accepted or dismissed (“The rest is &lt;small&gt;.”); Every claim has a source')
    // Readers are not told why.
    for (const address of [`/articles/${article.id}`, '/']) expect((await visit(site).get(address)).text).not.toContain('The council says so')
  })

  it('ask nothing where they are met', async () => {
    const article = await buildArticle(site.desk, editor, { text: 'The lock of Holm is 30 metres long, engineer Ada Brandt said on Monday.' })
    for (const claim of await site.desk.store.claims.ofArticle(article.id)) await acceptClaim(site.desk, editor, claim.id, claim.version)
    const { version } = (await site.desk.store.articles.find(article.id))!
    expect((await asEditor.post(`/desk/articles/${article.id}/publication`, { version: String(version) })).location).toContain('notice=published')
  })
})

describe('an embargo', () => {
  it('is said, seen, changed and lifted on the pages, and readers know nothing of it', async () => {
    await asAdmin.post('/desk/rules', { seen: 'decided,sourced' })
    const article = await draft()
    const path = `/desk/articles/${article.id}`
    const version = async () => String((await site.desk.store.articles.find(article.id))!.version)
    const wrong = await asEditor.post(`${path}/publication`, { version: await version(), when: 'later', day: '2026-03-09', time: '9', zone: 'Mars' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toMatch(/value="later" checked[^]*?value="2026-03-09"[^]*?id="publication-time-error"[^]*?value="9"[^]*?value="Mars"/)
    const said = await asEditor.post(`${path}/publication`, { version: await version(), when: 'later', day: '2026-03-09', time: '06:30', zone: 'Europe/London' })
    expect(said.location).toBe(`${path}?notice=embargoed`)
    for (const address of [path, `${path}/publication`]) expect((await asEditor.get(address)).text).toContain('9 March 2026, 06:30 Europe/London')
    expect((await asEditor.get(`${path}/publication`)).text).toMatch(/value="later" checked[^]*?value="2026-03-09"[^]*?value="06:30"[^]*?value="Europe&#x2F;London"|value="later" checked[^]*?value="2026-03-09"[^]*?value="06:30"[^]*?value="Europe\/London"/)
    expect((await asEditor.get(`${path}/record`)).text).toContain('set when the article is published: 9 March 2026, 06:30 Europe/London')
    expect((await visit(site).get(`/articles/${article.id}`)).status).toBe(404)
    expect((await asEditor.post(`${path}/lifting`, { version: '1' })).status).toBe(409)
    expect((await asEditor.post(`${path}/lifting`, { version: await version() })).location).toBe(`${path}?notice=embargo_lifted`)
    expect((await asEditor.get(path)).text).not.toContain('9 March 2026, 06:30')
    const byApi = await callApi(site, 'POST', `/articles/${article.id}/embargo`, { as: editor, body: { version: Number(await version()), day: '2026-03-09', time: '06:30', zone: 'Mars' } })
    expect(byApi).toMatchObject({ status: 422, json: { fields: { zone: expect.any(String) } } })
    expect((await callApi(site, 'POST', `/articles/${article.id}/embargo`, { as: editor, body: { version: Number(await version()), day: '2026-03-09', time: '06:30' } })).status).toBe(200)
  })
})
