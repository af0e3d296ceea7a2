// Two databases of the same articles, one of them many times as large: the small one is filled by the desk's own verbs, the large one is
// that one copied by SQL, every row with other ids; people and named sources stay the same.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Client } from 'pg'
import type { ServerAt } from '../prisma/scratch-server.js'
import { retractArticle } from '../src/desk/articles/retract-article.js'
import { openDesk, type Desk } from '../src/desk/desk.js'
import { addUser } from '../src/desk/people/add-user.js'
import { approveVerdict } from '../src/desk/verdicts/approve-verdict.js'
import { proposeVerdict } from '../src/desk/verdicts/propose-verdict.js'
import { returnVerdict } from '../src/desk/verdicts/return-verdict.js'
import { PROGRAM, type Person } from '../src/domain/permission.js'
import { tokensOf } from '../src/domain/search-pieces.js'
import { WORDS } from '../src/storage/search-index.js'
import { moveStore } from '../src/storage/store.js'
import { fillDatabase, type BenchDatabase } from './web-database.js'

// What a copy shares with its original: people, and sources that are known everywhere.
const SHARED = new Set(['authorId', 'createdById', 'decidedById', 'agentId', 'sourceId', 'userId'])
// In an order in which every row finds what it names.
const TABLES = ['Article', 'Revision', 'Claim', 'Part', 'Anchor', 'Attribution', 'Hop', 'Mention', 'Verdict', 'WaitingVerdict', 'Event']
const CLAIMS_EACH = 30
const VERDICT = { status: 'verified', rationale: 'Seen.', asOf: '2026-02-01', withoutEvidence: 'Seen on the spot.' }

/** A word of as many claims, however many there are: of those of the small database that have a word which no copy has. */
export const ONLY_THERE = 'lighthouse'

/** ScaledDatabase is one of the two. */
export interface ScaledDatabase {
  url: string
  /** The first row that a query answers. */
  ask<Row>(sql: string): Promise<Row>
}

/** Scaled is both, and who signs in to either. */
export interface Scaled {
  people: BenchDatabase
  small: ScaledDatabase
  large: ScaledDatabase
}

/** scaleSqlite makes both as files in the folder: about so many claims, and `times` as many. */
export async function scaleSqlite(folder: string, claims: number, times: number): Promise<Scaled> {
  const [small, large] = [join(folder, 'small.db'), join(folder, 'large.db')]
  const people = await fill(small, claims)
  copyFileSync(small, large)
  multiply(large, times - 1)
  return { people, small: fileAt(small), large: fileAt(large) }
}

/** scalePostgres makes both on the server, the small one moved there from a file in the folder. */
export async function scalePostgres(server: ServerAt, folder: string, claims: number, times: number): Promise<Scaled> {
  const people = await fill(join(folder, 'small.db'), claims)
  await server.createDatabase('small')
  await moveStore(people.url, server.url('small'), () => undefined)
  await server.createDatabase('large', 'small')
  await onServer(server, 'large', (client) => multiplyOnServer(client, times - 1))
  await onServer(server, 'small', (client) => client.query('VACUUM (ANALYZE)'))
  return { people, small: databaseOn(server, 'small'), large: databaseOn(server, 'large') }
}

function fileAt(file: string): ScaledDatabase {
  return {
    url: `file:${file}`,
    async ask<Row>(sql: string) {
      const db = new Database(file, { readonly: true })
      try {
        return db.prepare(sql).get() as Row
      } finally {
        db.close()
      }
    },
  }
}

function databaseOn(server: ServerAt, name: string): ScaledDatabase {
  return { url: server.url(name), ask: async <Row>(sql: string) => (await onServer(server, name, (client) => client.query(sql))).rows[0] as Row }
}

