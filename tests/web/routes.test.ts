import { beforeAll, describe, expect, it } from 'vitest'
import { acceptClaim } from '../../src/desk/claims/accept-claim.js'
import { proposeVerdict } from '../../src/desk/verdicts/propose-verdict.js'
import type { Article } from '../../src/domain/article.js'
import type { Claim } from '../../src/domain/claim.js'
import { can, type Action } from '../../src/domain/permission.js'
import { endpoints } from '../../src/web/api/routes.js'
import { routes } from '../../src/web/routes.js'
import { buildArticle, buildPendingImport, buildPublishedClaim, type PublishedClaim } from '../factories.js'
import { callApi, startSite, visit, type Site } from '../server.js'

let site: Site
let published: PublishedClaim
let draft: Article
let hidden: Claim
let pendingId: string
beforeAll(async () => {
  site = await startSite()
  published = await buildPublishedClaim(site.desk)
  const { checker } = published
  draft = await buildArticle(site.desk, checker, {
    title: 'Zeppelin accounts', publisher: 'Quiet Courier', text: 'Ida Nord said the zeppelin lost 9 engines.',
  })
  pendingId = await buildPendingImport(site.desk, checker, 'The zeppelin had 12 more engines.', 'Zeppelin engines')
  const [claim] = await site.desk.store.claims.ofArticle(draft.id)
  const accepted = await acceptClaim(site.desk, checker, claim!.id, claim!.version)
  hidden = await proposeVerdict(site.desk, checker, accepted.id, accepted.version, {
    status: 'false', rationale: 'The ledger of the zeppelin disagrees.', asOf: '2026-02-28', withoutEvidence: 'Seen on the spot.',
  })
})

const SECRETS = /zeppelin|Nord|Quiet Courier|ledger/i
const forDraft = (path: string) => {
  const source = hidden.attributions[0]!.hops[0]!.source.id
  const ids = { articles: draft.id, claims: hidden.id, sources: source, verdicts: hidden.verdicts[0]!.id, tokens: 'none', imports: pendingId }
  const noun = path.split('/').find((part): part is keyof typeof ids => part in ids)
  return path.replace(':id', noun ? ids[noun] : 'none')
}

const isOpen = (may: Action | 'anyone') => may === 'anyone' || can(null, may)

describe('without an account', () => {
  it.each(routes.filter(({ may }) => !isOpen(may)).map(({ method, path }) => [method, path] as const))(
    '%s %s answers with nothing but the way to sign in',
    async (method, path) => {
      const visitor = visit(site)
      const answer = method === 'get' ? await visitor.get(forDraft(path)) : await visitor.post(forDraft(path), { version: '1' })
      expect([303, 401]).toContain(answer.status)
      if (answer.status === 303) expect(answer.location).toMatch(/^\/sign-in/)
      expect(answer.text).not.toMatch(SECRETS)
    },
  )

  it('the pages for anyone are these', () => {
    expect(routes.filter(({ may }) => isOpen(may)).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'get /', 'get /articles/:id', 'get /claims/:id', 'get /sources/:id', 'get /sign-in', 'post /sign-in', 'get /sign-in/code', 'post /sign-in/code', 'post /sign-out', 'get /invitations/:secret', 'post /invitations/:secret', 'get /feeds/digest/:secret.atom', 'get /desk/split', 'post /desk/split',
      'get /healthz', 'get /readyz', 'get /metrics',
    ])
  })

  it.each(['/', '/articles/:id', '/claims/:id', '/sources/:id', '/metrics'])('%s tells nothing of a draft', async (path) => {
    const { status, text } = await visit(site).get(forDraft(path))
    expect(status).toBe(path.includes(':id') ? 404 : 200)
    expect(text).not.toMatch(SECRETS)
  })
})

describe('without a token', () => {
  it.each(endpoints.filter(({ may }) => !isOpen(may)).map(({ method, path }) => [method, path] as const))(
    '%s %s asks for one',
    async (method, path) => {
      const { status, headers, json } = await callApi(site, method.toUpperCase(), forDraft(path), method === 'get' ? {} : { body: { version: 1 } })
      expect(status).toBe(401)
      expect(headers.get('www-authenticate')).toBe('Bearer')
      expect(JSON.stringify(json)).not.toMatch(SECRETS)
    },
  )

  it.each(endpoints.filter(({ method, may }) => method === 'get' && isOpen(may)).map(({ path }) => path))('get %s tells nothing of a draft', async (path) => {
    const { status, json } = await callApi(site, 'GET', forDraft(path))
    expect(status).toBe(path.includes(':id') ? 404 : 200)
    expect(JSON.stringify(json)).not.toMatch(SECRETS)
  })

  it('a published claim says nothing of what waits for approval or was said on the way', async () => {
    const { desk } = site
    const { claim, checker } = published
    const now = (await desk.store.claims.find(claim.id))!
    await proposeVerdict(desk, checker, claim.id, now.version, { status: 'false', rationale: 'A secret finding.', asOf: '2026-02-28', withoutEvidence: 'Seen on the spot.' })
    const read = await callApi(site, 'GET', `/claims/${claim.id}`)
    const listed = await callApi(site, 'GET', `/articles/${claim.articleId}/claims`)
    for (const { json } of [read, listed]) expect(JSON.stringify(json)).not.toMatch(/secret finding|awaiting|"desk"/)
    expect(read.json).toMatchObject({ status: 'verified', verdict: { decisionNote: null } })
  })
})

describe('with a token', () => {
  it('people of the desk read drafts, and nothing of it may be kept in a cache', async () => {
    const { headers, json } = await callApi(site, 'GET', `/articles/${draft.id}`, { as: published.checker })
    expect(json).toMatchObject({ title: 'Zeppelin accounts', publication: 'draft' })
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('a fact-checker publishes and decides no more than on the pages', async () => {
    const as = published.checker
    const body = { version: 1, note: 'Look again.' }
    expect((await callApi(site, 'POST', `/articles/${draft.id}/publication`, { as, body })).status).toBe(403)
    expect((await callApi(site, 'POST', `/verdicts/${hidden.verdicts[0]!.id}/approval`, { as, body })).status).toBe(403)
    expect((await callApi(site, 'POST', `/verdicts/${hidden.verdicts[0]!.id}/return`, { as, body })).status).toBe(403)
  })
})
