import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import Database from 'better-sqlite3'

/**
 * How long SQLite itself waits for another process's lock, in milliseconds: it holds the whole program while it waits, so
 * that whoever writes tries again by whileBusy instead. Enough for the moment in which another process opens the log.
 */
export const BUSY_TIMEOUT_MS = 10

// Pages that are asked for again need not be read again: of a million claims what a page shows lies far apart. By itself SQLite keeps 2 MiB.
const CACHE_KIB = 32 * 1_024

/** Connection is one connection to a SQLite file, as Prisma uses it and as it is. */
export interface Connection {
  adapter: SqlDriverAdapter
  database: Database.Database
}

/**
 * connect opens one connection to a SQLite file. WAL stays with the file; the others SQLite forgets with each connection:
 * foreign keys are off, and a lock is not waited for, wherever nobody asks.
 */
export async function connect(file: string): Promise<Connection> {
  const adapter = await new PrismaBetterSqlite3({ url: `file:${file}`, timeout: BUSY_TIMEOUT_MS }).connect()
  const database = databaseOf(adapter)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  database.pragma('foreign_keys = ON')
  database.pragma(`cache_size = -${CACHE_KIB}`)
  return { adapter, database }
}

// Prisma's adapter opens it by itself.
function databaseOf(adapter: object): Database.Database {
  if ('client' in adapter && adapter.client instanceof Database) return adapter.client
  throw new Error('the adapter of Prisma keeps its connection elsewhere')
}
