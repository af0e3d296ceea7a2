// SQLite by the sqlite3 package: an independent build of it, in the command's own process. Never import this room where
// the store is open: two SQLite libraries in one process on one file undo each other's locks (sqlite.org/howtocorrupt).
import { existsSync } from 'node:fs'
import sqlite3 from 'sqlite3'

export type Value = string | number | null
export type Row = Record<string, Value | Uint8Array>

/** Rows are asked of a database of either engine: names are quoted, and each parameter is a `?`. */
export interface Rows {
  all<T extends Row>(sql: string, params?: Value[]): Promise<T[]>
  get<T extends Row>(sql: string, params?: Value[]): Promise<T | undefined>
}

/** Database is one connection to one file. */
export interface Database extends Rows {
  /** The connection itself, for the page copier. */
  connection: sqlite3.Database
  close(): Promise<void>
}

/** MaintenanceError says in one line why a maintenance command did nothing. */
export class MaintenanceError extends Error {
  override name = 'MaintenanceError'
}

const BUSY_TIMEOUT_MS = 5_000

/**
 * openDatabase opens a SQLite file, which `create` makes if need be. `busyTimeout`: milliseconds to wait for others' locks.
 * Throws MaintenanceError where it cannot.
 */
export async function openDatabase(
  file: string,
  { create = false, busyTimeout = BUSY_TIMEOUT_MS }: { create?: boolean; busyTimeout?: number } = {},
): Promise<Database> {
  if (!create && !existsSync(file)) throw new MaintenanceError(`there is no database at ${file}`)
  const mode = sqlite3.OPEN_READWRITE | (create ? sqlite3.OPEN_CREATE : 0)
  const connection = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opening = new sqlite3.Database(file, mode, (error) => {
      if (error) reject(new MaintenanceError(`${file} cannot be opened: ${error.message}`))
      else resolve(opening)
    })
  })
  connection.configure('busyTimeout', busyTimeout)
  return {
    connection,
    all: (sql, params = []) =>
      new Promise((resolve, reject) => {
        connection.all(sql, params, (error, rows) => (error ? reject(error) : resolve(rows as never)))
      }),
    get: (sql, params = []) =>
      new Promise((resolve, reject) => {
        connection.get(sql, params, (error, row) => (error ? reject(error) : resolve(row as never)))
      }),
    close: () =>
      new Promise((resolve, reject) => {
        connection.close((error) => (error ? reject(error) : resolve()))
      }),
  }
}

/** withDatabase opens a file that exists, runs the work and closes it again. */
export async function withDatabase<T>(file: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(file)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** isInUse says whether another process has the file open: SQLite gives the file to us alone only while none has. */
export async function isInUse(file: string): Promise<boolean> {
  const database = await openDatabase(file, { busyTimeout: 0 })
  try {
    await database.get('PRAGMA locking_mode = EXCLUSIVE')
    await database.get('SELECT count(*) FROM sqlite_master')
    return false
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return true
    throw error
  } finally {
    await database.close()
  }
}
