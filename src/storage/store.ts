import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { articleReader, articleWriter, type ArticleReader, type ArticleWriter } from './articles.js'
import { claimReader, claimWriter, type ClaimReader, type ClaimWriter } from './claims.js'
import { connect } from './sqlite/connection.js'
import type { Db } from './db.js'
import type { PrismaClient } from './generated/client.js'
import { learntModelReader, learntModelWriter, type LearntModelReader, type LearntModelWriter } from './learnt-models.js'
import { createLock, type Lock } from './sqlite/lock.js'
import { migrate } from './sqlite/migrations.js'
import { sourceReader, sourceWriter, type SourceReader, type SourceWriter } from './sources.js'
import { trailReader, trailWriter, type TrailReader, type TrailWriter } from './trail.js'
import { userReader, userWriter, type UserReader, type UserWriter } from './users.js'

export interface Reader {
  articles: ArticleReader
  claims: ClaimReader
  learntModels: LearntModelReader
  sources: SourceReader
  trail: TrailReader
  users: UserReader
}

export interface Transaction extends Reader {
  articles: ArticleReader & ArticleWriter
  claims: ClaimReader & ClaimWriter
  learntModels: LearntModelReader & LearntModelWriter
  sources: SourceReader & SourceWriter
  trail: TrailReader & TrailWriter
  users: UserReader & UserWriter
}

/**
 * Store is the database behind the rest of the program. Reading properties see what is committed; `write` runs its work
 * in one transaction, one at a time, and rolls all of it back if the work throws.
 */
export interface Store extends Reader {
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** True while the database answers. */
  isAlive(): Promise<boolean>
  /** For the sign-in library, which reads and writes its own tables; each of its operations waits for its turn. */
  accounts: PrismaClient
  close(): Promise<void>
}

const TRANSACTION_LIMIT_MS = 60_000

/** databaseFile answers the absolute path that a `file:` URL names. Throws RangeError on any other URL. */
export function databaseFile(url: string): string {
  if (!url.startsWith('file:') || url.length === 'file:'.length) throw new RangeError(`not a file: URL: ${url}`)
  return resolve(url.slice('file:'.length))
}

/**
 * openStore opens the SQLite file (making and migrating it as needed) with WAL, foreign keys and a busy timeout.
 * Throws MigrationProblem where the file must not be used.
 */
export async function openStore(url: string): Promise<Store> {
  const file = databaseFile(url)
  await mkdir(dirname(file), { recursive: true })
  await migrate(file)
  // Two connections: in WAL mode reading never waits for the one transaction that writes, and never sees half of it.
  const writer = await connect(file)
  const reading = await connect(file)
  const lock = createLock()
  return {
    ...readerOf(reading),
    write: (work) =>
      lock.run(() =>
        writer.$transaction(
          async (db) => {
            await claimWriteLock(db)
            return work(transactionOf(db))
          },
          { timeout: TRANSACTION_LIMIT_MS },
        ),
      ),
    isAlive: async () => (await reading.$queryRaw<unknown[]>`SELECT 1`).length === 1,
    accounts: takingTurns(writer, reading, lock),
    close: async () => {
      await lock.run(() => Promise.all([writer.$disconnect(), reading.$disconnect()]))
    },
  }
}

// Prisma begins a transaction that only turns into a writing one at its first write; SQLite then refuses it at once where
// another process (the command line beside the server) wrote since its first read. Writing first waits its turn instead.
async function claimWriteLock(db: Db): Promise<void> {
  await db.$executeRaw`UPDATE "Event" SET "id" = "id" WHERE FALSE`
}

const READS = new Set(['findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findMany', 'count'])
type Delegate = Record<string, (args: unknown) => Promise<unknown>>

// On one connection a statement from outside would land inside whatever transaction is open: what writes takes its turn,
// what reads goes to the other connection, so that nobody waits for an import to be recognised.
function takingTurns(writer: PrismaClient, reading: PrismaClient, lock: Lock): PrismaClient {
  return writer.$extends({
    query: {
      $allModels: {
        $allOperations({ model, operation, args, query }) {
          if (!READS.has(operation)) return lock.run(() => query(args) as Promise<unknown>)
          const name = (model[0]?.toLowerCase() + model.slice(1)) as 'user'
          return (reading[name] as unknown as Delegate)[operation]!(args)
        },
      },
    },
  }) as unknown as PrismaClient
}

function readerOf(db: Db): Reader {
  return {
    articles: articleReader(db),
    claims: claimReader(db),
    learntModels: learntModelReader(db),
    sources: sourceReader(db),
    trail: trailReader(db),
    users: userReader(db),
  }
}

function transactionOf(db: Db): Transaction {
  return {
    articles: { ...articleReader(db), ...articleWriter(db) },
    claims: { ...claimReader(db), ...claimWriter(db) },
    learntModels: { ...learntModelReader(db), ...learntModelWriter(db) },
    sources: { ...sourceReader(db), ...sourceWriter(db) },
    trail: { ...trailReader(db), ...trailWriter(db) },
    users: { ...userReader(db), ...userWriter(db) },
  }
}
