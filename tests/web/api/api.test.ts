import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { acceptClaim } from '../../../src/desk/claims/accept-claim.js'
import { publishArticle } from '../../../src/desk/articles/publish-article.js'
import type { Person } from '../../../src/domain/permission.js'
import { endpoints } from '../../../src/web/api/routes.js'
import { ArticleSchema, ClaimSchema, pageOf, ProblemSchema, SplitSchema } from '../../../src/web/api/schemas.js'
import { buildActor, buildArticle, buildPublishedClaim, claimSaying, CLINIC, HARBOUR, splitOfClinic, type PublishedClaim } from '../../factories.js'
import { callApi, startSite, type Site } from '../../server.js'

let site: Site
let published: PublishedClaim
let admin: Person
beforeAll(async () => {
  site = await startSite()
  published = await buildPublishedClaim(site.desk)
  admin = await buildActor(site.desk, 'admin', 'Ada Admin')
})

describe('reading without a token', () => {
  it('lists published articles and reads one with its text', async () => {
    const { article } = published
    const list = await callApi(site, 'GET', '/articles')
    expect(list.json).toMatchObject({ items: [{ id: article.id, claimCount: 1 }], next: null })
    expect((await callApi(site, 'GET', `/articles/${article.id}`)).json).toMatchObject({
      publication: 'published', revision: { number: 1, text: HARBOUR },
    })
  })

  it('answers accepted claims with their approved verdict, and nothing of the desk', async () => {
    const { article, claim } = published
    const { json } = await callApi(site, 'GET', `/articles/${article.id}/claims`)
    expect(json.items.map((item: { id: string }) => item.id)).toEqual([claim.id])
    expect(json.items[0]).toMatchObject({ status: 'verified', verdict: { asOf: '2026-02-28' }, sourcing: 'none' })
    expect(json.items[0].desk).toBeUndefined()
    const proposed = await claimSaying(site.desk, article.id, 'cracks')
    expect((await callApi(site, 'GET', `/claims/${proposed.id}`)).status).toBe(404)
  })

  it('pages by cursor', async () => {
    const { article } = published
    const ids: string[] = []
    let path: string | null = `/articles/${article.id}/claims?limit=1`
    while (path) {
      const { json }: Awaited<ReturnType<typeof callApi>> = await callApi(site, 'GET', path, { as: admin })
      ids.push(...json.items.map((item: { id: string }) => item.id))
      path = json.next && `/articles/${article.id}/claims?limit=1&after=${json.next}`
    }
    expect(ids).toEqual((await site.desk.store.claims.ofArticle(article.id)).map(({ id }) => id))
  })
})

describe('writing with a token', () => {
  it('brings an article in, checks a claim and publishes it', async () => {
    const text = 'The aquarium bought 31 penguins in March.\n\nThe keeper Olu Adeyemi said two of them escaped.'
    const made = await callApi(site, 'POST', '/articles', { as: admin, body: { text, title: 'Penguins' } })
    expect(made).toMatchObject({ status: 201, json: { title: 'Penguins', publication: 'draft', version: 1 } })
    const { id } = made.json
    expect((await callApi(site, 'GET', `/articles/${id}`)).status).toBe(404)

    const { json } = await callApi(site, 'GET', `/articles/${id}/claims`, { as: admin })
    const claim = json.items[0]
    expect(claim.desk).toMatchObject({ stage: 'proposed', version: 1 })
    const accepted = await callApi(site, 'POST', `/claims/${claim.id}/acceptance`, { as: admin, body: { version: 1 } })
    expect(accepted.json.desk).toMatchObject({ stage: 'accepted', version: 2 })
    const stale = await callApi(site, 'POST', `/claims/${claim.id}/dismissal`, { as: admin, body: { version: 1 } })
    expect(stale.status).toBe(409)
    expect((await callApi(site, 'POST', `/articles/${id}/publication`, { as: admin, body: { version: 1 } })).status).toBe(200)
    expect((await callApi(site, 'GET', `/claims/${claim.id}`)).status).toBe(200)
  })

  it('follows the same table of permissions as the pages', async () => {
    const { article, checker } = published
    const body = { version: article.version, reason: 'No.' }
    expect((await callApi(site, 'POST', `/articles/${article.id}/retraction`, { as: checker, body })).status).toBe(403)
    expect((await callApi(site, 'POST', `/articles/${article.id}/retraction`, { body })).status).toBe(401)
  })
})

