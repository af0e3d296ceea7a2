import type { Dialect } from './dialect.js'
import type { Prisma } from './generated/client.js'
import type { Rows } from './rows.js'

/** Db is what is committed, or one open transaction: by Prisma, and by prepared statements where it is asked often. Only this room knows it. */
export interface Db extends Prisma.TransactionClient {
  readonly dialect: Dialect
  readonly rows: Rows
}

/** speaking gives a client, or a transaction of it, the words of its engine and its statements. */
export function speaking(client: Prisma.TransactionClient, dialect: Dialect, rows: Rows): Db {
  // Derived from it, as Prisma derives its own extended clients: a copy would lose what it makes when asked.
  return Object.create(client, { dialect: { value: dialect, enumerable: true }, rows: { value: rows, enumerable: true } }) as Db
}
