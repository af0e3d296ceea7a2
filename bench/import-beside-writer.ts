// How long an import of a megabyte keeps others from writing: a process of its own imports while this one writes a little every 10 ms.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { addUser } from '../src/desk/people/add-user.js'
import { openDesk } from '../src/desk/desk.js'
import { importArticle } from '../src/desk/articles/import-article.js'
import { noteSignIn } from '../src/desk/people/note-sign-in.js'
import { PROGRAM } from '../src/domain/permission.js'
import { projectPath } from '../src/project.js'

const LENGTH = 1_000_000
const EVERY_MS = 10

if (process.send) await importHere()
else await measure()

/** A megabyte of our own text in which no sentence stands twice. */
function longText(): string {
  const text = readFileSync(projectPath('fixtures', 'articles', 'harbour-hospital-budget.md'), 'utf8')
  const parts: string[] = []
  for (let n = 1, length = 0; length < LENGTH; n += 1) {
    const part = text.replace(/\d+/g, (digits) => String(Number(digits) + n))
    parts.push(part)
    length += part.length + 2
  }
  return parts.join('\n\n').slice(0, LENGTH)
}

async function importHere(): Promise<void> {
  const [url] = (await once(process, 'message')) as [string]
  const desk = await openDesk(url)
  const text = longText()
  const begun = performance.now()
  const { claimCount } = await importArticle(desk, PROGRAM, { title: 'A long text', text, format: 'plain' })
  process.send?.({ claimCount, ms: performance.now() - begun })
  await desk.store.close()
  process.disconnect()
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'claimtrail-import-'))
  try {
    const url = `file:${join(folder, 'claimtrail.db')}`
    const desk = await openDesk(url)
    const person = await addUser(desk, PROGRAM, { email: 'a@example.com', name: 'A', role: 'editor', password: 'a password for benches' })
    const child = fork(new URL(import.meta.url), { execArgv: ['--import', 'tsx'] })
    const done = once(child, 'message') as Promise<[{ claimCount: number; ms: number }]>
    let isDone = false
    void done.then(() => (isDone = true))
    child.send(url)
    const writes: number[] = []
    const reads: number[] = []
    while (!isDone) {
      writes.push(await timed(() => noteSignIn(desk, PROGRAM, person, { outcome: 'sign_in', known: true })))
      reads.push(await timed(() => desk.store.articles.listByWork({ after: null, limit: 20 })))
      await wait(EVERY_MS)
    }
    const [{ claimCount, ms }] = await done
    await desk.store.close()
    console.log(`a text of ${LENGTH} characters, ${claimCount} claims, imported in ${(ms / 1_000).toFixed(1)} s`)
    console.log('| beside it | times | p50 ms | p99 ms | longest ms |')
    console.log('| --- | ---: | ---: | ---: | ---: |')
    for (const [name, times] of [['a change', writes], ['a list', reads]] as const) {
      times.sort((a, b) => a - b)
      const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1)
      console.log(`| ${name} | ${times.length} | ${at(0.5)} | ${at(0.99)} | ${at(1)} |`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
