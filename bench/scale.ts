// How lists grow: the same pages on 13,500 claims and on a million, half of them public. The first database is filled by the desk's
// own verbs, the second is the first one copied by SQL, every row with other ids; people and named sources stay the same.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { tokensOf } from '../src/domain/search-pieces.js'
import { WORDS } from '../src/storage/search-index.js'
import { fillDatabase, type BenchDatabase } from './web-database.js'

const SMALL = Number(process.env['BENCH_CLAIMS'] ?? 13_500)
const TIMES = Number(process.env['BENCH_TIMES'] ?? 74)
const REQUESTS = Number(process.env['BENCH_REQUESTS'] ?? 60)

// What a copy shares with its original: people, and sources that are known everywhere.
const SHARED = new Set(['authorId', 'createdById', 'decidedById', 'agentId', 'sourceId', 'userId'])
// In an order in which every row finds what it names.
const TABLES = ['Article', 'Revision', 'Claim', 'Part', 'Anchor', 'Attribution', 'Hop', 'Mention', 'Verdict', 'Event']
// A word of as many claims, however many there are: of those of the first database that have a word which no copy has.
const ONLY_THERE = 'lighthouse'
const EVERYWHERE = 'harbour'

interface Page {
  name: string
  path: string
  cookie: string
}

