// How lists grow: the same pages on 13,500 claims and on a million, half of them public; on SQLite, or with `--postgres` there.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startScratchServer } from '../prisma/scratch-server.js'
import { queueNames } from '../src/domain/listing.js'
import { ONLY_THERE, scalePostgres, scaleSqlite, type ScaledDatabase } from './scale-database.js'
import type { BenchDatabase } from './web-database.js'

const SMALL = Number(process.env['BENCH_CLAIMS'] ?? 13_500)
const TIMES = Number(process.env['BENCH_TIMES'] ?? 74)
const REQUESTS = Number(process.env['BENCH_REQUESTS'] ?? 200)
const EVERYWHERE = 'harbour'

interface Page {
  name: string
  path: string
  cookie: string
}

const folder = mkdtempSync(join(tmpdir(), 'claimtrail-scale-'))
const postgres = process.argv.includes('--postgres') ? await startScratchServer() : null
try {
  const { people, small, large } = await (postgres ? scalePostgres(postgres, folder, SMALL, TIMES) : scaleSqlite(folder, SMALL, TIMES))
  const [before, after] = [await measure(small, people), await measure(large, people)]
  console.log(`| page (${postgres ? 'PostgreSQL' : 'SQLite'}) | ${await countIn(small)} claims, p50 / p95 ms | ${await countIn(large)} claims, p50 / p95 ms | p95, times |`)
  console.log('| --- | ---: | ---: | ---: |')
  for (const [name, { p50, p95 }] of after) {
    const was = before.get(name)!
    console.log(`| ${name} | ${was.p50.toFixed(1)} / ${was.p95.toFixed(1)} | ${p50.toFixed(1)} / ${p95.toFixed(1)} | ${(p95 / was.p95).toFixed(2)} |`)
  }
} finally {
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function countIn(database: ScaledDatabase): Promise<string> {
  const { count } = await database.ask<{ count: number | string }>('SELECT COUNT(*) AS count FROM "Claim"')
  return Number(count).toLocaleString('en-GB')
}

async function measure(database: ScaledDatabase, { email, password }: BenchDatabase): Promise<Map<string, { p50: number; p95: number }>> {
  const { id: sourceId } = await database.ask<{ id: string }>('SELECT "sourceId" AS id FROM "Hop" GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 1')
  const { middle } = await database.ask<{ middle: number }>('SELECT MAX("number") / 2 AS middle FROM "ClaimWords"')
  const server = fork(new URL('./web-server.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  server.send({ kind: 'claimtrail', database: database.url })
  const [url] = (await once(server, 'message')) as [string]
  const signedIn = await fetch(`${url}/sign-in`, { method: 'POST', body: new URLSearchParams({ email, password }), redirect: 'manual' })
  const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
  const pages: Page[] = [
    { name: 'front page', path: '/', cookie: '' },
    { name: 'desk', path: '/desk', cookie },
    ...queueNames.map((queue) => ({ name: `desk, one queue: ${queue}`, path: `/desk?queue=${queue}`, cookie })),
    { name: 'the most cited source', path: `/sources/${sourceId}`, cookie: '' },
    { name: 'the same, for the desk', path: `/sources/${sourceId}`, cookie },
    { name: 'API: articles', path: '/api/v1/articles', cookie: '' },
    { name: 'API: the most cited source', path: `/api/v1/sources/${sourceId}`, cookie: '' },
    { name: 'search: a word of the same claims in both', path: `/desk?query=${ONLY_THERE}`, cookie },
    { name: 'search: a word in every article', path: `/desk?query=${EVERYWHERE}`, cookie },
    { name: 'search: the same, a page in the middle of its claims', path: `/desk?query=${EVERYWHERE}&in=claims&after=${middle}-${'0'.repeat(26)}`, cookie },
    { name: 'search: two characters', path: '/desk?query=%25+7', cookie },
    { name: 'search: a word in none', path: '/desk?query=zeppelinfield', cookie },
  ]
  const times = new Map<string, { p50: number; p95: number }>()
  for (const page of pages) times.set(page.name, await timesOf(url, page))
  server.kill()
  await once(server, 'exit')
  return times
}

async function timesOf(url: string, { name, path, cookie }: Page): Promise<{ p50: number; p95: number }> {
  const times: number[] = []
  for (let n = -3; n < REQUESTS; n += 1) {
    const begun = performance.now()
    const response = await fetch(url + path, { headers: { cookie } })
    await response.text()
    if (response.status !== 200) throw new Error(`${name}: ${response.status}`)
    if (n >= 0) times.push(performance.now() - begun)
    if (n >= 5 && times.reduce((sum, time) => sum + time, 0) > 60_000) break
  }
  times.sort((a, b) => a - b)
  return { p50: times[Math.floor(times.length / 2)]!, p95: times[Math.floor(times.length * 0.95)]! }
}
