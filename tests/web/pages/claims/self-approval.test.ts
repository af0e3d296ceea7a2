// The one way round the second pair of eyes, as readers, the desk, the API and the check see it.
import { beforeAll, expect, it } from 'vitest'
import { approveOwnVerdict } from '../../../../src/desk/verdicts/approve-own-verdict.js'
import { approveVerdict } from '../../../../src/desk/verdicts/approve-verdict.js'
import { proposeVerdict } from '../../../../src/desk/verdicts/propose-verdict.js'
import type { Person } from '../../../../src/domain/permission.js'
import { checkDatabase } from '../../../check-database.js'
import { buildActor, buildPublishedClaim, type PublishedClaim } from '../../../factories.js'
import { callApi, signedIn, startSite, visit, type Site, type Visitor } from '../../../server.js'

const WHY = 'The flood is on, and nobody else answers.'
const MARK = 'Approved by its proposer, in an emergency'
let site: Site
let published: PublishedClaim
let admin: Person
let atDesk: Visitor
beforeAll(async () => {
  site = await startSite()
  published = await buildPublishedClaim(site.desk)
  admin = await buildActor(site.desk, 'admin')
  atDesk = await signedIn(site, admin)
})
const current = async () => (await site.desk.store.claims.find(published.claim.id))!
const card = async (visitor: Visitor) => (await visitor.get(`/desk/articles/${published.article.id}?claim=${published.claim.id}`)).text
const decided = async () => {
  const { id, version } = await current()
  const claim = await proposeVerdict(site.desk, admin, id, version, { status: 'false', rationale: 'The tender was amended.', asOf: '2026-03-01', withoutEvidence: 'Seen on the spot.' })
  return { path: `/desk/verdicts/${claim.verdicts.at(-1)!.id}/emergency-approval`, version: String(claim.version) }
}

it('is offered to an admin of their own waiting verdict alone, comes back as it was typed, and needs a reason', async () => {
  const { path, version } = await decided()
  expect(await card(atDesk)).toContain('Approve my own verdict')
  const editor = await signedIn(site, published.editor)
  expect(await card(editor)).not.toContain('Approve my own verdict')
  expect((await editor.post(path, { version, emergency: WHY })).status).toBe(403)
  const empty = await atDesk.post(path, { version, emergency: ' ' })
  expect(empty.status).toBe(422)
  expect(empty.text).toContain('Say why no other editor can decide')
  const stale = await atDesk.post(path, { version: '1', emergency: WHY })
  expect(stale.status).toBe(409)
  expect(stale.text).toContain(`name="emergency" value="${WHY}"`)
  expect((await current()).stage).toBe('awaiting_approval')
  expect((await atDesk.post(path, { version, emergency: WHY })).status).toBe(303)
  expect(await current()).toMatchObject({ stage: 'approved', status: 'false' })
})

it('is marked for ever: readers are told that nobody else looked, the desk also why', async () => {
  for (const address of [`/claims/${published.claim.id}`]) {
    const { text } = await visit(site).get(address)
    expect(text).toContain(MARK)
    expect(text).toContain('approved their own verdict, in an emergency')
    expect(text).not.toContain('The flood is on')
  }
  const text = await card(await signedIn(site, published.checker))
  expect(text.match(new RegExp(MARK, 'g'))!.length).toBeGreaterThan(1)
  expect(text).toContain(`approved their own verdict, in an emergency: “${WHY}”`)
})

it('stays told where a later verdict was approved by another', async () => {
  const apart = await startSite()
  const own = await buildPublishedClaim(apart.desk)
  const boss = await buildActor(apart.desk, 'admin')
  const mine = await proposeVerdict(apart.desk, boss, own.claim.id, own.claim.version, { status: 'false', rationale: 'The tender was amended.', asOf: '2026-03-01', withoutEvidence: 'Seen on the spot.' })
  const approved = await approveOwnVerdict(apart.desk, boss, mine.verdicts.at(-1)!.id, mine.version, { emergency: WHY })
  const theirs = await proposeVerdict(apart.desk, own.checker, own.claim.id, approved.version, { status: 'false', rationale: 'The tender was amended twice.', asOf: '2026-03-01', withoutEvidence: 'Seen on the spot.' })
  await approveVerdict(apart.desk, own.editor, theirs.verdicts.at(-1)!.id, theirs.version, { note: '' })
  const { text } = await visit(apart).get(`/claims/${own.claim.id}`)
  expect(text).toContain('The tender was amended twice.')
  expect(text.match(new RegExp(MARK, 'g'))).toHaveLength(1)
})

it('stands in the API: that it is so for everybody, why for the desk', async () => {
  const path = `/claims/${published.claim.id}`
  const read = (await callApi(site, 'GET', path)).json
  expect(read.verdict).toMatchObject({ status: 'false', isSelfApproved: true })
  expect(JSON.stringify(read)).not.toContain('The flood is on')
  expect((await callApi(site, 'GET', path, { as: published.checker })).json.desk.verdicts.at(-1)).toMatchObject({ isSelfApproved: true, selfApproval: WHY })
  const { path: address, version } = await decided()
  const body = { version: Number(version), emergency: WHY }
  expect((await callApi(site, 'POST', address.replace('/desk', ''), { as: published.editor, body })).status).toBe(403)
  expect((await callApi(site, 'POST', address.replace('/desk', ''), { as: admin, body: { ...body, emergency: '' } })).status).toBe(422)
  expect((await callApi(site, 'POST', address.replace('/desk', ''), { as: admin, body })).json.verdict).toMatchObject({ isSelfApproved: true, selfApproval: WHY })
})

it('is looked after: a verdict that its own author approved says so, and no other', async () => {
  const [first, , last] = (await current()).verdicts
  const { verdict } = site.desk.store.accounts
  await verdict.update({ where: { id: last!.id }, data: { selfApproval: null } })
  await verdict.update({ where: { id: first!.id }, data: { selfApproval: 'So.' } })
  const { problems } = await checkDatabase(site.database.url)
  expect(problems).toHaveLength(2)
  expect(problems).toContainEqual(expect.stringContaining(`verdict ${last!.id} was approved by its own author, and does not say so`))
  expect(problems).toContainEqual(expect.stringContaining(`verdict ${first!.id} says that its own author approved it`))
})
