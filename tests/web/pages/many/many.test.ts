import { beforeAll, expect, it } from 'vitest'
import { publishArticle } from '../../../../src/desk/articles/publish-article.js'
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

/** seenIn answers what a form says that it showed. */
const seenIn = (text: string) => /name="seen" value="([0-9a-f]+)"/.exec(text)![1]!

it('the list leads to a question with the count; one press does it, and one takes it back', async () => {
  const { path, articleId } = await draft()
  expect((await atDesk.get(path)).text.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&')).toContain(`href="${path}/many?act=accept">Accept all 4 undecided`)
  const question = await atDesk.get(`${path}/many?act=accept`)
  expect(question.text).toContain('Accept 4 claims?')
  const done = await atDesk.post(`${path}/acceptance`, { seen: seenIn(question.text) })
  expect(done.status).toBe(303)
  expect(await stagesOf(articleId)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
  const after = await atDesk.get(done.headers.get('location')!)
  expect(after.text).toContain('4 claims accepted')
  const batch = /name="batch" value="(\w+)"/.exec(after.text)![1]!
  expect(await atDesk.post(`${path}/undo`, { batch })).toMatchObject({ status: 303 })
  expect(await stagesOf(articleId)).toEqual(['proposed', 'proposed', 'proposed', 'proposed'])
  expect((await atDesk.post(`${path}/undo`, { batch })).status).toBe(409)
})

it('asks again where the list changed meanwhile, with the reason as it was chosen', async () => {
  const { path, articleId, claims } = await draft()
  const seen = seenIn((await atDesk.get(`${path}/many?act=dismiss`)).text)
  await acceptClaim(site.desk, checker, claims[0]!.id, 1)
  const late = await atDesk.post(`${path}/dismissal`, { seen, reason: 'opinion' })
  expect(late.status).toBe(422)
  expect(late.text).toContain('Somebody changed the list')
  expect(late.text).toContain('Dismiss 3 claims?')
  expect(late.text).toContain('value="opinion" checked')
  expect(await atDesk.post(`${path}/dismissal`, { seen: seenIn(late.text), reason: 'opinion' })).toMatchObject({ status: 303 })
  expect(await stagesOf(articleId)).toEqual(['accepted', 'dismissed', 'dismissed', 'dismissed'])
  expect((await atDesk.get(`${path}/many?act=dismiss`)).text).toContain('None of the claims that the filter keeps is to be decided.')
})

it('says before that readers see at once what is accepted of a published article, and offers no undo of it', async () => {
  const { path, articleId } = await draft()
  const editor = await buildActor(site.desk, 'editor')
  await publishArticle(site.desk, editor, articleId, 1)
  expect((await atDesk.get(`${path}/many?act=accept`)).text).toContain('Ask an editor to accept it.')
  const asEditor = await signedIn(site, editor)
  const question = await asEditor.get(`${path}/many?act=accept`)
  expect(question.text).toContain('readers see these claims at once')
  const done = await asEditor.post(`${path}/acceptance`, { seen: seenIn(question.text) })
  const after = await asEditor.get(done.headers.get('location')!)
  expect(after.text).toContain('4 claims accepted')
  expect(after.text).not.toContain('Undo all of it')
})

it('is told by the API, by the same rules', async () => {
  const { articleId, claims } = await draft()
  const path = `/articles/${articleId}`
  const at = (version: number) => claims.map(({ id }) => ({ id, version }))
  expect((await callApi(site, 'POST', `${path}/acceptance`, { body: { claims: at(1) } })).status).toBe(401)
  expect((await callApi(site, 'POST', `${path}/acceptance`, { as: checker, body: { claims: at(2) } })).status).toBe(422)
  expect((await callApi(site, 'POST', `${path}/acceptance`, { as: checker, body: { claims: [] } })).status).toBe(422)
  expect(await callApi(site, 'POST', `${path}/acceptance`, { as: checker, body: { claims: at(1) } })).toMatchObject({ status: 200, json: { count: 4 } })
  const filter = { stage: 'accepted' }
  expect((await callApi(site, 'POST', `${path}/dismissal`, { as: checker, body: { claims: at(2), filter, reason: 'duplicate' } })).status).toBe(422)
  const { json } = await callApi(site, 'POST', `${path}/dismissal`, { as: checker, body: { claims: at(2), filter, reason: 'opinion' } })
  expect(json).toMatchObject({ count: 4, batch: expect.any(String) })
  expect(await callApi(site, 'POST', `${path}/undo`, { as: checker, body: { batch: (json as { batch: string }).batch } })).toMatchObject({ status: 200, json: { undone: 4, left: 0 } })
  expect(await stagesOf(articleId)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
})
