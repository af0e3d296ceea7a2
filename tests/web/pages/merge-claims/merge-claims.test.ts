import { beforeAll, expect, it } from 'vitest'
import { publishArticle } from '../../../../src/desk/articles/publish-article.js'
import { acceptClaim } from '../../../../src/desk/claims/accept-claim.js'
import { rewordClaim } from '../../../../src/desk/claims/reword-claim.js'
import type { Claim } from '../../../../src/domain/claim.js'
import type { Person } from '../../../../src/domain/permission.js'
import { buildActor, buildArticle, claimSaying, HARBOUR } from '../../../factories.js'
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

async function draft(): Promise<{ articleId: string; kept: Claim; other: Claim }> {
  const { id } = await buildArticle(site.desk, checker, { text: HARBOUR.replaceAll('bridge', `bridge ${(drafts += 1)}`) })
  return { articleId: id, kept: await claimSaying(site.desk, id, 'northern pier'), other: await claimSaying(site.desk, id, 'eleven weeks') }
}

it('a form offers the other claims; what it makes one leads from each to the other', async () => {
  const { articleId, kept, other } = await draft()
  const path = `/desk/claims/${kept.id}/merge`
  const form = await atDesk.get(path)
  expect(form.text).toContain(`name="merge-${other.id}" value="1"`)
  expect(form.text).not.toContain(`name="merge-${kept.id}"`)
  const answer = await atDesk.post(path, { version: '1', [`merge-${other.id}`]: '1', text: 'It closes, and is cracked.' })
  expect(answer).toMatchObject({ status: 303, headers: expect.anything() })
  const { text } = await atDesk.get(`/desk/articles/${articleId}?claim=${kept.id}`)
  expect(text).toContain('It closes, and is cracked.')
  expect(text).toContain(`href="/desk/claims/${other.id}/record"`)
  expect(text).toContain('merged the claim with others')
  const gone = await atDesk.get(`/desk/articles/${articleId}?claim=${other.id}&stage=dismissed`)
  expect(gone.text).toContain('Dismissed: merged into another claim')
  expect(gone.text).toContain('merged the claim into another')
  expect(gone.text.replaceAll('&#x3D;', '=')).toContain(`claim=${kept.id}#claim-${kept.id}`)
})

it('what cannot be merged comes back as it was chosen and typed', async () => {
  const { kept, other } = await draft()
  const path = `/desk/claims/${kept.id}/merge`
  const none = await atDesk.post(path, { version: '1', text: 'It is <cracked>.' })
  expect(none.status).toBe(422)
  expect(none.text).toContain('Choose the claims that are to be one with it.')
  expect(none.text).toContain('It is &lt;cracked&gt;.')
  const empty = await atDesk.post(path, { version: '1', [`merge-${other.id}`]: '1', text: '' })
  expect(empty.status).toBe(422)
  expect(empty.text).toContain(`name="merge-${other.id}" value="1" checked`)
  await rewordClaim(site.desk, checker, other.id, 1, { text: 'It closes in May.' })
  const stale = await atDesk.post(path, { version: '1', [`merge-${other.id}`]: '1', text: 'Both.' })
  expect(stale.status).toBe(409)
  expect(stale.text).toContain('Somebody changed one of these claims')
  expect(stale.text).toContain(`name="merge-${other.id}" value="2" checked`)
  expect(stale.text).toContain('It closes in May.')
  expect(await atDesk.post(path, { version: '1', [`merge-${other.id}`]: '2', text: 'Both.' })).toMatchObject({ status: 303 })
  // It is gone to another now.
  expect((await atDesk.post(path, { version: '2', [`merge-${other.id}`]: '3', text: 'Both.' })).status).toBe(422)
})

it('offers nothing that readers could see', async () => {
  const { articleId, kept, other } = await draft()
  await acceptClaim(site.desk, checker, other.id, 1)
  await publishArticle(site.desk, await buildActor(site.desk, 'editor'), articleId, 1)
  const path = `/desk/claims/${kept.id}/merge`
  expect((await atDesk.get(path)).text).not.toContain(other.id)
  // Published since the form was drawn.
  const late = await atDesk.post(path, { version: '1', [`merge-${other.id}`]: '2', text: 'Both <of> them.' })
  expect(late.status).toBe(422)
  expect(late.text).toContain('has to stay: readers could see it')
  expect(late.text).toContain('Both &lt;of&gt; them.')
})

it('is told by the API, by the same rules', async () => {
  const { kept, other } = await draft()
  const path = `/claims/${kept.id}/merge`
  expect((await callApi(site, 'POST', path, { as: checker, body: { version: 1, text: 'Both.' } })).status).toBe(422)
  expect((await callApi(site, 'POST', path, { body: { version: 1, text: 'Both.', others: [{ id: other.id, version: 1 }] } })).status).toBe(401)
  const told = await callApi(site, 'POST', path, { as: checker, body: { version: 1, text: 'Both.', others: [{ id: other.id, version: 1 }] } })
  expect(told).toMatchObject({ status: 200, json: { claim: { id: kept.id, text: 'Both.' }, others: [{ id: other.id, desk: { dismissedAs: 'merged', duplicateOf: kept.id } }] } })
})
