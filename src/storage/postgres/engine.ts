import { PrismaPg } from '@prisma/adapter-pg'
import { Pool, type ClientConfig, type PoolConfig } from 'pg'
import { parseIntoClientConfig } from 'pg-connection-string'
import { StoreBusy } from '../../domain/errors.js'
import { speaking, type Db } from '../db.js'
import type { Engine } from '../engine.js'
import type { PrismaClient as Client } from '../generated/client.js'
import { createLock } from '../lock.js'
import { StoreProblem } from '../store-problem.js'
import { postgres } from './dialect.js'
import { inWords, openingProblem } from './failures.js'
import { PrismaClient } from './generated/client.js'
import { migrate } from './migrations.js'

/** How long a change waits for those of others, in milliseconds, those before it in the line included. */
export const PATIENCE_MS = 5_000
const TRANSACTION_LIMIT_MS = 60_000

// A server that does not answer is told to people within two seconds.
const CONNECTING_MS = 1_500
const CONNECTIONS = 10

// Any number will do that nothing else in the database takes.
const WRITING = 7_203_946_116

/**
 * openEngine opens the PostgreSQL database at a `postgresql:` URL, migrating it as needed. `patience`: see PATIENCE_MS.
 * Throws StoreProblem where it must not, or cannot, be used.
 */
export async function openEngine(url: string, patience = PATIENCE_MS): Promise<Engine> {
  const config = configOf(url)
  await migrate(config).catch((error: unknown) => {
    const problem = openingProblem(error)
    if (problem === null) throw error
    throw new StoreProblem(`the PostgreSQL server at ${placeOf(config)} ${problem}`, { cause: error })
  })
  const client = connect({
    ...config, max: CONNECTIONS, statement_timeout: TRANSACTION_LIMIT_MS, idle_in_transaction_session_timeout: TRANSACTION_LIMIT_MS,
  })
  const versions = openVersions(config)
  const lock = createLock()
  const write = <T>(work: (db: Db) => Promise<T>): Promise<T> => {
    const giveUpAt = performance.now() + patience
    return lock.run(() => inTransaction(client, giveUpAt, work).catch((error: unknown) => {
      throw inWords(error)
    }))
  }
  return {
    provider: postgres.provider,
    reading: speaking(client, postgres),
    write,
    accounts: client,
    readersVersion: versions.read,
    health: async () => ((await answers(client)) ? 'ready' : 'silent'),
    close: async () => {
      await lock.run(() => Promise.all([client.$disconnect(), versions.close()]))
    },
  }
}

// Fields and no URL: the schema engine would take the URL for its shadow database, too.
function configOf(url: string): ClientConfig {
  return { ...parseIntoClientConfig(url), connectionTimeoutMillis: CONNECTING_MS, options: '-c timezone=UTC', application_name: 'claimtrail' }
}

function placeOf({ host, port, database }: ClientConfig): string {
  return `${host ?? 'localhost'}:${port ?? 5432}/${database ?? ''}`
}

// The clients differ in what their schemas' providers can filter by; what we ask both can.
function connect(config: PoolConfig): Client {
  // A connection that breaks while nobody uses it is no fault: the pool makes another.
  const adapter = new PrismaPg(config, { onPoolError: () => undefined })
  const client = new PrismaClient({ adapter }).$extends({
    query: {
      async $allOperations({ args, query }) {
        try {
          return await query(args)
        } catch (error) {
          throw inWords(error)
        }
      },
    },
  })
  return client as unknown as Client
}

async function answers(client: Client): Promise<boolean> {
  return client.$queryRaw`SELECT 1`.then(() => true, () => false)
}

/**
 * One change at a time, as on SQLite, whichever process makes it: what a verb read holds until it has written. READ COMMITTED:
 * each statement after the lock sees all that was committed before it. In one process they stand in line first, so that those who
 * wait take no connections from those who read.
 */
function inTransaction<T>(client: Client, giveUpAt: number, work: (db: Db) => Promise<T>): Promise<T> {
  const left = Math.ceil(giveUpAt - performance.now())
  if (left <= 0) return Promise.reject(new StoreBusy())
  return client.$transaction(
    async (db) => {
      await db.$executeRaw`SELECT set_config('lock_timeout', ${String(left)}, TRUE)`
      await db.$executeRaw`SELECT pg_advisory_xact_lock(${WRITING})`
      return work(speaking(db, postgres))
    },
    { timeout: TRANSACTION_LIMIT_MS, maxWait: CONNECTING_MS },
  )
}

// Asked at every request: by a statement that the server prepared once for each of two connections.
function openVersions(config: ClientConfig): { read(): Promise<number>; close(): Promise<void> } {
  const pool = new Pool({ ...config, max: 2, query_timeout: CONNECTING_MS })
  pool.on('error', () => undefined)
  const statement = { name: 'readers-version', text: `SELECT "second" FROM "Version" WHERE "name" = 'readers'` }
  return {
    async read() {
      try {
        const { rows } = await pool.query<{ second: string }>(statement)
        return Number(rows[0]?.second ?? 0)
      } catch (error) {
        throw inWords(error)
      }
    },
    close: () => pool.end(),
  }
}
