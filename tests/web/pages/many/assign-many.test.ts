import { beforeAll, expect, it } from 'vitest'
import { takeClaim } from '../../../../src/desk/claims/assign-claim.js'
import type { Person } from '../../../../src/domain/permission.js'
import { buildActor, buildArticle } from '../../../factories.js'
import { callApi, signedIn, startSite, type Site, type Visitor } from '../../../server.js'

let site: Site
let checker: Person
let kim: Person
let atDesk: Visitor
let drafts = 0
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk)
  kim = await buildActor(site.desk, 'fact-checker', 'Kim Other')
  atDesk = await signedIn(site, checker)
})

async function draft() {
  drafts += 1
  const text = Array.from({ length: 4 }, (_, n) => `The harbour office counted ${n + 31} ships in week ${n + drafts * 100}.`).join('\n\n')
  const { id } = await buildArticle(site.desk, checker, { text })
  return { path: `/desk/articles/${id}`, articleId: id, claims: await site.desk.store.claims.ofArticle(id) }
}
const whose = async (articleId: string) => (await site.desk.store.claims.ofArticle(articleId)).map(({ assigneeName }) => assigneeName)
const field = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)![1]!.replaceAll('&#x3D;', '=')

it('the list leads to a question; what others took meanwhile is told, and one press takes all of it back', async () => {
  const { path, articleId, claims } = await draft()
  expect((await atDesk.get(path)).text.replaceAll('&#x3D;', '=')).toContain(`href="${path}/assignment">Assign them`)
  const question = (await atDesk.get(`${path}/assignment`)).text
  expect(question).toContain('Assign 4 claims')
  const [free, held] = [field(question, 'free'), field(question, 'held')]
  await takeClaim(site.desk, kim, claims[0]!.id)
  const done = await atDesk.post(`${path}/assignment`, { free, held, assignee: checker.id, dueOn: '2026-05-01' })
  const batch = /done=(\w+)/.exec(done.location!)![1]!
  expect((await atDesk.get(`${path}/many?act=dismiss&done=${batch}`)).text).toMatch(/<h1>Dismiss \d+ claims\?<|<h1[^>]*>Dismiss/)
  expect(done.status).toBe(303)
  expect(await whose(articleId)).toEqual(['Kim Other', 'A fact-checker', 'A fact-checker', 'A fact-checker'])
  const after = (await atDesk.get(done.location!)).text
  expect(after).toContain('3 claims assigned')
  expect(after).toContain('A fact-checker works on them, by 1 May 2026.')
  expect(after).toContain('Others took 1 claim of the list after you opened it: it stays theirs.')
  expect(await atDesk.post(`${path}/undo`, { batch: field(after, 'batch') })).toMatchObject({ status: 303 })
  expect(await whose(articleId)).toEqual(['Kim Other', null, null, null])
})

it('those that somebody works on are assigned only where that is ticked; a refused form keeps what was typed', async () => {
  const { path, articleId, claims } = await draft()
  await takeClaim(site.desk, kim, claims[0]!.id)
  const question = (await atDesk.get(`${path}/assignment`)).text
  expect(question).toContain('Also the 1 claim that somebody works on already: Kim Other')
  const fields = { free: field(question, 'free'), held: field(question, 'held'), dueOn: '2026-05-01' }
  const refused = await atDesk.post(`${path}/assignment`, { ...fields, assignee: '', others: '1' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Say who is to work on them.')
  expect(refused.text).toContain('value="2026-05-01"')
  expect(refused.text).toContain('name="others" value="1" checked')
  await atDesk.post(`${path}/assignment`, { ...fields, assignee: checker.id })
  expect(await whose(articleId)).toEqual(['Kim Other', 'A fact-checker', 'A fact-checker', 'A fact-checker'])
  await atDesk.post(`${path}/assignment`, { ...fields, assignee: checker.id, others: '1' })
  expect(await whose(articleId)).toEqual(['A fact-checker', 'A fact-checker', 'A fact-checker', 'A fact-checker'])
  expect((await atDesk.get(`${path}/assignment?stage=dismissed`)).text).toContain('No claim to assign')
})

it('is told by the API, by the same rules', async () => {
  const { articleId, claims } = await draft()
  const path = `/articles/${articleId}/assignment`
  const body = { assignee: kim.email, claims: claims.map(({ id }) => ({ id })) }
  expect((await callApi(site, 'POST', path, { body })).status).toBe(401)
  expect((await callApi(site, 'POST', path, { as: checker, body: { ...body, assignee: 'nobody' } })).status).toBe(422)
  expect((await callApi(site, 'POST', path, { as: checker, body: { ...body, claims: [] } })).status).toBe(422)
  const { json } = await callApi(site, 'POST', path, { as: checker, body })
  expect(json).toMatchObject({ count: 4, taken: 0, left: 0, batch: expect.any(String) })
  expect(await callApi(site, 'POST', `/articles/${articleId}/undo`, { as: checker, body: { batch: (json as { batch: string }).batch } })).toMatchObject({ json: { undone: 4, left: 0 } })
})
