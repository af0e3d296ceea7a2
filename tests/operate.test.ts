// What docs/operate.md says of several servers on one PostgreSQL, walked with real processes: two behind a proxy, a backup, and another
// version in their place while people read and write.
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startScratchServer, type ScratchServer } from '../prisma/scratch-server.js'
import { projectPath } from '../src/project.js'
import { makeFolder } from './database.js'
import { longText } from './factories.js'
import { runScript } from './run.js'

const run = promisify(execFile)
const EDITOR = 'maren@example.org'

let postgres: ScratchServer
let env: Record<string, string>
let token: string
const started: ChildProcess[] = []

beforeAll(async () => {
  postgres = await startScratchServer()
  await postgres.createDatabase('claims')
  env = {
    CLAIMTRAIL_JOBS: 'off', PORT: '0', DATABASE_URL: postgres.url('claims'), CLAIMTRAIL_SECRET: 'a secret for tests that is long enough', CLAIMTRAIL_TRUST_PROXY: '1',
  }
  await claimtrail('user', 'add', EDITOR, '--role', 'editor', '--password-stdin')
  token = (await claimtrail('token', 'add', EDITOR, 'wire')).trim()
})
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL')
  await postgres.stop()
})

async function claimtrail(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runScript('src/cli.ts', args, { env, input: 'correct horse battery\n' })
  expect(stderr).toBe('')
  expect(code).toBe(0)
  return stdout
}

interface Running {
  url: string
  child: ChildProcess
}

/** Starts a server; answers what it says instead where it does not start. */
async function start(): Promise<Running | string> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), projectPath('src', 'main.ts')], {
    env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let said = ''
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()))
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0]
    if (url) return { url, child }
  }
  await once(child, 'close')
  return said
}

async function startRunning(): Promise<Running> {
  const server = await start()
  if (typeof server === 'string') throw new Error(server)
  return server
}

/** Proxy passes each request on to the next of its servers, as one does that the servers are named to. */
interface Proxy {
  url: string
  servers: string[]
  server: Server
}

async function startProxy(): Promise<Proxy> {
  let turn = 0
  const server = createServer((incoming, answer) => {
    turn += 1
    const { hostname, port } = new URL(proxy.servers[turn % proxy.servers.length]!)
    const headers = { ...incoming.headers, 'x-forwarded-for': incoming.socket.remoteAddress ?? '' }
    const asked = request({ hostname, port, path: incoming.url, method: incoming.method, headers }, (response: IncomingMessage) => {
      answer.writeHead(response.statusCode ?? 500, response.headers)
      response.pipe(answer)
    })
    asked.on('error', () => answer.writeHead(502).end())
    incoming.pipe(asked)
  })
  const proxy: Proxy = { url: '', servers: [], server }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return proxy
}

// Each writes texts of its own: the same one twice is refused.
let shifts = 0

/** People who read and programs that write, one request after another, until they are told to stop. */
function keepWorking(url: string): { failed: string[]; asked(): number; done(): Promise<number> } {
  const [failed, shift] = [[] as string[], (shifts += 1)]
  let asked = 0
  let isOver = false
  const ask = async (path: string, init: RequestInit = {}): Promise<string> => {
    asked += 1
    const response = await fetch(url + path, init).catch((error: unknown) => new Response(String(error), { status: 599 }))
    const text = await response.text()
    if (!response.ok) failed.push(`${init.method ?? 'GET'} ${path}: ${response.status} ${text.slice(0, 200)}`)
    return text
  }
  const read = async () => {
    while (!isOver) await ask('/')
  }
  const write = async (name: string) => {
    for (let n = 1; !isOver && failed.length === 0; n += 1) {
      const body = JSON.stringify({ title: `${name} ${n}`, text: `The harbour office counted ${n} ships for the ${name} in week ${shift}.`, format: 'plain' })
      const article = await ask('/api/v1/articles', { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body })
      const { id } = JSON.parse(article) as { id?: string }
      // Whichever server is asked next has it.
      if (id) await ask(`/api/v1/articles/${id}`, { headers: { authorization: `Bearer ${token}` } })
    }
  }
  const working = Promise.all([read(), read(), write('Quill Times'), write('Pier Post')])
  return {
    failed,
    asked: () => asked,
    async done() {
      isOver = true
      await working
      return asked
    },
  }
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST', redirect: 'manual', headers: { origin: url }, body: new URLSearchParams({ email: EDITOR, password: 'correct horse battery' }),
  })
  expect(answer.status).toBe(303)
  return answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
}

/** Starts a worker; answers when it says that it does jobs. */
async function startWorker(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), projectPath('src', 'cli.ts'), 'work'], {
    env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(child)
  for await (const line of createInterface({ input: child.stdout })) if (line.includes('does jobs')) return child
  throw new Error('the worker ended')
}

