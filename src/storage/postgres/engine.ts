import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils'
import { Pool, type ClientConfig, type PoolClient, type PoolConfig } from 'pg'
import { parseIntoClientConfig } from 'pg-connection-string'
import { StoreBusy, StoreSilent } from '../../domain/errors.js'
import { speaking, type Db } from '../db.js'
import type { Engine } from '../engine.js'
import type { PrismaClient as Client } from '../generated/client.js'
import { createLock } from '../lock.js'
import { StoreProblem } from '../store-problem.js'
import { createPrismaInTurn, factoryOf, TookTooLong, TRANSACTION_LIMIT_MS, withinLimits, type PrismaInTurn } from '../transaction.js'
import { readVersion } from '../versions.js'
import { postgres } from './dialect.js'
import { inWords, isToTryAgain, openingProblem } from './failures.js'
import { PrismaClient } from './generated/client.js'
import { begin } from './locks.js'
import { migrate } from './migrations.js'
import { rowsOfPostgres } from './rows.js'
import { createWatch, type Watch, type Watched } from './silence.js'

/** How long a change waits for those of others, in milliseconds, those before it in the line included. */
export const PATIENCE_MS = 5_000

// A server that does not answer is told to people within two seconds.
const CONNECTING_MS = 1_500
// Who reads never waits for who writes.
const READING = 10
const WRITING = 4
// Asked at every request.
const ASKING_VERSION = 2
const TRIES = 3

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
  const limits = {
    statement_timeout: TRANSACTION_LIMIT_MS, idle_in_transaction_session_timeout: TRANSACTION_LIMIT_MS,
    // A connection through which nothing comes any more is let go of in the end.
    query_timeout: TRANSACTION_LIMIT_MS + CONNECTING_MS,
  }
  const pool = openPool({ ...config, ...limits, max: READING })
  const adapter = await new PrismaPg(pool).connect()
  // Its connections stay: one that had to be made anew would make a server that is slow to accept look silent.
  const versions = openPool({ ...config, max: ASKING_VERSION, query_timeout: CONNECTING_MS, idleTimeoutMillis: 0 })
  const watch = createWatch(() => readVersion({ rows: rowsOfVersions }))
  const rowsOfVersions = rowsOfPostgres(versions, watch.heard)
  const watched: Watched = (work) => watch.waited(watch.heard(work))
  const client = connect(factoryOf(adapter), watched)
  const writer = openWriter({ ...config, ...limits }, adapter, watch, watched)
  return {
    provider: postgres.provider,
    reading: speaking(client, postgres, rowsOfPostgres(pool, watched)),
    write: (work, chain) => writer.write(performance.now() + patience, work, chain),
    accounts: client,
    readersVersion: () => readVersion({ rows: rowsOfVersions }),
    // The server's own daemon does.
    keepStatistics: () => Promise.resolve(),
    health: () => watched(pool.query('SELECT 1')).then(() => 'ready', () => 'silent'),
    close: async () => {
      await writer.close()
      await client.$disconnect()
      await Promise.all([pool.end(), versions.end()])
    },
  }
}

// Fields and no URL: the schema engine would take the URL for its shadow database, too. No query is so long that compiling it would pay.
function configOf(url: string): ClientConfig {
  return { ...parseIntoClientConfig(url), connectionTimeoutMillis: CONNECTING_MS, options: '-c timezone=UTC -c jit=off', application_name: 'claimtrail' }
}

function placeOf({ host, port, database }: ClientConfig): string {
  return `${host ?? 'localhost'}:${port ?? 5432}/${database ?? ''}`
}

function openPool(config: PoolConfig): Pool {
  const pool = new Pool(config)
  // A connection that breaks while nobody uses it is no fault: the pool makes another.
  pool.on('error', () => undefined)
  return pool
}

// The clients differ in what their schemas' providers can filter by; what we ask both can.
function connect(adapter: SqlDriverAdapterFactory, watched: Watched): Client {
  const client = new PrismaClient({ adapter }).$extends({
    query: {
      async $allOperations({ args, query }) {
        try {
          return await watched(query(args))
        } catch (error) {
          throw inWords(error)
        }
      },
    },
  })
  return client as unknown as Client
}

/** Asked is until when a change may wait, by the machine's clock, and since when it does, by that of the watch. */
interface Asked {
  giveUpAt: number
  since: number
}

interface Writer {
  write<T>(giveUpAt: number, work: (db: Db) => Promise<T>, chain?: string): Promise<T>
  close(): Promise<void>
}

// In one process they stand in line before they take a connection, so that who waits longest is first.
function openWriter(config: PoolConfig, reading: SqlDriverAdapter, watch: Watch, watched: Watched): Writer {
  const pool = openPool({ ...config, max: WRITING })
  const turns = createLock(WRITING)
  const free: PrismaInTurn[] = []

  async function connection(since: number): Promise<PoolClient> {
    const connecting = pool.connect()
    return watch.waited(connecting, since).catch((error: unknown) => {
      connecting.then((client) => client.release(), ignore)
      throw error
    })
  }

  async function once<T>({ giveUpAt, since }: Asked, work: (db: Db) => Promise<T>, chain?: string): Promise<T> {
    const left = Math.ceil(giveUpAt - performance.now())
    if (left <= 0) throw new StoreBusy()
    const client = await connection(since)
    client.on('error', ignore)
    const prisma = free.pop() ?? createPrismaInTurn(reading, (factory) => connect(factory, watched))
    try {
      const result = await inTransaction(client, watched, begin(left, chain), (rows) =>
        withinLimits({ prisma, connection: onClient(reading, client), dialect: postgres, rows }, work))
      client.off('error', ignore)
      client.release()
      return result
    } catch (error) {
      // Whom nobody answers nobody can ask to undo anything either: the server does it when the connection ends.
      const isOpen = inWords(error) instanceof StoreSilent || (await watched(client.query('ROLLBACK')).then(() => false, () => true))
      client.off('error', ignore)
      client.release(isOpen || error instanceof TookTooLong)
      throw error
    } finally {
      free.push(prisma)
    }
  }

  return {
    write: (giveUpAt, work, chain) => {
      const since = watch.now()
      return turns.run(async () => {
        for (let left = TRIES; ; left -= 1) {
          try {
            return await once({ giveUpAt, since }, work, chain)
          } catch (error) {
            if (left <= 1 || !isToTryAgain(error)) throw inWords(error)
          }
        }
      }, (turn) => watch.waited(turn, since))
    },
    close: async () => {
      await pool.end()
      await Promise.all(free.map(({ client }) => client.$disconnect()))
    },
  }
}

function ignore(): void {}

async function inTransaction<T>(
  client: PoolClient, watched: Watched, beginning: string, work: (rows: ReturnType<typeof rowsOfPostgres>) => Promise<T>,
): Promise<T> {
  await watched(client.query(beginning))
  const result = await work(rowsOfPostgres(client, watched))
  // Of a transaction in which a statement failed PostgreSQL makes nothing, and calls that no error.
  const { command } = await watched(client.query('COMMIT'))
  if (command !== 'COMMIT') throw new Error('a statement of this change failed, and nothing of it was written')
  return result
}

// The adapter of the pool, on one connection of another: it keeps what it asks in `client`.
function onClient(adapter: SqlDriverAdapter, client: PoolClient): SqlQueryable {
  return Object.create(adapter, { client: { value: client } }) as SqlQueryable
}
