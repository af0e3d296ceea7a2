import type { Db } from '../db.js'
import type { PrismaClient } from '../generated/client.js'

const READS = new Set(['findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findMany', 'count'])
type Delegate = Record<string, (args: unknown) => Promise<unknown>>
type Transactions = { $transaction<T>(work: (db: Db) => Promise<T>): Promise<T> }

/**
 * takingTurns is the writer for a library that knows nothing of our transactions. What writes takes its turn by `write`, what reads
 * goes to the other connection, so that nobody waits for an import to be recognised. A transaction of its own is one turn.
 */
export function takingTurns(writer: PrismaClient, reading: PrismaClient, write: Transactions['$transaction']): PrismaClient {
  const taking = writer.$extends({
    query: {
      $allOperations({ model, operation, args, query }) {
        if (model === undefined || !READS.has(operation)) return write(() => query(args) as Promise<unknown>)
        const name = (model[0]?.toLowerCase() + model.slice(1)) as 'user'
        return (reading[name] as unknown as Delegate)[operation]!(args)
      },
    },
  }) as unknown as PrismaClient
  const ofTransactions: Transactions = { $transaction: write }
  return new Proxy(taking, {
    get: (client, name) => (name === '$transaction' ? ofTransactions.$transaction : (Reflect.get(client, name) as unknown)),
  })
}
