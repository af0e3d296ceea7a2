import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaClient } from '../generated/client.js'

/**
 * How long SQLite itself waits for another process's lock, in milliseconds: it holds the whole program while it waits, so
 * that whoever writes tries again by whileBusy instead. Enough for the moment in which another process opens the log.
 */
export const BUSY_TIMEOUT_MS = 10

/**
 * connect opens one connection to a SQLite file. WAL stays with the file; the others SQLite forgets with each connection:
 * foreign keys are off, and a lock is not waited for, wherever nobody asks.
 */
export async function connect(file: string): Promise<PrismaClient> {
  const client = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${file}`, timeout: BUSY_TIMEOUT_MS }) })
  await client.$queryRawUnsafe('PRAGMA journal_mode = WAL')
  await client.$queryRawUnsafe('PRAGMA synchronous = NORMAL')
  await client.$queryRawUnsafe('PRAGMA foreign_keys = ON')
  return client
}
