import type { Prisma } from './generated/client.js'

/** Db is the client or one open transaction; only this room knows it. */
export type Db = Prisma.TransactionClient
