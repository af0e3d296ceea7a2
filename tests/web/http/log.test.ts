import { request } from 'node:http'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createToken } from '../../../src/desk/people/create-token.js'
import { revokeToken } from '../../../src/desk/people/revoke-token.js'
import type { Person } from '../../../src/domain/permission.js'
import { createLog } from '../../../src/web/http/log.js'
import { buildActor, buildArticle } from '../../factories.js'
import { callApi, signedIn, startSite, visit, type Site } from '../../server.js'

let site: Site
let checker: Person
beforeAll(async () => {
  const parts = { split: () => Promise.reject(new Error('the splitter broke on “The minister said”')) }
  site = await startSite({ splitsPerMinute: 2 }, parts)
  checker = await buildActor(site.desk)
})
beforeEach(() => {
  site.logged.length = 0
})

const send = (path: string, headers: Record<string, string>) =>
  new Promise<void>((resolve, reject) => {
    request(site.url + path, { headers }, (response) => response.resume().on('end', resolve)).on('error', reject).end()
  })

describe('the log', () => {
  it('says of a mistake of ours when, who, where and what, and nothing that was typed', async () => {
    const visitor = await signedIn(site, checker)
    site.logged.length = 0
    const answer = await visitor.post('/desk/split?query=secret', { text: 'The minister said it rained.' })
    expect(answer.status).toBe(500)
    // Signing in is told when it is done with, which may be now.
    expect(site.logged.filter(({ event }) => event !== 'sign_in')).toEqual([{
      level: 'error', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), event: 'mistake', requestId: expect.stringMatching(/^[\da-f-]{36}$/),
      userId: checker.id, address: '127.0.0.1', method: 'POST', path: '/desk/split', status: 500,
      error: 'Error', reason: 'the splitter broke on “…”', stack: expect.stringMatching(/^at .*log\.test\.ts/),
    }])
    expect(JSON.stringify(site.logged)).not.toMatch(/minister|secret/)
  })

  it('names who was refused what', async () => {
    const article = await buildArticle({ ...site.desk, split: () => Promise.resolve({ language: 'en', sentences: [], claims: [], attributions: [] }) }, checker)
    const visitor = await signedIn(site, checker)
    expect((await visitor.post(`/desk/articles/${article.id}/publication`, { version: '1' })).status).toBe(403)
    expect((await visitor.get('/desk/people')).status).toBe(403)
    expect(site.logged.filter(({ event }) => event === 'act_refused')).toMatchObject([
      { level: 'warn', userId: checker.id, path: `/desk/articles/${article.id}/publication`, status: 403, action: 'publish_article' },
      { userId: checker.id, method: 'GET', path: '/desk/people', action: 'manage_users' },
    ])
  })

  it('tells of a form that nobody signed in sends, and of no page that leads to signing in', async () => {
    await visit(site).get('/desk')
    await visit(site).post('/desk/tokens', { name: 'x' })
    expect(site.logged).toMatchObject([{ event: 'act_refused', userId: null, path: '/desk/tokens', status: 401 }])
  })

  it('tells of forms from elsewhere and of names that are not ours', async () => {
    await visit(site).post('/sign-out', {}, { origin: 'https://evil.example' })
    await send('/desk', { host: 'rebound.example:80' })
    expect(site.logged).toMatchObject([
      { event: 'form_from_elsewhere', path: '/sign-out', from: 'https://evil.example', userId: null, status: 403 },
      { event: 'foreign_host', path: '/desk', from: 'rebound.example', status: 421 },
    ])
  })

  it('tells of tokens that are refused, whose they were, and not what they are', async () => {
    const { id, token } = await createToken(site.desk, checker, checker.id, { name: 'wire' })
    await revokeToken(site.desk, checker, checker.id, id)
    for (const sent of [token, 'ct_made-up']) await send('/api/v1/articles', { authorization: `Bearer ${sent}` })
    await callApi(site, 'POST', '/articles', { body: {} })
    expect(site.logged).toMatchObject([
      { event: 'token_refused', userId: checker.id, path: '/api/v1/articles', status: 401 },
      { event: 'token_refused', userId: null },
      { event: 'act_refused', userId: null, method: 'POST', status: 401 },
    ])
    expect(JSON.stringify(site.logged)).not.toMatch(/\bct_/)
  })

  it('tells of signing out, once', async () => {
    const visitor = await signedIn(site, checker)
    await visitor.post('/sign-out', {})
    await visitor.post('/sign-out', {})
    expect(site.logged.map(({ event, userId, level }) => [event, userId, level])).toEqual([['sign_in', checker.id, 'info'], ['sign_out', checker.id, 'info']])
  })

  it('tells of who sends too many texts, by page and by program', async () => {
    const strict = await startSite({ splitsPerMinute: 1 })
    for (let n = 0; n < 2; n += 1) await visit(strict).post('/desk/split', { text: 'It rained.' })
    await callApi(strict, 'POST', '/split', { body: { text: 'It rained.' } })
    expect(strict.logged).toMatchObject([
      { event: 'too_many', path: '/desk/split', status: 429 },
      { event: 'too_many', path: '/api/v1/split', status: 429 },
    ])
  })

  it('cannot be made to hold a line of somebody else’s', () => {
    const lines: string[] = []
    createLog({ write: (line) => void lines.push(line) }).warn({ event: 'foreign_host', from: 'x\n{"event":"sign_in"}\u2028' })
    expect(lines).toHaveLength(1)
    expect(lines[0]!.trimEnd()).not.toMatch(/\n/)
  })

  it('leaves out what one address causes over and over, says how often, and never a sign-in', () => {
    const lines: Record<string, unknown>[] = []
    const log = createLog({ write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) }, { most: { anAddress: 1, together: 9 } })
    for (let n = 0; n < 3; n += 1) {
      log.warn({ event: 'foreign_host', address: '192.0.2.7' })
      log.error({ event: 'mistake', address: '192.0.2.7' })
      log.info({ event: 'sign_in', address: '192.0.2.7' })
    }
    log.close()
    expect(lines.map(({ event, of, count }) => [event, of, count].filter(Boolean).join(' '))).toEqual([
      'foreign_host', 'mistake', 'sign_in', 'sign_in', 'sign_in', 'left_out foreign_host 2', 'left_out mistake 2',
    ])
  })
})
