// SQLite is told that the file may grow no further: it answers as it does on a full disk, with SQLITE_FULL. (A real full disk was
// tried by hand, on a file system in memory: there the commit fails too.)
import { afterEach, beforeAll, expect, it } from 'vitest'
import { createToken } from '../../../src/desk/people/create-token.js'
import type { Claim } from '../../../src/domain/claim.js'
import type { Person } from '../../../src/domain/permission.js'
import { fillDisk } from '../../database.js'
import { buildActor, buildArticle, claimSaying } from '../../factories.js'
import { callApi, signedIn, startSite, visit, type Site, type Visitor } from '../../server.js'

// More than fits into what is free in the pages that there are.
const LONG = 'The office’s own plan says eleven weeks. '.repeat(1_000)

let site: Site
let checker: Person
let visitor: Visitor
let articleId: string
let claim: Claim
let makeRoom = (): Promise<void> => Promise.resolve()

beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk)
  articleId = (await buildArticle(site.desk, checker)).id
  claim = await claimSaying(site.desk, articleId, 'harbour bridge')
  visitor = await signedIn(site, checker)
})

afterEach(async () => {
  await makeRoom()
})

const WORDS = /The server’s disk is full\. Nothing was saved: tell whoever runs this server/
const importLong = () => visitor.post('/desk/articles', { title: 'Long', text: LONG, format: 'plain' })
const ready = async () => {
  const { status, text } = await visit(site).get('/readyz')
  return `${status} ${text.trim()}`
}

it('is told by what was to be saved and by /readyz, until there is room again', async () => {
  expect(await ready()).toBe('200 ready')
  makeRoom = await fillDisk(site.desk.store)
  const refused = await importLong()
  expect(refused.status).toBe(507)
  expect(refused.text).toMatch(WORDS)
  expect(refused.text).toContain(LONG.trim())
  // Whoever runs the server reads of it: a line, without a stack trace.
  const lines = site.logged.filter(({ event }) => event !== 'sign_in')
  expect(lines).toEqual([expect.objectContaining({ event: 'not_saved', level: 'error', path: '/desk/articles', status: 507, reason: expect.stringMatching(WORDS) })])
  expect(lines[0]).not.toHaveProperty('stack')
  expect(await ready()).toBe('503 the disk is full: pages can be read, but nothing can be saved')
  for (const path of ['/healthz', '/', `/desk/articles/${articleId}`]) expect((await visitor.get(path)).status).toBe(200)
  await makeRoom()
  expect(await ready()).toBe('200 ready')
  expect((await importLong()).status).toBe(303)
})

it('loses nothing that was typed', async () => {
  makeRoom = await fillDisk(site.desk.store)
  const { version } = (await site.desk.store.claims.find(claim.id))!
  const verdict = { version: String(version), status: 'verified', asOf: '2026-03-01', withoutEvidence: 'Seen on the spot.', rationale: LONG.slice(0, 19_000) }
  const answers = [
    await visitor.post(`/desk/claims/${claim.id}/verdicts`, verdict),
    await visitor.post(`/desk/claims/${claim.id}/comments`, { body: LONG.slice(0, 4_900) }),
  ]
  for (const { status, text } of answers) {
    expect(status).toBe(507)
    expect(text).toMatch(WORDS)
    expect(text).toContain(LONG.slice(0, 4_000))
  }
  await makeRoom()
  expect(await site.desk.store.claims.find(claim.id)).toMatchObject({ version, verdicts: [] })
  expect((await visitor.post(`/desk/claims/${claim.id}/verdicts`, verdict)).status).toBe(303)
})

it('is said in words to whoever signs in, and does not count as a failed try', async () => {
  const strict = await startSite({}, { free: { pair: 1, account: 1, address: 1, device: 1 } })
  const person = await buildActor(strict.desk)
  makeRoom = await fillDisk(strict.desk.store)
  // What a session keeps of the browser's name does not fit.
  const signIn = () => visit(strict).post('/sign-in', { email: person.email, password: 'correct horse battery' }, { 'user-agent': 'a'.repeat(9_000) })
  for (let tries = 0; tries < 3; tries++) {
    const { status, text } = await signIn()
    expect(status).toBe(507)
    expect(text).toMatch(/You cannot be signed in just now\. The server’s disk is full/)
    expect(text).toContain(person.email)
  }
  await makeRoom()
  expect((await signIn()).status).toBe(303)
})

it('is a problem document to programs', async () => {
  const { token } = await createToken(site.desk, checker, checker.id, { name: 'wire' })
  makeRoom = await fillDisk(site.desk.store)
  const response = await fetch(`${site.url}/api/v1/articles`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Pier', text: `The pier closed in 2019. ${LONG}`, format: 'plain' }),
  })
  expect(await response.json()).toMatchObject({ status: 507, title: 'Insufficient Storage', detail: expect.stringMatching(WORDS) })
  expect((await callApi(site, 'GET', '/articles')).status).toBe(200)
})
