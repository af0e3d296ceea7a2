import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaClient } from '../generated/client.js'

/** How long a connection waits for another process's lock, in milliseconds. */
export const BUSY_TIMEOUT_MS = 5_000

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
