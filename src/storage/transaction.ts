// Prisma in transactions that we open ourselves, so that its operations and our statements are of one.
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQueryable, Transaction } from '@prisma/driver-adapter-utils'
import { StoreBusy } from '../domain/errors.js'
import { speaking, type Db } from './db.js'
import type { Dialect } from './dialect.js'
import type { PrismaClient } from './generated/client.js'
import type { Rows } from './rows.js'

/** How long one transaction may take, in milliseconds. */
export const TRANSACTION_LIMIT_MS = 60_000

/** TookTooLong is a transaction that was given up while something of it was still running. */
export class TookTooLong extends StoreBusy {}

/** PrismaInTurn is a client of Prisma for the transactions of one connection at a time. */
export interface PrismaInTurn {
  readonly client: PrismaClient
  /** Has the client speak on `connection`, in which a transaction is open, until the work is done; at any other time it refuses to. */
  during<T>(connection: SqlQueryable, work: () => Promise<T>): Promise<T>
}

/** factoryOf is for a client that is to use this very adapter. */
export function factoryOf(adapter: SqlDriverAdapter): SqlDriverAdapterFactory {
  const { provider, adapterName } = adapter
  return { provider, adapterName, connect: () => Promise.resolve(adapter) }
}

/** createPrismaInTurn: `base` says what the engine is; `connect` makes the client of it, the first time that one is asked for. */
export function createPrismaInTurn(base: SqlDriverAdapter, connect: (factory: SqlDriverAdapterFactory) => PrismaClient): PrismaInTurn {
  let open: SqlQueryable | null = null
  let client: PrismaClient | undefined
  let savepoints = 0
  const inTransaction = (): SqlQueryable => {
    if (open === null) throw new Error('the transaction that this belongs to is over')
    return open
  }
  const run = (sql: string) => inTransaction().executeRaw({ sql, args: [], argTypes: [] })
  const own = {
    provider: base.provider,
    adapterName: base.adapterName,
    queryRaw: async (query) => inTransaction().queryRaw(query),
    executeRaw: async (query) => inTransaction().executeRaw(query),
  } satisfies SqlQueryable
  const adapter: SqlDriverAdapter = {
    ...own,
    executeScript: (script) => base.executeScript(script),
    ...(base.getConnectionInfo && { getConnectionInfo: () => base.getConnectionInfo!() }),
    dispose: () => Promise.resolve(),
    // Of an operation of several statements; ours is around it already.
    async startTransaction(): Promise<Transaction> {
      const name = `prisma_${(savepoints += 1)}`
      await run(`SAVEPOINT ${name}`)
      return {
        ...own,
        options: { usePhantomQuery: true },
        commit: async () => void (await run(`RELEASE SAVEPOINT ${name}`)),
        rollback: async () => void (await run(`ROLLBACK TO SAVEPOINT ${name}`)),
      }
    },
  }
  return {
    get client() {
      return (client ??= connect(factoryOf(adapter)))
    },
    async during(connection, work) {
      open = connection
      try {
        return await work()
      } finally {
        open = null
      }
    },
  }
}

/** Turn is what one transaction is made of. */
export interface Turn {
  prisma: PrismaInTurn
  connection: SqlQueryable
  dialect: Dialect
  rows: Rows
}

/**
 * work within limits: what is left running when the transaction is over, or took too long, can do nothing in the next one.
 * Throws TookTooLong where it took longer than TRANSACTION_LIMIT_MS.
 */
export async function withinLimits<T>({ prisma, connection, dialect, rows }: Turn, work: (db: Db) => Promise<T>): Promise<T> {
  const { proxy, revoke } = Proxy.revocable(speaking(prisma.client, dialect, rows), {})
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TookTooLong()), TRANSACTION_LIMIT_MS)
  })
  try {
    return await prisma.during(connection, () => Promise.race([work(proxy), late]))
  } finally {
    clearTimeout(timer)
    revoke()
  }
}
