import { beforeAll, expect, it, vi } from 'vitest'
import { presentPresence } from '../../../../src/web/pages/workspace/presence.js'
import { buildActor, buildArticle, claimSaying } from '../../../factories.js'
import { callApi, signedIn, startAgain, startSite, visit, type Site, type Visitor } from '../../../server.js'
import type { Person } from '../../../../src/domain/permission.js'

let site: Site
let ana: Person
let asAna: Visitor
let asBo: Visitor
beforeAll(async () => {
  site = await startSite()
  ana = await buildActor(site.desk, 'fact-checker', 'Ana Lind')
  asAna = await signedIn(site, ana)
  asBo = await signedIn(site, await buildActor(site.desk, 'fact-checker', 'Bo Kern'))
})

it('who types is told to others at any server of the desk, and 304 where nothing changed', async () => {
  const article = await buildArticle(site.desk, ana)
  const { id } = await claimSaying(site.desk, article.id, '4.2 million')
  const path = `/desk/articles/${article.id}/presence`
  const nobody = await asBo.get(path)
  expect(nobody).toMatchObject({ status: 200, text: '{}' })
  expect(await asBo.get(path, { 'if-none-match': nobody.headers.get('etag')!, 'cache-control': 'no-cache' })).toMatchObject({ status: 304, text: '' })
  expect((await asAna.post(`/desk/claims/${id}/presence`, { state: 'editing' })).status).toBe(204)
  const elsewhere = await signedIn(await startAgain(site), await buildActor(site.desk, 'editor', 'Maren Edit'))
  for (const other of [asBo, elsewhere]) {
    const answer = await other.get(path, { 'if-none-match': nobody.headers.get('etag')! })
    expect(JSON.parse(answer.text)).toEqual({ [id]: 'Ana Lind is editing this' })
  }
  for (const page of [`/desk/articles/${article.id}/record`, `/desk/claims/${id}/record`]) expect((await asBo.get(page)).text).not.toContain('is editing')
  expect(JSON.stringify((await callApi(site, 'GET', `/claims/${id}`, { as: ana })).json)).not.toContain('editing')
  expect((await asAna.post(`/desk/claims/${id}/presence`, { state: 'over' })).status).toBe(204)
  expect((await asBo.get(path)).text).toBe('{}')
})

it('is no business of strangers, and told too often it is refused, of this person alone', async () => {
  const article = await buildArticle(site.desk, ana, { text: 'The lock was closed on Monday. It opens in May.' })
  const [claim] = await site.desk.store.claims.ofArticle(article.id)
  const path = `/desk/claims/${claim!.id}/presence`
  expect((await visit(site).post(path, { state: 'editing' })).status).not.toBe(204)
  expect((await visit(site).get(`/desk/articles/${article.id}/presence`)).status).toBe(303)
  expect((await asAna.post('/desk/claims/none/presence', { state: 'editing' })).status).toBe(404)
  const answers = []
  for (let n = 0; n < 31; n += 1) answers.push((await asAna.post(path, { state: 'editing' })).status)
  expect(answers.at(-1)).toBe(429)
  expect((await asBo.post(path, { state: 'over' })).status).toBe(204)
})

it('asked again and again by a page that is left open, it keeps no session from ending', async () => {
  const article = await buildArticle(site.desk, ana, { text: 'The quay was closed on Monday. It opens in May.' })
  const asCy = await signedIn(site, await buildActor(site.desk, 'fact-checker', 'Cy Idle'))
  const idleSince = new Date(Date.now() - 11 * 60 * 60_000)
  await site.desk.store.accounts.session.updateMany({ data: { seenAt: idleSince } })
  const write = vi.spyOn(site.desk.store, 'write')
  expect((await asCy.get(`/desk/articles/${article.id}/presence`)).status).toBe(200)
  expect(write).not.toHaveBeenCalled()
  expect((await asCy.get('/desk')).status).toBe(200)
  expect(write).toHaveBeenCalledTimes(1)
  write.mockRestore()
})

it('several people are named together', () => {
  const names = ['Ana', 'Bo', 'Cy'].map((name) => ({ claimId: 'one', name }))
  expect(presentPresence(names.slice(0, 2))).toEqual({ one: 'Ana and Bo are editing this' })
  expect(presentPresence(names)).toEqual({ one: 'Ana, Bo and Cy are editing this' })
})
