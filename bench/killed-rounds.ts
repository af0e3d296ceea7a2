// A server at work is killed, or its database is, over and over; after each time what it acknowledged is looked for.
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { startScratchServer, type ScratchServer } from '../prisma/scratch-server.js'
import { projectPath } from '../src/project.js'
import { lostOf, startWriters, type Kept, type Place } from './killed-writers.js'

/** Victim is what is killed, on which engine. */
export type Victim = 'the server, on SQLite' | 'the server, on PostgreSQL' | 'PostgreSQL itself'

/** Survived is what came of it. */
export interface Survived {
  rounds: number
  acknowledged: number
  /** Changes that were under way: they may be there or not, but never by half. */
  unheard: number
  lost: Kept[]
  /** What `claimtrail check` found wrong, or what did not come back by itself. */
  problems: string[]
  /** How long after each kill, from the start of what was killed, the server took changes again; milliseconds. */
  backAfter: number[]
}

const WRITERS = 4
// A round comes to some of what the writers do, and ends at any moment of it, however fast the machine is.
const MOST_CHANGES = 30
const MOST_MS_AFTER = 40
const BACK_WITHIN_MS = 30_000
const EDITOR = 'editor@example.org'

interface Scene {
  env: Record<string, string>
  token: string
  postgres: ScratchServer | null
  close(): Promise<void>
}

/** killRounds kills so many times. It runs what is built in dist/. `told` hears what each round came to. */
export async function killRounds(victim: Victim, rounds: number, told: (round: number, survived: Survived) => void = () => undefined): Promise<Survived> {
  const survived: Survived = { rounds, acknowledged: 0, unheard: 0, lost: [], problems: [], backAfter: [] }
  const scene = await setUp(victim)
  const all: Kept[] = []
  let server = await startServer(scene.env)
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const place = { url: server.url, token: scene.token }
      const { kept, unheard, ended } = startWriters(place, WRITERS, String(round))
      await someMoment(kept, ended)
      server = await killAndStart(victim, scene, server, ended, survived)
      all.push(...kept)
      survived.acknowledged += kept.length
      survived.unheard += unheard()
      survived.lost.push(...(await lostOf({ ...place, url: server.url }, kept)))
      told(round, survived)
    }
    survived.lost.push(...(await lostOf({ url: server.url, token: scene.token }, all)))
    return survived
  } finally {
    server.child.kill('SIGKILL')
    await scene.close()
  }
}

async function someMoment(kept: Kept[], ended: Promise<unknown>): Promise<void> {
  const changes = 1 + Math.floor(Math.random() * MOST_CHANGES)
  while (kept.length < changes) await Promise.race([pause(1), ended.then(() => Promise.reject(new Error('the writers ended by themselves')))])
  await pause(Math.random() * MOST_MS_AFTER)
}

async function killAndStart(victim: Victim, scene: Scene, server: Server, ended: Promise<unknown>, survived: Survived): Promise<Server> {
  const dies = victim === 'PostgreSQL itself' ? scene.postgres!.kill() : killed(server.child)
  await Promise.all([dies, ended])
  const isDatabase = victim === 'PostgreSQL itself'
  if (!isDatabase) survived.problems.push(...(await check(scene.env)))
  const begun = performance.now()
  if (isDatabase) await scene.postgres!.startAgain()
  const next = isDatabase ? server : await startServer(scene.env)
  if (!(await isReady(next, begun))) survived.problems.push(`${victim}: the server did not take changes again within ${BACK_WITHIN_MS} ms`)
  survived.backAfter.push(performance.now() - begun)
  if (isDatabase) survived.problems.push(...(await check(scene.env)))
  return next
}

async function setUp(victim: Victim): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'claimtrail-killed-'))
  const postgres = victim === 'the server, on SQLite' ? null : await startScratchServer()
  await postgres?.createDatabase('claims')
  const env = {
    PATH: process.env['PATH'] ?? '', PORT: '0', CLAIMTRAIL_DEMO: 'off', CLAIMTRAIL_SECRET: 'a secret for benches that is long enough',
    DATABASE_URL: postgres?.url('claims') ?? `file:${join(folder, 'claimtrail.db')}`,
  }
  await claimtrail(env, ['user', 'add', EDITOR, '--role', 'editor'])
  const token = (await claimtrail(env, ['token', 'add', EDITOR, 'writers'])).trim()
  return {
    env, token, postgres,
    async close() {
      await postgres?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface Server extends Pick<Place, 'url'> {
  child: ChildProcess
}

async function startServer(env: Record<string, string>): Promise<Server> {
  const child = spawn(process.execPath, [projectPath('dist', 'src', 'main.js')], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0]
    if (url) return { url, child }
  }
  throw new Error('the server did not start: build it first (npm run build)')
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

async function isReady({ url }: Server, begun: number): Promise<boolean> {
  while (performance.now() - begun < BACK_WITHIN_MS) {
    const { status } = await fetch(`${url}/readyz`)
    if (status === 200) return true
    await pause(20)
  }
  return false
}

async function check(env: Record<string, string>): Promise<string[]> {
  return claimtrail(env, ['check']).then(() => [], (error: { stdout?: string; message: string }) => [error.stdout || error.message])
}

async function claimtrail(env: Record<string, string>, args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [projectPath('dist', 'src', 'cli.js'), ...args], { env })
  return stdout
}
