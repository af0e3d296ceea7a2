import { request } from 'node:http'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildActor, PASSWORD } from '../factories.js'
import { signedIn, startSite, visit, type Site } from '../server.js'

let site: Site
beforeAll(async () => {
  site = await startSite()
})

describe('beside the pages', () => {
  it.each(['/.git/config', '/package.json', '/src/main.ts', '/data/claimtrail.db', '/assets/', '/assets/..%2f..%2fpackage.json', '/assets/.hidden'])(
    '%s is not there',
    async (path) => {
      expect((await visit(site).get(path)).status).toBe(404)
    },
  )

  it('what is served says what it is, and in which characters', async () => {
    const visitor = visit(site)
    const types: (string | null)[] = []
    for (const path of ['/', '/healthz', '/api/openapi.json', '/api/v1/nothing', '/assets/base.css', '/assets/ask.js', '/assets/icon.svg']) {
      types.push((await visitor.get(path)).headers.get('content-type'))
    }
    expect(types).toEqual([
      'text/html; charset=utf-8', 'text/plain; charset=utf-8', 'application/json; charset=utf-8', 'application/problem+json; charset=utf-8',
      'text/css; charset=utf-8', 'text/javascript; charset=utf-8', 'image/svg+xml; charset=utf-8',
    ])
  })

  it.each(['/', '/nothing', '/desk', '/healthz', '/assets/base.css', '/assets/nothing', '/api/v1/articles', '/api/v1/nothing'])(
    '%s tells browsers not to guess, not to frame it and not to pass its address on',
    async (path) => {
      const { headers } = await visit(site).get(path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/)
      expect(headers.get('referrer-policy')).toBe('same-origin')
    },
  )

  it('what a signed-in person sees is kept in no cache', async () => {
    const visitor = await signedIn(site, await buildActor(site.desk))
    for (const path of ['/', '/desk', '/desk/nothing']) expect((await visitor.get(path)).headers.get('cache-control')).toBe('no-store')
  })

  it('TRACE sends nothing back', async () => {
    const answer = await new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const asked = request(site.url, { method: 'TRACE', headers: { cookie: 'a-secret=1' } }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }))
      })
      asked.once('error', reject)
      asked.end()
    })
    expect(answer.status).toBe(404)
    expect(answer.text).not.toContain('a-secret')
  })
})

describe('a page of another site', () => {
  it('reads of the API what anybody reads, and may send it no token and no JSON', async () => {
    const asked = { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization, content-type' }
    const { headers } = await fetch(`${site.url}/api/v1/articles`, { method: 'OPTIONS', headers: asked })
    expect(headers.get('access-control-allow-headers')).toBeNull()
    expect(headers.get('access-control-allow-methods')).toBeNull()
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    const page = await visit(site).get('/', { origin: 'https://elsewhere.example' })
    expect(page.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('the address of a client', () => {
  it.each([[0, '127.0.0.1'], [1, '203.0.113.9']])('with %i proxies in front is not what the client says of itself', async (trustProxy, address) => {
    const behind = await startSite({ trustProxy })
    const person = await buildActor(behind.desk)
    const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9', 'x-client-address': '198.51.100.2' }
    await visit(behind).post('/sign-in', { email: person.email, password: PASSWORD }, headers)
    const [session] = await behind.desk.store.accounts.session.findMany()
    expect(session!.ipAddress).toBe(address)
  })
})
