// Requests per second of the workspace and the claim page on a database of 1,000 articles, beside a bare Express handler
// that sends the same bytes from the same process setup. Each server runs in a process of its own.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { fillDatabase } from './web-database.js'

const ARTICLES = Number(process.env['BENCH_ARTICLES'] ?? 1_000)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8)
const CONNECTIONS = 10
const ROUNDS = 3

const folder = mkdtempSync(join(tmpdir(), 'claimtrail-bench-'))
try {
  process.stderr.write(`filling a database with ${ARTICLES} articles…\n`)
  const database = await fillDatabase(join(folder, 'claimtrail.db'), ARTICLES)
  const ours = await serve({ kind: 'claimtrail', database: database.url })
  const cookie = await signIn(ours.url, database.email, database.password)
  const pages = [
    { name: 'workspace (/desk/articles/:id)', path: `/desk/articles/${database.articleId}`, cookie },
    { name: 'workspace, 300 claims', path: `/desk/articles/${database.longArticleId}`, cookie },
    { name: 'claim page (/claims/:id)', path: `/claims/${database.claimId}`, cookie: '' },
  ]
  console.log('| page | bytes | requests/s | bare Express, same bytes | ratio |')
  console.log('| --- | ---: | ---: | ---: | ---: |')
  for (const page of pages) {
    const body = await fetch(ours.url + page.path, { headers: { cookie: page.cookie } })
    if (body.status !== 200) throw new Error(`${page.path}: ${body.status}`)
    const html = await body.text()
    const floor = await serve({ kind: 'bare', html })
    const own: number[] = []
    const bare: number[] = []
    // In turn, so that a machine that slows down slows both.
    for (let round = 0; round < ROUNDS; round += 1) {
      own.push(await requestsPerSecond(ours.url + page.path, page.cookie))
      bare.push(await requestsPerSecond(floor.url, ''))
    }
    floor.stop()
    const [mine, theirs] = [median(own), median(bare)]
    console.log(
      `| ${page.name} | ${Buffer.byteLength(html)} | ${mine.toFixed(0)} | ${theirs.toFixed(0)} | 1 : ${(theirs / mine).toFixed(1)} |`,
    )
  }
  ours.stop()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function serve(what: object): Promise<{ url: string; stop(): void }> {
  const child = fork(new URL('./web-server.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  child.send(what)
  const [url] = (await once(child, 'message')) as [string]
  return { url, stop: () => void child.kill() }
}

async function signIn(url: string, email: string, password: string): Promise<string> {
  const body = new URLSearchParams({ email, password })
  const response = await fetch(`${url}/sign-in`, { method: 'POST', body, redirect: 'manual' })
  return response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
}

async function requestsPerSecond(url: string, cookie: string): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, ...(cookie && { headers: { cookie } }) })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`)
  return result.requests.average
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}
