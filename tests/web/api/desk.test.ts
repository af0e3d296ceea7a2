import { beforeEach, describe, expect, it } from 'vitest'
import { addComment } from '../../../src/desk/claims/add-comment.js'
import { assignClaim } from '../../../src/desk/claims/assign-claim.js'
import { dismissClaim } from '../../../src/desk/claims/dismiss-claim.js'
import { askSecondCheck } from '../../../src/desk/second-checks/ask-second-check.js'
import { proposeVerdict } from '../../../src/desk/verdicts/propose-verdict.js'
import type { Article } from '../../../src/domain/article.js'
import type { Person } from '../../../src/domain/permission.js'
import { buildActor, buildArticle, claimSaying } from '../../factories.js'
import { callApi, startSite, type Site } from '../../server.js'

let site: Site
let checker: Person
let editor: Person
let admin: Person
let article: Article
beforeEach(async () => {
  site = await startSite()
  checker = await buildActor(site.desk)
  editor = await buildActor(site.desk, 'editor')
  admin = await buildActor(site.desk, 'admin')
  article = await buildArticle(site.desk, checker)
})
const call = (method: string, path: string, body?: unknown, as: Person = checker) => callApi(site, method, path, { as, ...(body !== undefined && { body }) })

describe('queues, by the API', () => {
  it('are one’s own, by page, with how many there are', async () => {
    const claims = await site.desk.store.claims.ofArticle(article.id)
    for (const { id } of claims.slice(0, 2)) await assignClaim(site.desk, editor, id, { assignee: checker.id, dueOn: null })
    const first = await call('GET', '/queues/mine?limit=1')
    expect(first.json).toMatchObject({ items: [{ article: { id: article.id, title: article.title }, claim: { desk: { stage: 'proposed' } } }], count: { total: 2, isMore: false }, next: expect.any(String) })
    expect((await call('GET', `/queues/mine?limit=1&after=${first.json.next as string}`)).json).toMatchObject({ items: [{ article: { id: article.id } }], next: null })
    expect((await call('GET', '/queues/mine', undefined, editor)).json).toMatchObject({ items: [], count: { total: 0 } })
    expect((await call('GET', `/queues/mine?by=${checker.id}&limit=1`, undefined, editor)).json).toMatchObject({ items: [{ article: { id: article.id } }], count: { total: 2 } })
    expect((await call('GET', '/queues/mine?by=nobody')).status).toBe(404)
    expect((await call('GET', `/queues/unassigned?by=${checker.id}`)).status).toBe(422)
    expect((await call('GET', '/queues/nobody')).status).toBe(404)
    expect((await callApi(site, 'GET', '/queues/mine')).status).toBe(401)
  })
})

describe('coverage, by the API', () => {
  it('says what each sentence is, by page, and takes what somebody says of one', async () => {
    const { json } = await call('GET', `/articles/${article.id}/coverage?limit=2`)
    expect(json).toMatchObject({ items: [{ start: 0, kind: 'claim', markedBy: null }, { kind: 'claim' }], next: 2 })
    const rest = await call('GET', `/articles/${article.id}/coverage?from=2`)
    const open = (rest.json.items as { start: number; text: string; kind: string }[]).find(({ text }) => text === 'Nobody knows yet.')!
    const marked = await call('POST', `/articles/${article.id}/sentences`, { start: open.start, kind: 'opinion' })
    expect(marked.json).toMatchObject({ items: [{ start: open.start, text: 'Nobody knows yet.', kind: 'opinion', markedBy: checker.name }], tally: { opinion: 1 } })
    expect(await call('POST', `/articles/${article.id}/sentences`, { start: 1, kind: 'opinion' })).toMatchObject({ status: 422, json: { fields: { start: expect.stringContaining('no such sentence') } } })
    expect((await callApi(site, 'GET', `/articles/${article.id}/coverage`)).status).toBe(401)
  })
})

describe('the details of an article, by the API', () => {
  it('are changed from the version that was seen; what is left out stays', async () => {
    expect((await call('POST', `/articles/${article.id}/details`, { version: article.version, title: 'The bridge closes' })).json).toMatchObject({
      title: 'The bridge closes', byline: article.byline, publisher: article.publisher, publishedOn: article.publishedOn,
    })
    expect((await call('POST', `/articles/${article.id}/details`, { version: article.version, title: 'Late' })).status).toBe(409)
    expect((await call('POST', `/articles/${article.id}/details`, { version: article.version + 1, byline: null })).json).toMatchObject({ title: 'The bridge closes', byline: null })
    expect(await call('POST', `/articles/${article.id}/details`, { version: article.version + 2, url: 'harbour' })).toMatchObject({ status: 422, json: { fields: { url: expect.any(String) } } })
  })
})