async function onServer<T>(server: ServerAt, name: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(server.config(name))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function fill(file: string, claims: number): Promise<BenchDatabase> {
  const people = await fillDatabase(file, Math.ceil(claims / CLAIMS_EACH))
  const db = new Database(file)
  db.exec(`
    UPDATE "Claim" SET "stage" = 'accepted', "publicSince" = "createdAt" WHERE rowid % 2 = 0 AND "stage" = 'proposed';
    UPDATE "Mention" SET "isPublic" = (SELECT "stage" <> 'proposed' AND "publication" = 'published' FROM "Claim" JOIN "Article" ON "Article"."id" = "articleId" WHERE "Claim"."id" = "claimId");
    UPDATE "Claim" SET "assigneeId" = (SELECT "id" FROM "User" WHERE "email" = '${people.email}'), "assigneeName" = 'Checker', "dueOn" = '2026-01-05' WHERE rowid % 20 = 5;
    UPDATE "ClaimWords" SET "folded" = "folded" || ' ${ONLY_THERE}' WHERE "number" % 300 = 7;
  `)
  const ofFirst = db.prepare<[], { number: number; folded: string }>(`SELECT "number", "folded" FROM "ClaimWords" WHERE "number" % 300 = 7`).all()
  const keep = db.prepare('INSERT OR REPLACE INTO "ClaimPieces" ("rowid", "pieces") VALUES (?, ?)')
  for (const { number, folded } of ofFirst) keep.run(number, tokensOf(folded))
  const accepted = db.prepare<[], { id: string; row: number }>(`SELECT "id", rowid AS "row" FROM "Claim" WHERE "stage" = 'accepted' ORDER BY rowid`).all()
  const published = db.prepare<[], { id: string }>(`SELECT "id" FROM "Article" WHERE "publication" = 'published' AND rowid % 25 = 3`).all()
  db.close()
  await work(people, accepted, published.map(({ id }) => id))
  return people
}

// One claim of fifty awaits an editor, one was returned, one was returned and is approved now, four were approved at once.
async function work({ url, email, password }: BenchDatabase, accepted: { id: string; row: number }[], retracted: string[]): Promise<void> {
  const desk = await openDesk(url)
  const [checker, editor] = [(await desk.store.users.findByEmail(email))!, (await desk.store.users.findByEmail('editor@example.com'))!]
  const other = await addUser(desk, PROGRAM, { email: 'other@example.com', password, name: 'Other', role: 'fact-checker' })
  for (const { id, row } of accepted) {
    const author = row % 100 < 50 ? checker : other
    if (row % 50 === 2) await propose(desk, author, id)
    if (row % 50 === 4 || row % 50 === 10) await giveBack(desk, editor, await propose(desk, author, id), id)
    if (row % 10 === 0) await approve(desk, editor, await propose(desk, author, id), id)
  }
  for (const id of retracted) await retractArticle(desk, editor, id, (await desk.store.articles.find(id))!.version, { reason: 'Wrong.' })
  await desk.store.close()
}

async function propose(desk: Desk, author: Person, claimId: string): Promise<string> {
  const { version } = (await desk.store.claims.find(claimId))!
  return (await proposeVerdict(desk, author, claimId, version, VERDICT)).verdicts.at(-1)!.id
}

async function giveBack(desk: Desk, editor: Person, verdictId: string, claimId: string): Promise<void> {
  await returnVerdict(desk, editor, verdictId, (await desk.store.claims.find(claimId))!.version, { note: 'Which minutes?' })
}

async function approve(desk: Desk, editor: Person, verdictId: string, claimId: string): Promise<void> {
  await approveVerdict(desk, editor, verdictId, (await desk.store.claims.find(claimId))!.version, { note: '' })
}

function multiply(file: string, copies: number): void {
  const db = new Database(file)
  db.pragma('foreign_keys = OFF')
  db.pragma('synchronous = OFF')
  const columnsOf = (table: string) => (db.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name)
  const earlier = `strftime('%Y-%m-%dT%H:%M:%f+00:00', "updatedAt", '-' || copy.n || ' seconds')`
  for (const table of TABLES) {
    db.exec(copyOf(table, columnsOf(table), copies, earlier))
    process.stderr.write(`${table} `)
  }
  db.exec(countsOf(copies))
  db.function('tokens', { deterministic: true }, (folded) => tokensOf(String(folded)))
  for (const { table, of, index } of [WORDS.articles, WORDS.claims]) {
    db.exec(copyOfWords(table, of, copies))
    db.exec(`INSERT INTO "${index}" ("rowid", "pieces") SELECT "number", tokens("folded") FROM "${table}" WHERE length("${of}") > 26 ORDER BY "number"`)
    process.stderr.write(`${index} `)
  }
  process.stderr.write('\n')
  db.pragma('analysis_limit = 400')
  db.exec('PRAGMA optimize = 0x10002')
  db.close()
}

// The server writes the index of the search by itself.
async function multiplyOnServer(client: Client, copies: number): Promise<void> {
  await client.query('SET session_replication_role = replica')
  const earlier = `"updatedAt" - copy.n * INTERVAL '1 second'`
  for (const table of TABLES) {
    const { rows } = await client.query<{ name: string }>('SELECT column_name AS name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1', [table])
    await client.query(copyOf(table, rows.map(({ name }) => name), copies, earlier))
    process.stderr.write(`${table} `)
  }
  await client.query(countsOf(copies))
  for (const { table, of } of [WORDS.articles, WORDS.claims]) {
    await client.query(copyOfWords(table, of, copies))
    process.stderr.write(`${table} `)
  }
  process.stderr.write('\n')
  await client.query('VACUUM (ANALYZE)')
}

// Copies name the same sources.
function countsOf(copies: number): string {
  return `UPDATE "MentionCount" SET "count" = "count" * ${copies + 1}, "publicCount" = "publicCount" * ${copies + 1}`
}

function copyOf(table: string, columns: string[], copies: number, earlier: string): string {
  const isCopied = (name: string) => (name === 'id' || name === 'chain' || name.endsWith('Id')) && !SHARED.has(name)
  const values = columns.map((name) => {
    if (table === 'Article' && name === 'updatedAt') return earlier
    // What one person works on does not grow with the newsroom.
    if (name.startsWith('assignee')) return 'NULL'
    return isCopied(name) ? `CASE WHEN "${name}" IS NULL THEN NULL ELSE "${name}" || 'X' || copy.n END` : `"${name}"`
  })
  const where = table === 'Event' ? `WHERE "chain" <> 'desk'` : ''
  return `${numbered(copies)}
    INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')})
    SELECT ${values.join(', ')} FROM (SELECT * FROM "${table}" ${where}) AS original CROSS JOIN copy`
}

// In a claim of a copy another word stands in the place of the one that only the first have.
function copyOfWords(table: string, of: string, copies: number): string {
  return `${numbered(copies)}
    INSERT INTO "${table}" ("number", "${of}", "folded")
    SELECT "number" + (SELECT MAX("number") FROM "${table}") * copy.n, "${of}" || 'X' || copy.n, replace("folded", '${ONLY_THERE}', 'lightship')
    FROM copy CROSS JOIN (SELECT * FROM "${table}" WHERE TRUE) AS original`
}

function numbered(copies: number): string {
  return `WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ${copies})`
}
