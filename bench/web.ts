// Requests per second on a database of 1,000 articles, beside a bare Express handler that sends the same bytes from the same
// process setup. Each server runs in a process of its own. Pages of the desk are compared by their bytes before compression,
// pages of readers, which ask as browsers do, by the compressed ones, and by the answer that nothing changed.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { fillDatabase } from './web-database.js'
import { measureInBrowser } from './workspace-in-browser.js'

const ARTICLES = Number(process.env['BENCH_ARTICLES'] ?? 1_000)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8)
const CONNECTIONS = 10
const ROUNDS = 3
const AS_BROWSERS = { 'accept-encoding': 'gzip, deflate, br, zstd' }

interface Page {
  name: string
  path: string
  headers: Record<string, string>
}

interface Served {
  url: string
  stop(): void
}

const folder = mkdtempSync(join(tmpdir(), 'claimtrail-bench-'))
try {
  process.stderr.write(`filling a database with ${ARTICLES} articles…\n`)
  const database = await fillDatabase(join(folder, 'claimtrail.db'), ARTICLES)
  const ours = await serve({ kind: 'claimtrail', database: database.url })
  const cookie = await signIn(ours.url, database.email, database.password)
  console.log('| page | bytes | requests/s | bare Express, same bytes | ours, of bare |')
  console.log('| --- | ---: | ---: | ---: | ---: |')
  for (const page of [
    { name: 'workspace (/desk/articles/:id)', path: `/desk/articles/${database.articleId}`, headers: { cookie } },
    { name: 'workspace, 300 claims', path: `/desk/articles/${database.longArticleId}`, headers: { cookie } },
  ]) await compare(ours, page)
  for (const page of [
    { name: 'front page (/)', path: '/', headers: AS_BROWSERS },
    { name: 'article (/articles/:id)', path: `/articles/${database.articleId}`, headers: AS_BROWSERS },
    { name: 'claim page (/claims/:id)', path: `/claims/${database.claimId}`, headers: AS_BROWSERS },
  ]) {
    await compare(ours, page)
    const { etag = '' } = (await fetchAsSent(ours.url + page.path, page.headers)).headers
    await compare(ours, { ...page, name: `${page.name}, unchanged (304)`, headers: { ...page.headers, 'if-none-match': etag } })
  }
  await lookInBrowser(ours, database.longArticleId, cookie)
  ours.stop()
  const started = await serve({ kind: 'claimtrail', database: database.url })
  await compareMemory(started)
  started.stop()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function compare(ours: Served, { name, path, headers }: Page): Promise<void> {
  const sent = await fetchAsSent(ours.url + path, headers)
  const floor = await serve(sameAs(sent))
  const own: number[] = []
  const bare: number[] = []
  // In turn, so that a machine that slows down slows both.
  for (let round = 0; round < ROUNDS; round += 1) {
    own.push(await requestsPerSecond(ours.url + path, headers))
    bare.push(await requestsPerSecond(floor.url, headers))
  }
  floor.stop()
  const [mine, theirs] = [median(own), median(bare)]
  console.log(`| ${name} | ${sent.body.length} | ${mine.toFixed(0)} | ${theirs.toFixed(0)} | ${(mine / theirs).toFixed(2)} |`)
}

// The list of claims is to be there with less than 100 kB, and a key to be answered within 50 ms.
async function lookInBrowser({ url }: Served, articleId: string, cookie: string): Promise<void> {
  const { pageBytes, listBytes, firstPaint, takesKeys, keys } = await measureInBrowser(url, `/desk/articles/${articleId}`, cookie)
  const answered = keys.map(({ key, p50, p95 }) => `${key} ${p50.toFixed(0)}, ${p95.toFixed(0)}`).join('; ')
  console.log(`\nworkspace of 300 claims in Chromium: ${pageBytes} bytes, of them ${listBytes} the list; first paint ${firstPaint.toFixed(0)} ms, takes keys after ${takesKeys.toFixed(0)} ms; a key is answered within (p50, p95 ms): ${answered}`)
}

// Readers of a thousand pages, each of which is kept: what grows with them would show.
async function compareMemory({ url }: Served): Promise<void> {
  const paths = await readersPaths(url)
  const requests = paths.map((path) => ({ path, headers: AS_BROWSERS }))
  const bytes: number[] = []
  for (const amount of [1_000, 99_000]) {
    await autocannon({ url, connections: CONNECTIONS, amount, requests })
    const metrics = await (await fetch(`${url}/metrics`)).text()
    bytes.push(Number(/^process_resident_memory_bytes (\d+)$/m.exec(metrics)?.[1]))
  }
  const [early = NaN, late = NaN] = bytes
  const megabytes = (count: number): string => `${(count / 1024 / 1024).toFixed(0)} MB`
  console.log(`\nmemory after 1,000 requests for ${paths.length} pages ${megabytes(early)}, after 100,000 ${megabytes(late)}: ${(late / early).toFixed(2)} times`)
}

async function readersPaths(url: string): Promise<string[]> {
  const paths = ['/']
  for (let after: string | null = ''; after !== null && paths.length < 1_000;) {
    const page = (await (await fetch(`${url}/api/v1/articles?limit=100${after && `&after=${after}`}`)).json()) as { items: { id: string }[]; next: string | null }
    paths.push(...page.items.map(({ id }) => `/articles/${id}`))
    after = page.next
  }
  return paths
}

interface Sent {
  status: number
  headers: Record<string, string>
  body: Buffer
}

function sameAs({ status, headers, body }: Sent): object {
  if (status === 304) return { kind: 'bare unchanged', etag: headers['etag'] }
  const encoding = headers['content-encoding']
  return encoding ? { kind: 'bare bytes', base64: body.toString('base64'), encoding } : { kind: 'bare', html: body.toString() }
}

// The bytes as they travel: fetch would unpack them.
async function fetchAsSent(url: string, headers: Record<string, string>): Promise<Sent> {
  const [response] = (await once(get(url, { headers }), 'response')) as [import('node:http').IncomingMessage]
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part as Buffer)
  const status = response.statusCode ?? 0
  if (status !== 200 && status !== 304) throw new Error(`${url}: ${status}`)
  return { status, headers: response.headers as Record<string, string>, body: Buffer.concat(parts) }
}

async function serve(what: object): Promise<Served> {
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

async function requestsPerSecond(url: string, headers: Record<string, string>): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers })
  const unexpected = result.statusCodeStats ? Object.keys(result.statusCodeStats).filter((status) => status !== '200' && status !== '304') : []
  if (unexpected.length > 0 || result.errors > 0) throw new Error(`${url}: ${unexpected.join(', ')} answered, ${result.errors} failed`)
  return result.requests.average
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}
