// What several server processes on one PostgreSQL answer beside one: readers' pages, and claims that are accepted and taken back.
// The load, the servers and the database share the machine.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import autocannon from 'autocannon'
import { startScratchServer } from '../prisma/scratch-server.js'
import { importArticle } from '../src/desk/articles/import-article.js'
import { openDesk } from '../src/desk/desk.js'
import { PROGRAM } from '../src/domain/permission.js'
import { projectPath } from '../src/project.js'
import { moveStore } from '../src/storage/store.js'
import { SECRET } from './by-hand.js'
import { fillDatabase, type BenchDatabase } from './web-database.js'

const PROCESSES = 4
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8)
const ACCEPTING = 16

interface Served {
  url: string
  child: ChildProcess
}

const folder = mkdtempSync(join(tmpdir(), 'claimtrail-bench-'))
const postgres = await startScratchServer()
const servers: Served[] = []
try {
  await postgres.createDatabase('claims')
  const database = postgres.url('claims')
  const filled = await fillDatabase(join(folder, 'claimtrail.db'), 100)
  await moveStore(filled.url, database, () => undefined)
  for (let n = 0; n < PROCESSES; n += 1) servers.push(await serve(database, folder))
  const cookie = await signIn(servers[0]!.url, filled)
  const articles = await claimsByArticle(database)
  console.log(`${availableParallelism()} cores; ${PROCESSES} processes beside one, answers a second`)
  console.log('| what | one | four | times |')
  console.log('| --- | ---: | ---: | ---: |')
  await compare('readers’ claim page', (some) => readers(some, `/claims/${filled.claimId}`))
  await compare('workspace', (some) => readers(some, `/desk/articles/${filled.articleId}`, cookie))
  await compare('accepts, each in an article of its own', (some) => accepts(some, cookie, articles))
} finally {
  for (const { child } of servers) child.kill()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function compare(name: string, load: (some: Served[]) => Promise<number>): Promise<void> {
  const [one, all]: [number[], number[]] = [[], []]
  for (let round = 0; round < 3; round += 1) {
    one.push(await load(servers.slice(0, 1)))
    all.push(await load(servers))
  }
  const [single, many] = [median(one), median(all)]
  console.log(`| ${name} | ${single.toFixed(0)} | ${many.toFixed(0)} | ${(many / single).toFixed(2)} |`)
}

async function readers(some: Served[], path: string, cookie?: string): Promise<number> {
  const headers = { 'accept-encoding': 'gzip, deflate, br, zstd', ...(cookie !== undefined && { cookie }) }
  const results = await Promise.all(some.map(({ url }) => autocannon({ url: url + path, connections: Math.ceil(16 / some.length), duration: SECONDS, headers })))
  if (results.some(({ errors, non2xx }) => errors + non2xx > 0)) throw new Error(`${path} failed`)
  return results.reduce((sum, { requests }) => sum + requests.average, 0)
}

async function accepts(some: Served[], cookie: string, articles: string[]): Promise<number> {
  const until = performance.now() + SECONDS * 1_000
  let done = 0
  await Promise.all(Array.from({ length: ACCEPTING }, async (_, n) => {
    const [{ url }, id] = [some[n % some.length]!, articles[n]!]
    let version = Number(/name="version" value="(\d+)"/.exec(await (await fetch(`${url}/desk/claims/${id}/card`, { headers: { cookie } })).text())?.[1])
    let isAccepted = version % 2 === 0
    while (performance.now() < until) {
      const act = isAccepted ? 'restoration' : 'acceptance'
      const answer = await fetch(`${url}/desk/claims/${id}/${act}`, { method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams({ version: String(version) }) })
      await answer.text()
      if (answer.status !== 303) throw new Error(`${act}: ${answer.status}`)
      version += 1
      isAccepted = !isAccepted
      done += 1
    }
  }))
  return done / SECONDS
}

// One claim of each of so many articles that nobody published: of a public one, an acceptance is not taken back.
async function claimsByArticle(database: string): Promise<string[]> {
  const desk = await openDesk(database)
  const ids: string[] = []
  for (let n = 0; n < ACCEPTING; n += 1) {
    const text = `The harbour office counted ${n + 31} ships in week ${n + 1}, two officials told the Harbour Times. The repair of pier ${n + 1} will cost 4 million crowns.`
    const { articleId } = await importArticle(desk, PROGRAM, { title: `Pier ${n + 1}`, text, format: 'plain' })
    ids.push((await desk.store.claims.ofArticle(articleId))[0]!.id)
  }
  await desk.store.close()
  return ids
}

async function serve(database: string, cwd: string): Promise<Served> {
  const child = spawn(process.execPath, [projectPath('dist', 'src', 'main.js')], {
    cwd, stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATABASE_URL: database, CLAIMTRAIL_SECRET: SECRET, PORT: '0', CLAIMTRAIL_JOBS: 'off', NODE_ENV: 'production' },
  })
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\/\/[\w.:[\]]+/.exec(line)?.[0]
    if (url) return { url, child }
  }
  const [code] = (await once(child, 'exit')) as [number]
  throw new Error(`a server ended with ${code}`)
}

async function signIn(url: string, { email, password }: BenchDatabase): Promise<string> {
  const response = await fetch(`${url}/sign-in`, { method: 'POST', body: new URLSearchParams({ email, password }), redirect: 'manual' })
  return response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}
