// The program is killed in the midst of its work, as by a power cut that spares the disk.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { killRounds, type Victim } from '../bench/killed-rounds.js'
import { addUser } from '../src/desk/people/add-user.js'
import { PROGRAM } from '../src/domain/permission.js'
import { projectPath } from '../src/project.js'
import { openStore } from '../src/storage/store.js'
import { makeFolder } from './database.js'
import { makeDesk } from './desk.js'
import { runScript } from './run.js'

function run(script: string, args: string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), projectPath(script), ...args], {
    env: { PATH: process.env['PATH'], PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

// However slow the machine: the moment is when something is there to be seen.
async function until(seen: () => boolean): Promise<void> {
  while (!seen()) await pause(1)
}

const startDemo = (file: string) => run('src/main.ts', [], { DATABASE_URL: `file:${file}` })

async function finishStart(file: string): Promise<void> {
  const child = startDemo(file)
  for await (const line of createInterface({ input: child.stdout! })) {
    expect(line).toMatch(/^Claimtrail is ready at .* \(sign in as fact-checker/)
    break
  }
  await kill(child, 'SIGTERM')
}

/** What a demo holds, without what is new in each: how much of everything, and what was decided. */
function contents(file: string): unknown[] {
  const database = new Database(file, { readonly: true })
  const rows = database.prepare(`
    SELECT 'people', group_concat(email || role, ' ') FROM (SELECT * FROM User ORDER BY email)
    UNION ALL SELECT title, publication FROM Article
    UNION ALL SELECT text, stage || status FROM Claim
    UNION ALL SELECT rationale, decision FROM Verdict
    UNION ALL SELECT activity, count(*) FROM Event GROUP BY activity
    UNION ALL SELECT 'sources', count(*) FROM Source ORDER BY 1, 2`).raw().all()
  database.close()
  return rows
}

it('a first start that is killed is made good by the next: the demo is there as a clean start makes it', async () => {
  const clean = join(await makeFolder(), 'claimtrail.db')
  await finishStart(clean)
  const file = join(await makeFolder(), 'claimtrail.db')
  const moments = [
    () => existsSync(dirname(file)) && readdirSync(dirname(file)).some((name) => name.endsWith('.new')),
    () => existsSync(join(dirname(file), 'demo-accounts.json')),
    () => existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 500_000,
  ]
  // The last may be missed, where SQLite keeps the whole demo in memory: then the server is killed when it is ready.
  for (const moment of moments) {
    const child = startDemo(file)
    let isReady = false
    child.stdout!.on('data', () => (isReady = true))
    await until(() => isReady || moment())
    await kill(child, 'SIGKILL')
  }
  await finishStart(file)
  expect(contents(clean).length).toBeGreaterThan(50)
  expect(contents(file)).toEqual(contents(clean))
  expect(readdirSync(dirname(file)).filter((name) => name.startsWith('claimtrail') && name.includes('.new'))).toEqual([])
}, 300_000)

it('a program that is killed while it writes leaves a sound database', async () => {
  const file = join(await makeFolder(), 'claimtrail.db')
  const store = await openStore(`file:${file}`)
  const input = { email: 'ada@example.org', name: 'Ada', role: 'admin', password: 'a long enough one' } as const
  const { id } = await addUser(makeDesk(store), PROGRAM, input)
  await store.close()
  for (const written of [150_000, 300_000, 700_000]) {
    const child = run('tests/storage/sqlite/writing-process.ts', [`file:${file}`, id, '100000'])
    await until(() => existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > written)
    await kill(child, 'SIGKILL')
    const checked = await runScript('src/cli.ts', ['check'], { env: { DATABASE_URL: `file:${file}` } })
    expect(checked).toMatchObject({ code: 0, stdout: expect.stringMatching(/ is sound: /), stderr: '' })
  }
}, 300_000)

/** Waits until half an article is in the database, and keeps every other program from writing: the import cannot end any more. */
async function holdHalfWay(database: Database.Database, hasEnded: () => boolean): Promise<void> {
  const half = database.prepare(`SELECT count(*) FROM "Claim" WHERE "articleId" IN (SELECT "id" FROM "Article" WHERE "publication" = 'importing')`).pluck()
  await until(() => {
    if (hasEnded()) throw new Error('the import ended before it was seen half-way')
    database.exec('BEGIN IMMEDIATE')
    if (Number(half.get()) > 0) return true
    database.exec('ROLLBACK')
    return false
  })
}

it('an import from the command line that is killed half-way is seen by nobody, and the next start leaves nothing of it', async () => {
  const folder = await makeFolder()
  const [file, text] = [join(folder, 'claimtrail.db'), join(folder, 'ships.txt')]
  const store = await openStore(`file:${file}`)
  onTestFinished(() => store.close())
  await addUser(makeDesk(store), PROGRAM, { email: 'ada@example.org', name: 'Ada', role: 'admin', password: 'a long enough one' })
  const lines = Array.from({ length: 1_500 }, (_, n) => `The office counted ${n + 31} ships in week ${n + 1}, two officials told the Harbour Times.`)
  writeFileSync(text, lines.join('\n\n'))
  const database = new Database(file, { timeout: 60_000 })
  onTestFinished(() => void database.close())

  const child = run('src/cli.ts', ['import', text], { DATABASE_URL: `file:${file}` })
  await holdHalfWay(database, () => child.exitCode !== null)
  await kill(child, 'SIGKILL')
  database.exec('ROLLBACK')
  expect(await store.articles.isEmpty()).toBe(true)
  expect((await store.search.sources(['harbour'], { after: null, limit: 10 })).total).toBe(0)

  // Long enough ago for the next start, which may be that of a server in use, to take it for broken off.
  await store.accounts.article.updateMany({ data: { updatedAt: new Date(0) } })
  const server = run('src/main.ts', [], { DATABASE_URL: `file:${file}`, CLAIMTRAIL_DEMO: 'off' })
  for await (const line of createInterface({ input: server.stdout! })) if (line.startsWith('Claimtrail is ready')) break
  const left = database.prepare('SELECT count(*) FROM "Article"').pluck()
  await until(() => left.get() === 0)
  await kill(server, 'SIGTERM')
  const tables = ['Article', 'Revision', 'Claim', 'ClaimWords', 'Anchor', 'Part', 'Attribution', 'Hop', 'Mention', 'Source', 'SourceAlias']
  for (const table of tables) expect(database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get(), table).toBe(0)
}, 300_000)

const VICTIMS: Victim[] = ['the server, on SQLite', 'the server, on PostgreSQL', 'PostgreSQL itself']

it.each(VICTIMS)('nothing that was acknowledged is lost where a kill hits %s, and all of it is sound and works on', async (victim) => {
  const { lost, problems, acknowledged } = await killRounds(victim, 2)
  expect({ lost, problems }).toEqual({ lost: [], problems: [] })
  expect(acknowledged).toBeGreaterThan(0)
}, 300_000)
