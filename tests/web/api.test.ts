import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/domain/permission.js'
import { buildActor, buildPublishedClaim, claimSaying, HARBOUR, type PublishedClaim } from '../factories.js'
import { callApi, startSite, type Site } from '../server.js'

let site: Site
let published: PublishedClaim
let admin: Actor
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

  it('a limit out of range is refused in words', async () => {
    expect((await callApi(site, 'GET', '/articles?limit=1000')).status).toBe(422)
  })
})

describe('/split', () => {
  it('splits without keeping anything', async () => {
    const { status, json } = await callApi(site, 'POST', '/split', { body: { text: HARBOUR } })
    expect(status).toBe(200)
    expect(json.claims.length).toBeGreaterThan(2)
    expect(json.sentences[0]).toMatchObject({ start: 0, type: 'statement' })
  })
})

describe('/api/openapi.json', () => {
  it('describes every endpoint, and the answers fit their schemas', async () => {
    const document = await (await fetch(`${site.url}/api/openapi.json`)).json()
    expect(document.openapi).toMatch(/^3\.1/)
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/articles', '/articles/{id}/claims', '/claims/{id}', '/sources/{id}', '/split']))
    const schema = document.paths['/claims/{id}'].get.responses['200'].content['application/json'].schema
    const { json } = await callApi(site, 'GET', `/claims/${published.claim.id}`)
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(json)))
    expect(JSON.stringify(document)).not.toContain('$defs')
  })
})
