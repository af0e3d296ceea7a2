// What the server takes for ten readers at once of an article with 14,607 claims: resident memory of a real server process, the most
// that it had while they read, beside what it had before.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { importArticle } from '../src/desk/articles/import-article.js'
import { publishArticle } from '../src/desk/articles/publish-article.js'
import { openDesk } from '../src/desk/desk.js'
import { addUser } from '../src/desk/people/add-user.js'
import { PROGRAM } from '../src/domain/permission.js'
import { projectPath } from '../src/project.js'

const CLAIMS = Number(process.env['BENCH_CLAIMS'] ?? 14_607)
const READERS = 10
const ROUNDS = 5
const MB = 1_024

const folder = mkdtempSync(join(tmpdir(), 'claimtrail-big-'))
try {
  const file = join(folder, 'claimtrail.db')
  const articleId = await fill(file)
  const server = spawn(process.execPath, [projectPath('dist', 'src', 'main.js')], {
    env: { PATH: process.env['PATH'], PORT: '0', DATABASE_URL: `file:${file}`, CLAIMTRAIL_DEMO: 'off' }, stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string]
  const url = /http:\S+/.exec(line)![0]
  console.log('| ten at once, five times | bytes | before, MB | at most, MB | more |')
  console.log('| --- | ---: | ---: | ---: | ---: |')
  for (const [name, path] of [['the front page', '/'], ['the article', `/articles/${articleId}`], ['its claims, by the API', `/api/v1/articles/${articleId}/claims?limit=100`]] as const) {
    const bytes = await read(url + path)
    const before = memoryOf(server.pid!, 'VmRSS')
    for (let round = 0; round < ROUNDS; round += 1) await Promise.all(Array.from({ length: READERS }, () => read(url + path)))
    const most = memoryOf(server.pid!, 'VmHWM')
    console.log(`| ${name} | ${bytes} | ${before} | ${most} | ${most - before} |`)
  }
  server.kill('SIGTERM')
  await once(server, 'exit')
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function fill(file: string): Promise<string> {
  const desk = await openDesk(`file:${file}`)
  const editor = await addUser(desk, PROGRAM, { email: 'a@example.com', name: 'A', role: 'editor', password: 'a password for benches' })
  const sentences = Array.from({ length: CLAIMS }, (_, n) => `Pier ${n + 1} is ${100 + (n % 900)} metres long.${n % 11 === 10 ? '\n\n' : ''}`)
  const { articleId, claimCount } = await importArticle(desk, editor, { title: 'Every pier', text: sentences.join(' '), format: 'plain' })
  const db = new Database(file)
  db.exec(`UPDATE "Claim" SET "stage" = 'accepted'`)
  db.close()
  await publishArticle(desk, editor, articleId, 1)
  await desk.store.close()
  process.stderr.write(`${claimCount} claims\n`)
  return articleId
}

async function read(url: string): Promise<number> {
  const response = await fetch(url)
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`)
  return text.length
}

function memoryOf(pid: number, name: 'VmRSS' | 'VmHWM'): number {
  const [, kilobytes] = new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!
  return Math.round(Number(kilobytes) / MB)
}
