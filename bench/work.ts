// What the desk's work costs beside its floor: the same rows by prepared statements, the same templates of a model that is ready.
// Each server in a process of its own, on a copy of the same database; in turn, so that a machine that slows down slows both.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { importArticle, type ArticleInput } from '../src/desk/articles/import-article.js'
import { openDesk } from '../src/desk/desk.js'
import { WITH_ACCOUNT } from '../src/domain/asker.js'
import { PROGRAM } from '../src/domain/permission.js'
import { tokensOf } from '../src/domain/search-pieces.js'
import type { Split } from '../src/language/split-result.js'
import { fillDatabase, type BenchDatabase } from './web-database.js'

const ARTICLES = Number(process.env['BENCH_ARTICLES'] ?? 100)
const TIMES = Number(process.env['BENCH_TIMES'] ?? 400)
const ROUNDS = 5
// Numbers that nobody else's words have.
const APART = 1_000_000

interface Served {
  url: string
  stop(): void
}

const folder = mkdtempSync(join(tmpdir(), 'claimtrail-bench-'))
try {
  const file = join(folder, 'claimtrail.db')
  const database = await fillDatabase(file, ARTICLES)
  const hand = join(folder, 'hand.db')
  copyFileSync(file, hand)
  const ours = await serve({ kind: 'claimtrail', database: `file:${file}` })
  const cookie = await signIn(ours.url, database)
  // The session too.
  copyAll(file, hand)
  const pages = [database.articleId, database.longArticleId].map((id) => `/desk/articles/${id}`)
  const claimIds = claimsOf(file, database.longArticleId)
  const floor = await serve({ kind: 'by hand', database: `file:${hand}`, cookie, pages: [...pages, `/desk/claims/${claimIds[0]}/card`] })
  console.log('| what | ours, ms | by hand, ms | times |')
  console.log('| --- | ---: | ---: | ---: |')
  await compare(`workspace, ${claimsOf(file, database.articleId).length} claims`, getting(pages[0]!, cookie), ours, floor)
  await compare(`workspace, ${claimIds.length} claims, 40 on the page`, getting(pages[1]!, cookie), ours, floor)
  await compare('accept a claim, take it back', accepting(claimIds, cookie, false), ours, floor, 2)
  await compare('the same, answered with its card', accepting(claimIds, cookie, true), ours, floor, 2)
  for (const server of [ours, floor]) server.stop()
  await compareImport(folder, database)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function compare(name: string, ask: (server: Served) => () => Promise<void>, ours: Served, floor: Served, requests = 1): Promise<void> {
  const times = new Map([ours, floor].map((server) => [server, { ask: ask(server), ms: [] as number[] }]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { ask: once, ms } of times.values()) {
      for (let n = 0; n < TIMES / 10; n += 1) await once()
      const begun = performance.now()
      for (let n = 0; n < TIMES / ROUNDS; n += 1) await once()
      ms.push((performance.now() - begun) / (TIMES / ROUNDS) / requests)
    }
  }
  report(name, median(times.get(ours)!.ms), median(times.get(floor)!.ms))
}

function report(name: string, mine: number, floor: number): void {
  console.log(`| ${name} | ${mine.toFixed(2)} | ${floor.toFixed(2)} | ${(mine / floor).toFixed(2)} |`)
}

function getting(path: string, cookie: string) {
  return ({ url }: Served) => async () => {
    const response = await fetch(url + path, { headers: { cookie } })
    if (response.status !== 200 || (await response.text()).length < 1_000) throw new Error(`${path}: ${response.status}`)
  }
}

// One after the other, each accepted and taken back, as a person who goes through a list would.
function accepting(claimIds: string[], cookie: string, card: boolean) {
  return ({ url }: Served) => {
    let at = 0
    const versions = new Map<string, number>()
    return async () => {
      const id = claimIds[(at += 1) % claimIds.length]!
      for (const act of ['acceptance', 'restoration']) {
        const version = versions.get(id) ?? (await versionOf(url, cookie, id))
        const response = await fetch(`${url}/desk/claims/${id}/${act}`, {
          method: 'POST', redirect: 'manual', body: new URLSearchParams({ version: String(version) }),
          headers: { cookie, ...(card && { 'x-fragment': 'card' }) },
        })
        await response.text()
        if (response.status !== (card ? 200 : 303)) throw new Error(`${act} of ${id}: ${response.status}`)
        versions.set(id, version + 1)
      }
    }
  }
}

async function versionOf(url: string, cookie: string, id: string): Promise<number> {
  const page = await fetch(`${url}/desk/claims/${id}/card`, { headers: { cookie } })
  return Number(/name="version" value="(\d+)"/.exec(await page.text())?.[1] ?? 1)
}

// The part of the database alone: what the splitter found is given.
async function compareImport(into: string, database: BenchDatabase): Promise<void> {
  const file = join(into, 'import.db')
  copyFileSync(join(into, 'claimtrail.db'), file)
  copyAll(join(into, 'claimtrail.db'), file)
  const desk = await openDesk(`file:${file}`)
  const { text } = (await desk.store.articles.newestRevision(database.articleId))!
  const split = await desk.split(text, {}, WITH_ACCOUNT)
  const given = { ...desk, split: (): Promise<Split> => Promise.resolve(split) }
  const input = (n: number): ArticleInput => ({ title: `Import ${n}`, text: `${text}\n\nNumber ${n}.`, format: 'plain' })
  let imported = 0
  const { articleId } = await importArticle(given, PROGRAM, input((imported += 1)))
  const again = copying(file, articleId)
  const [mine, floor]: [number[], number[]] = [[], []]
  for (let n = 0; n < 60; n += 1) {
    const begun = performance.now()
    await importArticle(given, PROGRAM, input((imported += 1)))
    const between = performance.now()
    again()
    mine.push(between - begun)
    floor.push(performance.now() - between)
  }
  report(`import of ${claimsOf(file, articleId).length} claims, what is of the database`, median(mine), median(floor))
  await desk.store.close()
}

// Writes all the rows of an article again under other ids, a statement for each row.
function copying(file: string, articleId: string): () => void {
  const db = new Database(file)
  db.pragma('synchronous = NORMAL')
  const ofClaims = `"claimId" IN (SELECT "id" FROM "Claim" WHERE "articleId" = '${articleId}')`
  const tables: [string, string][] = [
    ['Article', `"id" = '${articleId}'`], ['ArticleWords', `"articleId" = '${articleId}'`], ['Revision', `"articleId" = '${articleId}'`], ['Claim', `"articleId" = '${articleId}'`],
    ...['ClaimWords', 'Part', 'Anchor', 'Attribution'].map((table): [string, string] => [table, ofClaims]),
    ['Hop', `"attributionId" IN (SELECT "id" FROM "Attribution" WHERE ${ofClaims})`], ['Mention', ofClaims], ['Event', `"chain" = '${articleId}'`],
  ]
  const prepared = tables.map(([table, where]) => {
    const rows = db.prepare(`SELECT * FROM "${table}" WHERE ${where}`).all() as Record<string, unknown>[]
    const columns = Object.keys(rows[0] ?? { id: '' })
    const insert = db.prepare(`INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join()}) VALUES (${columns.map(() => '?').join()})`)
    return { rows, columns, insert }
  })
  const words = db.prepare<[], { number: number; folded: string }>(`SELECT "number", "folded" FROM "ClaimWords" WHERE ${ofClaims}`).all()
  const pieces = words.map(({ number, folded }) => ({ number, tokens: tokensOf(folded) }))
  const index = db.prepare('INSERT INTO "ClaimPieces" ("rowid", "pieces") VALUES (?, ?)')
  let copies = 0
  const copied = (name: string, value: unknown): unknown => {
    if (name === 'number') return Number(value) + copies * APART
    return isOwn(name) && typeof value === 'string' ? `${value}~${copies}` : value
  }
  const isOwn = (name: string) => ['id', 'chain', 'articleId', 'claimId', 'revisionId', 'partId', 'attributionId', 'sha256'].includes(name)
  return db.transaction(() => {
    copies += 1
    for (const { rows, columns, insert } of prepared) {
      for (const row of rows) insert.run(columns.map((name) => copied(name, row[name])))
    }
    for (const { number, tokens } of pieces) index.run(number + copies * APART, tokens)
  })
}

// Whole, with what its log holds.
function copyAll(from: string, to: string): void {
  rmSync(to, { force: true })
  const db = new Database(from)
  db.prepare('VACUUM INTO ?').run(to)
  db.close()
}

function claimsOf(file: string, articleId: string): string[] {
  const db = new Database(file, { readonly: true })
  const ids = db.prepare<[string], string>('SELECT "id" FROM "Claim" WHERE "articleId" = ? ORDER BY "position"').pluck().all(articleId)
  db.close()
  return ids
}

async function serve(what: object): Promise<Served> {
  const child = fork(new URL('./web-server.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  child.send(what)
  const [url] = (await once(child, 'message')) as [string]
  return { url, stop: () => void child.kill() }
}

async function signIn(url: string, { email, password }: BenchDatabase): Promise<string> {
  const response = await fetch(`${url}/sign-in`, { method: 'POST', body: new URLSearchParams({ email, password }), redirect: 'manual' })
  return response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}