it('a long text that one server takes is split by the worker, and both servers have it', async () => {
  const servers = [await startRunning(), await startRunning()]
  const [{ url }, other] = [servers[0]!, servers[1]!]
  const cookie = await signIn(url)
  const body = new FormData()
  const details = { title: 'Every ship', byline: '', publisher: '', publishedOn: '', url: '', format: 'plain', text: longText(4_500) }
  for (const [name, value] of Object.entries(details)) body.append(name, value)
  const sent = await fetch(`${url}/desk/articles`, { method: 'POST', redirect: 'manual', headers: { cookie, origin: url }, body })
  const waits = sent.headers.get('location')!
  expect(waits).toMatch(/^\/desk\/imports\/\w{26}$/)
  const leadsTo = async () => (await fetch(other.url + waits, { headers: { cookie }, redirect: 'manual' })).headers.get('location')
  // No server does jobs here.
  expect(await leadsTo()).toBeNull()
  const worker = await startWorker()
  await expect.poll(leadsTo, { timeout: 120_000, interval: 500 }).toMatch(/^\/desk\/articles\/\w{26}/)
  expect((await fetch(other.url + (await leadsTo())!, { headers: { cookie } })).status).toBe(200)
  for (const child of [worker, ...servers.map((server) => server.child)]) {
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  }
}, 300_000)

it('two servers behind a proxy are one, and another version takes their place without a request that fails', async () => {
  const old = [await startRunning(), await startRunning()]
  const proxy = await startProxy()
  proxy.servers = old.map(({ url }) => url)

  // Who signed in at one is signed in at the other.
  const cookie = await signIn(proxy.url)
  for (let n = 0; n < 4; n += 1) expect((await fetch(`${proxy.url}/desk`, { headers: { cookie }, redirect: 'manual' })).status).toBe(200)

  const work = keepWorking(proxy.url)
  for (const leaving of old) {
    const next = await startRunning()
    expect((await fetch(`${next.url}/readyz`)).status).toBe(200)
    proxy.servers = [...proxy.servers.filter((url) => url !== leaving.url), next.url]
    leaving.child.kill('SIGTERM')
    expect(await once(leaving.child, 'exit')).toEqual([0, null])
  }
  expect(await work.done()).toBeGreaterThan(20)
  expect(work.failed).toEqual([])
  expect((await fetch(`${proxy.url}/desk`, { headers: { cookie }, redirect: 'manual' })).status).toBe(200)
  proxy.server.close()
  expect(await claimtrail('check')).toMatch(/ is sound: /)
}, 300_000)

/** The pg_dump of this machine, where it can read the server: one of an older version cannot. */
async function canDump(): Promise<boolean> {
  const { stdout } = await run('pg_dump', ['--version']).catch(() => ({ stdout: '' }))
  const client = new Client(postgres.config('claims'))
  await client.connect()
  const { rows: [server] } = await client.query<{ version: string }>(`SELECT current_setting('server_version_num') AS version`)
  await client.end()
  return Number(/(\d+)/.exec(stdout)?.[1] ?? 0) >= Math.floor(Number(server!.version) / 10_000)
}

it('a backup by pg_dump is sound, and comes back into an empty database', async (context) => {
  if (!(await canDump())) return context.skip('no pg_dump here that is as new as the server')
  const file = join(await makeFolder(), 'claims.dump')
  await run('pg_dump', ['--format=custom', '--file', file, postgres.url('claims')])
  await postgres.createDatabase('restored')
  await run('pg_restore', ['--clean', '--if-exists', '--single-transaction', '--dbname', postgres.url('restored'), file])
  const { code, stdout } = await runScript('src/cli.ts', ['check'], { env: { ...env, DATABASE_URL: postgres.url('restored') } })
  expect(stdout).toMatch(/ is sound: [1-9]\d* events/)
  expect(code).toBe(0)
}, 300_000)

it('a server goes on where a newer version has added to the tables, and is not started beside them again', async () => {
  const server = await startRunning()
  const work = keepWorking(server.url)
  // By then it has asked on all of its connections what it asks again below.
  await expect.poll(work.asked, { timeout: 60_000 }).toBeGreaterThan(40)
  const client = new Client(postgres.config('claims'))
  await client.connect()
  // As a migration of a later version would: it adds, and takes nothing away.
  await client.query('ALTER TABLE "Article" ADD COLUMN "later" TEXT, ADD COLUMN "much" INTEGER NOT NULL DEFAULT 0')
  await client.query(`INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
    VALUES ('later', 'later', '29991231000000_later', now(), now(), 1)`)
  await client.end()
  const before = work.asked()
  expect(await start()).toMatch(/^Claimtrail cannot start: this database was written by a newer Claimtrail: start that version/)
  expect((await work.done()) - before).toBeGreaterThan(5)
  expect(work.failed).toEqual([])
  server.child.kill('SIGTERM')
  expect(await once(server.child, 'exit')).toEqual([0, null])
}, 300_000)