describe('trails, by the API', () => {
  it('are of a claim and of its article, by who and what', async () => {
    const claim = await claimSaying(site.desk, article.id, '4.2 million')
    await dismissClaim(site.desk, editor, claim.id, claim.version, { reason: 'opinion' })
    const { json: { items } } = await call('GET', `/claims/${claim.id}/trail`)
    expect(items).toMatchObject([{ activity: 'dismiss', agent: editor.name, subjectId: claim.id, before: { stage: 'proposed' }, after: { stage: 'dismissed', reason: 'opinion' }, redactedBy: null }])
    const all = (await call('GET', `/articles/${article.id}/trail`)).json.items as { activity: string; previousHash: string; hash: string }[]
    expect(all.map(({ activity }) => activity)).toEqual(['dismiss', 'import'])
    expect(all[0]!.previousHash).toBe(all[1]!.hash)
    expect((await call('GET', `/claims/${claim.id}/trail?activity=approve`)).json.items).toEqual([])
    expect((await call('GET', `/articles/${article.id}/trail?activity=import`)).json.items).toMatchObject([{ agent: checker.name }])
    expect((await call('GET', `/articles/${article.id}/trail?agent=${editor.id}`)).json.items).toMatchObject([{ activity: 'dismiss' }])
    expect((await callApi(site, 'GET', `/articles/${article.id}/trail`)).status).toBe(401)
  })

  it('tell who checks a claim blind nothing of it', async () => {
    const claim = await claimSaying(site.desk, article.id, '4.2 million')
    const waiting = await proposeVerdict(site.desk, checker, claim.id, claim.version, { status: 'false', rationale: 'The ledger.', asOf: '2026-02-27', withoutEvidence: 'Seen.' })
    const second = await buildActor(site.desk, 'fact-checker', 'Ana Second')
    await askSecondCheck(site.desk, editor, claim.id, waiting.version, { checker: second.id })
    for (const path of [`/articles/${article.id}/trail`, `/claims/${claim.id}/trail`, '/queues/awaiting', '/queues/unassigned']) {
      const text = JSON.stringify((await call('GET', path, undefined, second)).json)
      expect(text, path).not.toContain('propose_verdict')
      expect(text, path).not.toContain('The ledger')
    }
  })

  it('lose words to an admin who says why', async () => {
    const claim = await claimSaying(site.desk, article.id, '4.2 million')
    await addComment(site.desk, checker, claim.id, { body: 'A name that must not stand here.' })
    const [event] = (await call('GET', `/claims/${claim.id}/trail`)).json.items as { id: string }[]
    expect((await call('POST', `/events/${event!.id}/redaction`, { reason: 'A child.' }, editor)).status).toBe(403)
    expect(await call('POST', `/events/${event!.id}/redaction`, {}, admin)).toMatchObject({ status: 422, json: { fields: { reason: expect.any(String) } } })
    expect((await call('POST', `/events/${event!.id}/redaction`, { reason: 'A child.' }, admin)).json).toMatchObject({ id: event!.id, before: null, after: null, redactedBy: expect.any(String) })
  })
})

describe('rules, by the API', () => {
  it('are an admin’s to change, from those that were seen', async () => {
    expect((await call('GET', '/rules')).json).toEqual({ rules: [] })
    expect((await call('POST', '/rules', { rules: ['sourced'], seen: [] })).status).toBe(403)
    const [rule] = (await call('POST', '/rules', { rules: ['decided'], seen: [] }, admin)).json.rules as string[]
    expect(rule).toBe('decided')
    expect(await call('POST', '/rules', { rules: [], seen: [] }, admin)).toMatchObject({ status: 422, json: { fields: { rules: expect.stringContaining('Somebody changed') } } })
    expect(await call('POST', '/rules', { rules: ['be kind'], seen: ['decided'] }, admin)).toMatchObject({ status: 422 })
    expect((await call('GET', '/rules')).json).toEqual({ rules: ['decided'] })
  })
})
