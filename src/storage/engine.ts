import type { Db } from './db.js'
import type { Dialect } from './dialect.js'
import type { PrismaClient } from './generated/client.js'
import type { StoreHealth } from './health.js'

/** Engine is one database that this process reads and writes; sqlite/ and postgres/ each open one. */
export interface Engine {
  /** Sees what is committed. */
  reading: Db
  /** Runs the work in one transaction; see Store. Throws StoreBusy, StoreSilent, StoreUnwritable and what the work throws. */
  write<T>(work: (db: Db) => Promise<T>, chain?: string): Promise<T>
  provider: Dialect['provider']
  /** For a library that reads and writes by itself: each of its writes takes its turn. */
  accounts: PrismaClient
  /** See Store. */
  readersVersion(): Promise<number>
  health(): Promise<StoreHealth>
  /** See Store. */
  keepStatistics(): Promise<void>
  close(): Promise<void>
}
