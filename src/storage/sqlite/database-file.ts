// What stands at the place of a database before anybody opens it, and how a new one comes there whole.
import { constants } from 'node:fs'
import { access, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { putInPlace } from '../../whole-file.js'
import { StoreProblem } from '../store-problem.js'
import { sqliteCode } from './failures.js'

/** Found is what stands at the place: nothing, an empty file, or a database of ours. */
export type Found = 'nothing' | 'empty' | 'database'

/**
 * lookAt makes the folder of a database file, clears it of what a start that was killed left, and answers what stands there, to be made or migrated; `known` are the names of our
 * migrations. Throws StoreProblem for what is no database of ours, cannot be written, or shows that one was lost.
 */
export async function lookAt(file: string, known: string[]): Promise<Found> {
  await makeFolder(dirname(file))
  const found = await stat(file).catch((error: unknown) => (codeOf(error) === 'ENOENT' ? null : refuse(file, error)))
  if (found && !found.isFile()) throw new StoreProblem(`${file} is ${found.isDirectory() ? 'a folder' : 'no file'}: name a file in DATABASE_URL`)
  await refuseReadOnly(dirname(file), 'its folder')
  await removeBrokenOff(file)
  if (found) await refuseReadOnly(file, 'the database')
  if (!found || found.size === 0) {
    await refuseLost(file, found !== null)
    return found ? 'empty' : 'nothing'
  }
  refuseForeign(file, known)
  return 'database'
}

async function makeFolder(folder: string): Promise<void> {
  await makeFolders(folder).catch((error: unknown) => {
    const isFile = codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOTDIR'
    throw new StoreProblem(`the folder ${folder} cannot be made: ${isFile ? 'a part of its path is a file' : reasonOf(error)}`)
  })
}

// Node's own recursive mkdir never ends in a file system that makes no folders, as /proc is.
async function makeFolders(folder: string): Promise<void> {
  if ((await stat(folder).catch(() => null))?.isDirectory()) return
  if (!(await exists(dirname(folder)))) await makeFolders(dirname(folder))
  await mkdir(folder, { mode: 0o700 })
}

async function refuseReadOnly(path: string, what: string): Promise<void> {
  await access(path, constants.R_OK | constants.W_OK).catch((error: unknown) => {
    throw new StoreProblem(`${path} cannot be written (${reasonOf(error)}): whoever runs Claimtrail must be able to write ${what}`)
  })
}

// A start makes a database whole or not at all, and leaves these beside it: without it, they say that there was one.
async function refuseLost(file: string, isEmpty: boolean): Promise<void> {
  const log = `${file}-wal`
  const logSize = await stat(log).then(({ size }) => size, () => 0)
  const secret = join(dirname(file), 'secret')
  const witness = logSize > 0 ? log : isEmpty && (await exists(secret)) ? secret : null
  if (witness === null) return
  const remedy = 'restore a backup, or move both away to begin with an empty database'
  throw new StoreProblem(isEmpty
    ? `${file} is empty, but ${witness} says that it was in use: ${remedy}`
    : `${file} is gone, but ${witness} says that it was in use: restore a backup, or move that away to begin with an empty database`)
}

function refuseForeign(file: string, known: string[]): void {
  let database: Database.Database | null = null
  try {
    database = new Database(file, { fileMustExist: true })
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()
    // A start of an older version that was broken off may have left no more than this.
    if (tables.length === 0) return
    const applied = tables.includes('_prisma_migrations')
      ? database.prepare('SELECT migration_name FROM _prisma_migrations').pluck().all() as string[]
      : []
    if (applied.some((name) => known.includes(name)) || (applied.length === 0 && tables.length === 1 && tables[0] === '_prisma_migrations')) return
  } catch (error) {
    refuse(file, error)
  } finally {
    database?.close()
  }
  throw new StoreProblem(`${file} is the database of another program: name another file in DATABASE_URL`)
}

/** refuse throws StoreProblem in words for what SQLite or the system says of a database file; any other error as it is. */
export function refuse(file: string, error: unknown): never {
  const code = sqliteCode(error) ?? codeOf(error)
  if (code === null || error instanceof StoreProblem) throw error
  throw new StoreProblem(`${file} ${sayings[code] ?? `cannot be opened: ${reasonOf(error)}`}`, { cause: error })
}

const sayings: Record<string, string> = {
  SQLITE_NOTADB: 'is not a SQLite database: restore a backup, or name another file in DATABASE_URL',
  SQLITE_CORRUPT: 'is damaged, or was cut off: restore a backup',
  SQLITE_FULL: 'cannot be opened: the disk is full',
  SQLITE_BUSY: 'is held by another program: try again when that has ended',
  ENOTDIR: 'cannot be: a part of its path is a file',
}

/**
 * makeDatabase makes a new database by `migrate` under another name and puts it in its place when it is whole: a start that was
 * broken off leaves nothing that the next one would trip over. What another process put there meanwhile stays.
 */
export async function makeDatabase(file: string, migrate: (file: string) => Promise<unknown>): Promise<void> {
  const partial = `${file}.${process.pid}.new`
  try {
    // Made for its owner alone; SQLite gives its journals the mode of the database that it finds.
    await (await open(partial, 'w', 0o600)).close()
    await migrate(partial)
    await putInPlace(partial, file)
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${partial}${end}`, { force: true })
  }
}

const BROKEN_OFF = /\.(\d+)\.new(?:-wal|-shm|-journal)?$/

async function removeBrokenOff(file: string): Promise<void> {
  const beside = await readdir(dirname(file))
  const left = beside.filter((name) => name.startsWith(`${basename(file)}.`) && BROKEN_OFF.test(name))
  const dead = left.filter((name) => !isRunning(Number(BROKEN_OFF.exec(name)![1])))
  for (const name of dead) await rm(join(dirname(file), name), { force: true })
}

// A number may come again: one like our own is of a process before us.
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false)
}

function codeOf(error: unknown): string | null {
  const code: unknown = (error as { code?: unknown }).code
  return typeof code === 'string' ? code : null
}

// "EACCES: permission denied, open '/x'" without the call.
function reasonOf(error: unknown): string {
  return (error as Error).message.split(', ')[0]!.trim()
}
