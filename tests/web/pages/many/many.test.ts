import { beforeAll, expect, it } from 'vitest'
import { acceptClaim } from '../../../../src/desk/claims/accept-claim.js'
import type { Claim } from '../../../../src/domain/claim.js'
import type { Person } from '../../../../src/domain/permission.js'
import { buildActor, buildArticle } from '../../../factories.js'
import { callApi, signedIn, startSite, type Site, type Visitor } from '../../../server.js'

let site: Site
let checker: Person
let atDesk: Visitor
let drafts = 0
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk)
  atDesk = await signedIn(site, checker)
})

async function draft(count = 4): Promise<{ path: string; articleId: string; claims: Claim[] }> {
  drafts += 1
  const text = Array.from({ length: count }, (_, n) => `The harbour office counted ${n + 31} ships in week ${n + drafts * 100}.`).join('\n\n')
  const { id } = await buildArticle(site.desk, checker, { text })
  return { path: `/desk/articles/${id}`, articleId: id, claims: await site.desk.store.claims.ofArticle(id) }
}
const stagesOf = async (articleId: string) => (await site.desk.store.claims.ofArticle(articleId)).map(({ stage }) => stage)

it('the list leads to a question with the count; one press does it, and one takes it back', async () => {
  const { path, articleId } = await draft()
  expect((await atDesk.get(path)).text.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&')).toContain(`href="${path}/many?act=accept">Accept all 4 undecided`)
  const question = await atDesk.get(`${path}/many?act=accept`)
  expect(question.text).toContain('Accept 4 claims?')
  const done = await atDesk.post(`${path}/acceptance`, { count: '4' })
  expect(done.status).toBe(303)
  expect(await stagesOf(articleId)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
  const after = await atDesk.get(`${path}/many?act=accept&done=1`)
  expect(after.text).toContain('4 claims accepted')
  expect(after.text).toContain(`action="${path}/undo"`)
  expect(await atDesk.post(`${path}/undo`, {})).toMatchObject({ status: 303 })
  expect(await stagesOf(articleId)).toEqual(['proposed', 'proposed', 'proposed', 'proposed'])
  expect((await atDesk.post(`${path}/undo`, {})).status).toBe(409)
})

it('asks again where the list changed meanwhile; dismissing takes a reason', async () => {
  const { path, articleId, claims } = await draft()
  await acceptClaim(site.desk, checker, claims[0]!.id, 1)
  const late = await atDesk.post(`${path}/dismissal`, { count: '4', reason: 'opinion' })
  expect(late.status).toBe(422)
  expect(late.text).toContain('these are 3 claims now, not 4')
  expect(late.text).toContain('Dismiss 3 claims?')
  expect(late.text).toContain('1 other claim of the list is decided already')
  expect(await atDesk.post(`${path}/dismissal`, { count: '3', reason: 'opinion' })).toMatchObject({ status: 303 })
  expect(await stagesOf(articleId)).toEqual(['accepted', 'dismissed', 'dismissed', 'dismissed'])
  expect((await atDesk.get(`${path}/many?act=dismiss`)).text).toContain('None of the claims that the filter keeps is undecided.')
})

it('is told by the API, by the same rules', async () => {
  const { articleId } = await draft()
  const path = `/articles/${articleId}`
  expect((await callApi(site, 'POST', `${path}/acceptance`, { body: { count: 4 } })).status).toBe(401)
  expect((await callApi(site, 'POST', `${path}/acceptance`, { as: checker, body: { count: 3 } })).status).toBe(422)
  expect(await callApi(site, 'POST', `${path}/acceptance`, { as: checker, body: { count: 4 } })).toMatchObject({ status: 200, json: { count: 4 } })
  expect(await callApi(site, 'POST', `${path}/dismissal`, { as: checker, body: { count: 4, filter: { stage: 'accepted' }, reason: 'opinion' } })).toMatchObject({ status: 200, json: { count: 4 } })
  expect(await callApi(site, 'POST', `${path}/undo`, { as: checker, body: {} })).toMatchObject({ status: 200, json: { undone: 4, left: 0 } })
  expect(await stagesOf(articleId)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
})
