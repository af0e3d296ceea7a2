// Every route, page or API, with what no form of ours sends: nothing may be our own mistake (500), tell of the code, or stop the server.
import { beforeAll, describe, expect, it } from 'vitest'
import { endpoints } from '../../src/web/api/routes.js'
import { routes } from '../../src/web/routes.js'
import { createToken } from '../../src/desk/people/create-token.js'
import type { Person } from '../../src/domain/permission.js'
import { buildActor, buildPublishedClaim } from '../factories.js'
import { signedIn, startSite, type Site, type Visitor } from '../server.js'

let site: Site
let admin: Visitor
let person: Person
let token: string
let claimId: string

beforeAll(async () => {
  site = await startSite({ splitsPerMinute: 100_000 })
  claimId = (await buildPublishedClaim(site.desk)).claim.id
  person = await buildActor(site.desk, 'admin', 'Ida Admin')
  admin = await signedIn(site, person)
  token = (await createToken(site.desk, person, person.id, { name: 'hostile' })).token
})

const IDS = ['nothing', '%00', '%F0%9F%92%A9', '%ED%A0%80', '%', '..%2F..%2Fsecret', "'%20OR%201=1--", '__proto__', 'x'.repeat(3_000)]
const QUERIES = [
  '', 'after=%00', 'after=9999999999999999-x', 'page=-1', 'page=1e99', 'page=NaN', 'claim=__proto__', 'query=%25_%5C%27%22', 'notice=constructor',
  'limit=1e9', 'stage=constructor&status=toString&sourcing=__proto__', 'query=a&query=b&after=c&after=d', 'next=%2F%2Fexample.net', '%FF=%FE', '=', '&&&&', 'a[b][c]=d',
]
const FIELDS: Record<string, string>[] = [
  {}, { version: '1e400', text: '\0', body: '\0', rationale: '\u202e', note: '\0', reason: '\0' }, { version: '-1' }, { version: 'NaN', name: '' },
  { version: '9'.repeat(400), text: '\ud800', title: '\ud800', body: '\udc00', name: '\ud800', email: '\ud800@\udc00' },
  { __proto__: 'x', constructor: 'y', version: '1', toString: 'z' }, { 'version[]': '1', 'text[a]': 'b' }, { version: '1', status: 'constructor', asOf: '2026-99-99' },
  { text: '<script>alert(1)</script>'.repeat(400), format: 'html', title: '{{#each this}}', language: 'x-'.repeat(30) },
  { email: "' OR 1=1 --", password: '\0', next: 'javascript:alert(1)', url: 'javascript:alert(1)', publishedOn: '+275760-09-13' },
]
const BODIES = ['', '{', 'null', '[]', '"text"', '1e999', '{"__proto__":{"version":1}}', '{"version":1e999}', '{"text":"\\ud800"}', '{"text":"\\u0000","version":1}', '{"a":'.repeat(5_000), '{"version":{"$gt":0}}']

function isOurMistake(status: number, text: string): boolean {
  return status >= 500 || /\n\s+at \S+ \(|node_modules|\/src\/|PrismaClient|SQLITE_/.test(text)
}

describe('what no form of ours sends', () => {
  it.each(routes.filter(({ method }) => method === 'get').map(({ path }) => path))('GET %s', async (path) => {
    const wrong: string[] = []
    const ids = path.includes(':id') ? [...IDS, claimId] : ['']
    for (const id of ids) {
      for (const query of id === ids.at(-1) ? QUERIES : ['']) {
        const address = `${path.replace(':id', id)}?${query}`
        const { status, text } = await admin.get(address, { 'x-fragment': 'card' })
        if (isOurMistake(status, text)) wrong.push(`${status} ${address}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it.each(routes.filter(({ method }) => method === 'post').map(({ path }) => path))('POST %s', async (path) => {
    const wrong: string[] = []
    // Some of these end the session that they are sent in.
    const sender = await signedIn(site, person)
    for (const id of path.includes(':id') ? ['nothing', claimId] : ['']) {
      for (const [index, fields] of FIELDS.entries()) {
        const { status, text } = await sender.post(path.replace(':id', id), fields)
        if (isOurMistake(status, text)) wrong.push(`${status} ${id} fields ${index}`)
      }
    }
    expect(wrong).toEqual([])
    expect((await sender.get('/healthz')).status).toBe(200)
  })

  it.each(endpoints.map(({ method, path }) => `${method} ${path}`))('API %s', async (row) => {
    const [method = '', path = ''] = row.split(' ')
    const wrong: string[] = []
    for (const id of path.includes(':id') ? ['nothing', '%00', claimId] : ['']) {
      const attempts = method === 'get' ? QUERIES.map((query) => ({ query, body: undefined })) : BODIES.map((body) => ({ query: '', body }))
      for (const { query, body } of attempts) {
        const response = await fetch(`${site.url}/api/v1${path.replace(':id', id)}?${query}`, {
          method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, ...(body !== undefined && { body }),
        })
        const text = await response.text()
        if (isOurMistake(response.status, text)) wrong.push(`${response.status} ${id} ${query}${body?.slice(0, 40) ?? ''}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it.each([
    ['a cookie that is none', { cookie: 'claimtrail.session_token=%E0%A4%A; =; ;;; \u00e9' }],
    ['a cookie of eight thousand characters', { cookie: `claimtrail.session_token=${'x'.repeat(8_000)}` }],
    ['a token that is none', { authorization: 'Bearer \u00ff\u00fe' }],
    ['many addresses before it', { 'x-forwarded-for': `${'1.2.3.4, '.repeat(200)}nonsense` }],
    ['a body in no known writing', { 'content-type': 'application/x-www-form-urlencoded; charset=nonsense' }],
  ])('%s', async (_name, headers) => {
    for (const path of ['/', '/desk', '/api/v1/articles', `/claims/${claimId}`]) {
      const response = await fetch(site.url + path, { headers, redirect: 'manual' })
      expect(isOurMistake(response.status, await response.text())).toBe(false)
    }
    const posted = await fetch(`${site.url}/sign-in`, { method: 'POST', headers: { origin: site.url, ...headers }, body: 'email=%ff&password=%00', redirect: 'manual' })
    expect(isOurMistake(posted.status, await posted.text())).toBe(false)
  })
})
