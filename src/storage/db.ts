import type { Dialect } from './dialect.js'
import type { Prisma } from './generated/client.js'

/** Db is the client or one open transaction, and the words of its engine; only this room knows it. */
export interface Db extends Prisma.TransactionClient {
  readonly dialect: Dialect
}

/** speaking gives a client, or a transaction of it, the words of its engine. */
export function speaking(client: Prisma.TransactionClient, dialect: Dialect): Db {
  // Derived from it, as Prisma derives its own extended clients: a copy would lose what it makes when asked.
  return Object.create(client, { dialect: { value: dialect, enumerable: true } }) as Db
}