describe('sources', () => {
  it('are read with all that is attributed to them', async () => {
    const text = 'Engineer Kim Aas said the lock gate broke in May.\n\nKim Aas said 14 barges are waiting.'
    const { json } = await callApi(site, 'POST', '/articles', { as: admin, body: { text, title: 'Lock' } })
    const claims = await site.desk.store.claims.ofArticle(json.id)
    for (const { id, version } of claims) await callApi(site, 'POST', `/claims/${id}/acceptance`, { as: admin, body: { version } })
    await callApi(site, 'POST', `/articles/${json.id}/publication`, { as: admin, body: { version: 1 } })
    const { id } = claims.at(-1)!.attributions[0]!.hops[0]!.source
    expect((await callApi(site, 'GET', `/sources/${id}`)).json).toEqual({ id, name: 'Kim Aas', kind: 'person', aliases: [], role: null, sameAs: null })
    const first = await callApi(site, 'GET', `/sources/${id}/claims?limit=1`)
    const second = await callApi(site, 'GET', `/sources/${id}/claims?limit=1&after=${first.json.next}`)
    expect([first, second].map((page) => page.json.items[0].id)).toEqual(claims.map((claim) => claim.id).slice(-2).reverse())
  })
})

describe('errors', () => {
  it('are problem documents with words per field', async () => {
    const { status, type, json } = await callApi(site, 'POST', '/articles', { as: admin, body: { text: 'x', url: 'nowhere' } })
    expect(status).toBe(422)
    expect(type).toContain('application/problem+json')
    expect(json).toMatchObject({ status: 422, fields: { url: expect.stringContaining('https://') } })
  })

  it.each([
    ['broken JSON', '{', 400],
    ['a list instead of an object', '[]', 422],
  ])('%s is the caller’s mistake', async (_what, body, status) => {
    const response = await fetch(`${site.url}/api/v1/split`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('problem+json')
  })

  it('name the article that has the text already, and the version that stands now', async () => {
    const { article } = published
    const again = await callApi(site, 'POST', '/articles', { as: admin, body: { text: HARBOUR } })
    expect(again).toMatchObject({ status: 409, json: { title: 'Conflict', articleId: article.id } })
    const stale = await callApi(site, 'POST', `/articles/${article.id}/publication`, { as: admin, body: { version: 99 } })
    expect(stale).toMatchObject({ status: 409, json: { version: article.version } })
  })

  it.each([
    ['what is not sent as JSON', 'text/plain', 'x', 415, 'application/json'],
    ['another charset', 'application/json; charset=latin7', '{}', 415, 'UTF-8'],
    ['broken JSON', 'application/json', '{', 400, 'not JSON'],
    ['too much of it', 'application/json', `"${'x'.repeat(7_500_000)}"`, 413, '7 MB'],
  ])('say in words what is wrong with %s', async (_what, contentType, body, status, words) => {
    const response = await fetch(`${site.url}/api/v1/split`, { method: 'POST', body, headers: { 'content-type': contentType } })
    expect(response.status).toBe(status)
    const problem = ProblemSchema.parse(await response.json())
    expect(problem).toMatchObject({ status, type: 'about:blank' })
    expect(problem.detail).toContain(words)
  })

  it('half of a character is refused and not stored', async () => {
    const claim = published.claim
    const body = { version: claim.version, text: 'A word \ud83d cut in two.' }
    expect(await callApi(site, 'POST', `/claims/${claim.id}/wording`, { as: admin, body })).toMatchObject({
      status: 422, json: { fields: { text: expect.stringContaining('half of a character') } },
    })
  })

  it('a NUL is refused and not stored, wherever it comes', async () => {
    const claim = published.claim
    const body = { version: claim.version, text: 'A word \0 in two.' }
    expect(await callApi(site, 'POST', `/claims/${claim.id}/wording`, { as: admin, body })).toMatchObject({
      status: 422, json: { fields: { text: expect.stringContaining('NUL') } },
    })
    expect((await callApi(site, 'GET', `/articles/${published.article.id}/claims?after=%00`)).status).toBe(404)
  })

  it.each(['%00', '%E4', '..%2F..', 'x'.repeat(3_000)])('an id like %.20s is nobody’s', async (id) => {
    expect([400, 404]).toContain((await callApi(site, 'GET', `/articles/${id}`)).status)
  })

  it('a limit out of range is refused in words', async () => {
    expect((await callApi(site, 'GET', '/articles?limit=1000')).status).toBe(422)
  })
})

describe('/split', () => {
  it('takes long texts only with a token', async () => {
    const body = { text: 'The pier is long. '.repeat(6_000) }
    expect((await callApi(site, 'POST', '/split', { body })).json).toMatchObject({ status: 422, fields: { text: expect.any(String) } })
    expect((await callApi(site, 'POST', '/split', { as: admin, body })).status).toBe(200)
  })

  it('splits without keeping anything', async () => {
    const before = await site.desk.store.accounts.article.count()
    const { status, json } = await callApi(site, 'POST', '/split', { body: { text: HARBOUR } })
    expect(status).toBe(200)
    expect(json.claims.length).toBeGreaterThan(2)
    expect(json.sentences[0]).toMatchObject({ start: 0, type: 'statement' })
    expect(await site.desk.store.accounts.article.count()).toBe(before)
  })
})

describe('parts, open references, and what decided', () => {
  let clinic: Site
  let editor: Person
  let id: string
  const given: unknown[] = []
  beforeAll(async () => {
    clinic = await startSite({}, { split: (_text, context) => {
      given.push(context)
      return Promise.resolve(splitOfClinic())
    } })
    editor = await buildActor(clinic.desk, 'editor')
    const article = await buildArticle(clinic.desk, editor, { text: CLINIC })
    const claim = await claimSaying(clinic.desk, article.id, 'The agency closed')
    await acceptClaim(clinic.desk, editor, claim.id, claim.version)
    await publishArticle(clinic.desk, editor, article.id, article.version)
    id = claim.id
  })

  it('a claim answers its parts with their words, its chain what settled it, each hop its cue', async () => {
    const { json } = await callApi(clinic, 'GET', `/claims/${id}`)
    expect(json.parts).toMatchObject([
      { text: 'It opened the clinic in 1986.', anchors: [{ exact: 'the clinic' }, { exact: 'it opened in 1986' }] },
      { text: 'There was a clinic.', anchors: [{ exact: 'clinic' }] },
    ])
    expect(json.attributions[0]).toMatchObject({ decidedBy: 'rule verb', hops: [{ cue: 'said' }, { cue: 'reported' }] })
    const { cueStart, cueEnd } = json.attributions[0].hops[1]
    expect(CLINIC.slice(cueStart, cueEnd)).toBe('reported')
    expect(ClaimSchema.parse(json)).toEqual(json)
  })

  it('what is open in a claim is for the desk, readers are told no guess', async () => {
    expect((await callApi(clinic, 'GET', `/claims/${id}`)).json.open).toBeUndefined()
    const { json } = await callApi(clinic, 'GET', `/claims/${id}`, { as: editor })
    expect(json.open).toEqual(splitOfClinic().claims[1]!.open)
    expect(ClaimSchema.parse(json)).toEqual(json)
  })

  it('/split answers all of it and takes the article’s date', async () => {
    const { status, json } = await callApi(clinic, 'POST', '/split', { body: { text: CLINIC, date: '2026-02-27', publisher: 'The Quay' } })
    expect({ status, json }).toEqual({ status: 200, json: splitOfClinic() })
    expect(SplitSchema.parse(json)).toEqual(json)
    expect(given.at(-1)).toEqual({ publishedAt: '2026-02-27', publisher: 'The Quay' })
  })

  it('a date that is none is refused in words', async () => {
    expect(await callApi(clinic, 'POST', '/split', { body: { text: CLINIC, date: 'Tuesday' } })).toMatchObject({
      status: 422, json: { fields: { date: 'Write the date as year-month-day, for example 2026-03-01.' } },
    })
  })
})

describe('/api/openapi.json', () => {
  it('describes every endpoint, and every reference in it leads somewhere', async () => {
    const document = await (await fetch(`${site.url}/api/openapi.json`)).json()
    expect(document.openapi).toMatch(/^3\.1/)
    const described = Object.entries(document.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect(described.sort()).toEqual(endpoints.map(({ method, path }) => `${method} ${path.replace(':id', '{id}')}`).sort())
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1]!)
    expect(references.length).toBeGreaterThan(0)
    for (const reference of references) {
      const target = reference.split('/').reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], document)
      expect(target, reference).toBeDefined()
    }
    expect(JSON.stringify(document)).not.toContain('$defs')
  })

  // Parsing drops what a schema does not name: what comes out equal was named, all of it.
  it.each([undefined, 'a token'])('answers are what it says, with %s', async (token) => {
    const as = token ? { as: admin } : {}
    const { article, claim } = published
    const answers: [z.ZodType, string][] = [
      [pageOf(ArticleSchema), '/articles'], [ArticleSchema, `/articles/${article.id}`],
      [pageOf(ClaimSchema), `/articles/${article.id}/claims`], [ClaimSchema, `/claims/${claim.id}`],
    ]
    for (const [schema, path] of answers) {
      const { json } = await callApi(site, 'GET', path, as)
      expect(schema.parse(json), path).toEqual(json)
    }
    const { json } = await callApi(site, 'POST', '/split', { body: { text: HARBOUR } })
    expect(SplitSchema.parse(json)).toEqual(json)
  })
})