const folder = mkdtempSync(join(tmpdir(), 'claimtrail-scale-'))
try {
  const small = join(folder, 'small.db')
  const database = await fill(small)
  const large = join(folder, 'large.db')
  copyFileSync(small, large)
  multiply(large, TIMES - 1)
  const [before, after] = [await measure(small, database), await measure(large, database)]
  console.log(`| page | ${countIn(small)} claims, p50 / p95 ms | ${countIn(large)} claims, p50 / p95 ms | p95, times |`)
  console.log('| --- | ---: | ---: | ---: |')
  for (const [name, { p50, p95 }] of after) {
    const was = before.get(name)!
    console.log(`| ${name} | ${was.p50.toFixed(1)} / ${was.p95.toFixed(1)} | ${p50.toFixed(1)} / ${p95.toFixed(1)} | ${(p95 / was.p95).toFixed(2)} |`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function fill(file: string): Promise<BenchDatabase> {
  const each = 30
  const filled = await fillDatabase(file, Math.ceil(SMALL / each))
  const db = new Database(file)
  db.exec(`
    UPDATE "Claim" SET "stage" = 'accepted', "publicSince" = "createdAt" WHERE rowid % 2 = 0 AND "stage" = 'proposed';
    INSERT INTO "Verdict" ("id", "claimId", "number", "status", "rationale", "asOf", "authorId", "authorName", "createdAt", "decision", "decidedById", "decidedBy", "decidedAt")
      SELECT 'V' || "id", "id", 1, 'verified', 'Seen.', '2026-02-01', (SELECT "id" FROM "User" WHERE "email" LIKE 'checker%'), 'Checker', "createdAt", 'approved',
        (SELECT "id" FROM "User" WHERE "email" LIKE 'editor%'), 'Editor', "createdAt"
      FROM "Claim" WHERE "stage" = 'accepted' AND rowid % 10 = 0;
    UPDATE "Claim" SET "stage" = 'approved', "status" = 'verified' WHERE "id" IN (SELECT "claimId" FROM "Verdict");
    INSERT INTO "Verdict" ("id", "claimId", "number", "status", "rationale", "asOf", "authorId", "authorName", "createdAt")
      SELECT 'V' || "id", "id", 1, 'verified', 'Seen.', '2026-02-01', (SELECT "id" FROM "User" WHERE "email" LIKE 'checker%'), 'Checker', "createdAt"
      FROM "Claim" WHERE "stage" = 'accepted' AND rowid % 50 = 2;
    UPDATE "Claim" SET "stage" = 'awaiting_approval' WHERE "stage" = 'accepted' AND "id" IN (SELECT "claimId" FROM "Verdict");
    UPDATE "ClaimWords" SET "folded" = "folded" || ' ${ONLY_THERE}' WHERE "number" % 300 = 7;
    UPDATE "Mention" SET "isPublic" = (SELECT "stage" <> 'proposed' AND "publication" = 'published' FROM "Claim" JOIN "Article" ON "Article"."id" = "articleId" WHERE "Claim"."id" = "claimId"),
      "status" = CASE WHEN "claimId" IN (SELECT "claimId" FROM "Verdict" WHERE "decision" = 'approved') THEN 'verified' ELSE 'unverified' END;
  `)
  const ofFirst = db.prepare<[], { number: number; folded: string }>(`SELECT "number", "folded" FROM "ClaimWords" WHERE "number" % 300 = 7`).all()
  const keep = db.prepare('INSERT OR REPLACE INTO "ClaimPieces" ("rowid", "pieces") VALUES (?, ?)')
  for (const { number, folded } of ofFirst) keep.run(number, tokensOf(folded))
  db.close()
  return filled
}

function multiply(file: string, copies: number): void {
  const db = new Database(file)
  db.pragma('foreign_keys = OFF')
  db.pragma('synchronous = OFF')
  const columnsOf = (table: string) => (db.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name)
  for (const table of TABLES) {
    const columns = columnsOf(table)
    const isCopied = (name: string) => (name === 'id' || name === 'chain' || name.endsWith('Id')) && !SHARED.has(name)
    const values = columns.map((name) => {
      if (table === 'Article' && name === 'updatedAt') return `"updatedAt" - copy.n`
      return isCopied(name) ? `CASE WHEN "${name}" IS NULL THEN NULL ELSE "${name}" || 'X' || copy.n END` : `"${name}"`
    })
    const where = table === 'Event' ? `WHERE "chain" <> 'desk'` : ''
    db.exec(`
      WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ${copies})
      INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')})
      SELECT ${values.join(', ')} FROM (SELECT * FROM "${table}" ${where}) CROSS JOIN copy`)
    process.stderr.write(`${table} `)
  }
  multiplyWords(db, copies)
  process.stderr.write('\n')
  db.pragma('analysis_limit = 400')
  db.exec('PRAGMA optimize = 0x10002')
  db.close()
}

// What is searched by, with its index. In a claim of a copy another word stands in the place of the one that only the first have.
function multiplyWords(db: Database.Database, copies: number): void {
  db.function('tokens', { deterministic: true }, (folded) => tokensOf(String(folded)))
  for (const { table, of, index } of [WORDS.articles, WORDS.claims]) {
    db.exec(`
      WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ${copies})
      INSERT INTO "${table}" ("number", "${of}", "folded")
      SELECT "number" + (SELECT MAX("number") FROM "${table}") * copy.n, "${of}" || 'X' || copy.n, replace("folded", '${ONLY_THERE}', 'lightship') FROM copy CROSS JOIN (SELECT * FROM "${table}" WHERE TRUE)`)
    db.exec(`INSERT INTO "${index}" ("rowid", "pieces") SELECT "number", tokens("folded") FROM "${table}" WHERE length("${of}") > 26 ORDER BY "number"`)
    process.stderr.write(`${index} `)
  }
}

function countIn(file: string): string {
  const db = new Database(file, { readonly: true })
  const { count } = db.prepare('SELECT COUNT(*) AS count FROM "Claim"').get() as { count: number }
  db.close()
  return count.toLocaleString('en-GB')
}

async function measure(file: string, { email, password }: BenchDatabase): Promise<Map<string, { p50: number; p95: number }>> {
  const db = new Database(file, { readonly: true })
  const { id: sourceId } = db.prepare('SELECT "sourceId" AS id FROM "Hop" GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 1').get() as { id: string }
  const { middle } = db.prepare('SELECT MAX("number") / 2 AS middle FROM "ClaimWords"').get() as { middle: number }
  db.close()
  const server = fork(new URL('./web-server.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  server.send({ kind: 'claimtrail', database: `file:${file}` })
  const [url] = (await once(server, 'message')) as [string]
  const signedIn = await fetch(`${url}/sign-in`, { method: 'POST', body: new URLSearchParams({ email, password }), redirect: 'manual' })
  const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
  const pages: Page[] = [
    { name: 'front page', path: '/', cookie: '' },
    { name: 'desk', path: '/desk', cookie },
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
