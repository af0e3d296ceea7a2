// A real server on a free port over a real database, and the people who use it.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import { createToken } from '../src/desk/people/create-token.js'
import type { Desk } from '../src/desk/desk.js'
import type { Person } from '../src/domain/permission.js'
import { projectPath } from '../src/project.js'
import { createApp, type AppOptions } from '../src/web/app.js'
import { createAuthentication } from '../src/web/http/authentication.js'
import type { Web } from '../src/web/http/handler.js'
import { createLog } from '../src/web/http/log.js'
import { createCountKeys } from '../src/web/http/count-keys.js'
import { createSignInLimit, type FreeFailures } from '../src/web/http/sign-in-limit.js'
import { createViews } from '../src/web/parts/views.js'
import { makeDatabase } from './database.js'
import { makeDesk, type DeskParts } from './desk.js'
import { PASSWORD } from './factories.js'

export interface Site {
  url: string
  desk: Desk
  /** The database's own URL, as DATABASE_URL names it; and its file, where it is one. */
  database: { url: string; file: string }
  /** What the server logged, a line an entry. */
  logged: Record<string, unknown>[]
}

/** SiteParts are the parts of a site that a test may want of its own. */
export interface SiteParts extends DeskParts {
  demo?: Web['demo']
  /** How many failures to sign in cost nothing. */
  free?: FreeFailures
}

const SECRET = 'a secret for tests that is long enough'

const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  await Promise.all(closing.map((close) => close()))
})

/** startSite serves a fresh database, with this patience with its locks (milliseconds); it stops when the test file ends. */
export async function startSite(
  options: AppOptions = {},
  { demo = null, free, ...parts }: SiteParts = {},
  patience?: number,
): Promise<Site> {
  const { store, ...database } = await makeDatabase(patience)
  return serveDesk(makeDesk(store, parts), database, options, { demo, free })
}

/** startAgain serves a site's database anew, as a server does that was started just now. */
export async function startAgain({ desk, database }: Site, options: AppOptions = {}, parts: Pick<SiteParts, 'free'> = {}): Promise<Site> {
  return serveDesk(desk, database, options, parts)
}

async function serveDesk(desk: Desk, database: Site['database'], options: AppOptions, { demo = null, free }: Pick<SiteParts, 'demo' | 'free'>): Promise<Site> {
  const authentication = createAuthentication(desk.store, { secret: SECRET, publicUrl: null, passwords: desk.passwords })
  const countKeys = createCountKeys(SECRET)
  const signInLimit = createSignInLimit({ store: desk.store, countKeys, ...(free && { free }) })
  const views = createViews(projectPath('views'))
  const logged: Record<string, unknown>[] = []
  const log = createLog({ write: (line) => void logged.push(JSON.parse(line) as Record<string, unknown>) })
  const server = createServer(createApp({ desk, authentication, views, signInLimit, countKeys, log, demo }, options))
  // A test that holds the loop for seconds must not find its connection closed behind its back.
  server.keepAliveTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, desk, database, logged }
}

export interface Answer {
  status: number
  text: string
  location: string | null
  headers: Headers
}

/** Visitor is one browser without JavaScript: it keeps its cookies and sends forms. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>
  upload(path: string, fields: Record<string, string | File>): Promise<Answer>
  signIn(actor: Pick<Person, 'email'>, password?: string): Promise<Answer>
}

export function visit(site: Site): Visitor {
  const cookies = new Map<string, string>()
  async function send(path: string, init: RequestInit): Promise<Answer> {
    const cookie = [...cookies.values()].join('; ')
    const headers = { ...(cookie && { cookie }), ...(init.headers as Record<string, string>) }
    const response = await fetch(site.url + path, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const name = pair.split('=', 1)[0]!
      if (/; *max-age=0\b/i.test(line)) cookies.delete(name)
      else cookies.set(name, pair)
    }
    return { status: response.status, text: await response.text(), location: response.headers.get('location'), headers: response.headers }
  }
  const visitor: Visitor = {
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields, headers = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: site.url, ...headers } }),
    upload: (path, fields) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      return send(path, { method: 'POST', body, headers: { origin: site.url } })
    },
    signIn: ({ email }, password = PASSWORD) => visitor.post('/sign-in', { email, password, next: '/desk' }),
  }
  return visitor
}

/** signedIn answers a visitor who is signed in as the person. */
export async function signedIn(site: Site, actor: Person): Promise<Visitor> {
  const visitor = visit(site)
  await visitor.signIn(actor)
  return visitor
}

/** callApi sends JSON to the API, with the person's token where one is given. */
export async function callApi(site: Site, method: string, path: string, { as, body }: { as?: Person; body?: unknown } = {}) {
  const token = as && (await createToken(site.desk, as, as.id, { name: 'test' })).token
  const response = await fetch(`${site.url}/api/v1${path}`, {
    method,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, type: response.headers.get('content-type'), headers: response.headers, json: JSON.parse(text) }
}
