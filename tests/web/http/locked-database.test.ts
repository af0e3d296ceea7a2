// Another process, such as a command beside the server, has the database's write lock.
import { beforeAll, expect, it } from 'vitest'
import { createToken } from '../../../src/desk/people/create-token.js'
import type { Person } from '../../../src/domain/permission.js'
import type { Claim } from '../../../src/domain/claim.js'
import { buildActor, buildArticle, claimSaying } from '../../factories.js'
import { signedIn, startSite, visit, type Site, type Visitor } from '../../server.js'
import { holdWriteLock } from '../../storage/sqlite/holding.js'

const PATIENCE_MS = 300

let site: Site
let checker: Person
let visitor: Visitor
let articleId: string
let claim: Claim

beforeAll(async () => {
  site = await startSite({}, {}, PATIENCE_MS)
  checker = await buildActor(site.desk)
  articleId = (await buildArticle(site.desk, checker)).id
  claim = await claimSaying(site.desk, articleId, 'harbour bridge')
  visitor = await signedIn(site, checker)
})

const acceptance = () => visitor.post(`/desk/claims/${claim.id}/acceptance`, { version: String(claim.version) })

it('holds up nobody who reads, and what waits for it is done when it is let go', async () => {
  const patient = await startSite()
  const person = await buildActor(patient.desk)
  const letGo = await holdWriteLock(patient.database.file)
  const signingIn = visit(patient).signIn(person)
  for (const path of ['/healthz', '/readyz', '/', '/sign-in']) expect((await visit(patient).get(path)).status).toBe(200)
  await letGo()
  expect((await signingIn).location).toBe('/desk')
})

it('is waited for only so long, and never by holding everybody: what cannot be written says when to come back', async () => {
  await holdWriteLock(site.database.file)
  const answers = await Promise.all([acceptance(), acceptance(), acceptance()])
  for (const { status, headers, text } of answers) {
    expect(status).toBe(503)
    expect(headers.get('retry-after')).toBe('5')
    expect(text).toMatch(/Another program is writing to the database just now\. Nothing was saved/)
  }
  expect((await visitor.get(`/desk/articles/${articleId}`)).status).toBe(200)
  expect((await site.desk.store.claims.find(claim.id))!.stage).toBe('proposed')
})

it('brings a form back as it was typed', async () => {
  await holdWriteLock(site.database.file)
  const rationale = 'The office’s own plan says eleven weeks.'
  const verdict = { version: String(claim.version), status: 'verified', rationale, asOf: '2026-03-01', withoutEvidence: 'Seen on the spot.' }
  const answer = await visitor.post(`/desk/claims/${claim.id}/verdicts`, verdict)
  expect(answer.status).toBe(503)
  expect(answer.text).toContain(rationale)
  const details = await visitor.post(`/desk/articles/${articleId}/details`, { version: '1', title: 'Another title' })
  expect(details.status).toBe(503)
  expect(details.text).toContain('value="Another title"')
  expect(details.text).toContain('Nothing was saved')
})

it('lets nobody guess a password that cannot be counted', async () => {
  await holdWriteLock(site.database.file)
  const { status, headers, text } = await visit(site).signIn(checker, 'wrong wrong')
  expect(status).toBe(503)
  expect(headers.get('retry-after')).toBe('5')
  expect(text).toMatch(/You cannot be signed in just now\. Another program/)
})

it('is said in words to whoever signs in, and in a problem document to programs', async () => {
  const { token } = await createToken(site.desk, checker, checker.id, { name: 'wire' })
  await holdWriteLock(site.database.file)
  const answer = await visit(site).signIn(checker)
  expect(answer.status).toBe(503)
  expect(answer.text).toMatch(/You cannot be signed in just now\. Another program/)
  expect(answer.text).toContain(checker.email)
  const imported = await fetch(`${site.url}/api/v1/articles`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Pier', text: 'The pier closed in 2019.', format: 'plain' }),
  })
  expect(imported.headers.get('retry-after')).toBe('5')
  expect(await imported.json()).toMatchObject({ status: 503, title: 'Service Unavailable', detail: expect.stringMatching(/Nothing was saved/) })
})

it('keeps no stranger from having a text split: each server goes by what it counted itself', async () => {
  const strict = await startSite({ splitsPerMinute: 1 })
  await holdWriteLock(strict.database.file)
  const split = () => visit(strict).post('/desk/split', { text: 'The pier is 40 metres long.' })
  expect((await split()).status).toBe(200)
  expect((await split()).status).toBe(429)
})
