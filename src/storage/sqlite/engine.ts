import { speaking, type Db } from '../db.js'
import type { Engine } from '../engine.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { connect } from './connection.js'
import { lookAt, makeDatabase, refuse } from './database-file.js'
import { sqlite } from './dialect.js'
import { inWords } from './failures.js'
import { createLock } from '../lock.js'
import { knownMigrations, migrate } from './migrations.js'
import { whileBusy } from './patience.js'
import { makePrivate } from './private-files.js'
import { createRoomCheck, tryWriting } from './room.js'
import { takingTurns } from './turns.js'
import { openVersion, type VersionReader } from './version.js'

/** How long a change waits for another process's lock, in milliseconds, those before it in the line included. */
export const PATIENCE_MS = 5_000
const TRANSACTION_LIMIT_MS = 60_000

/**
 * openEngine opens the SQLite file, making and migrating it as needed. `patience`: see PATIENCE_MS.
 * Throws StoreProblem where the file must not be used.
 */
export async function openEngine(file: string, patience = PATIENCE_MS): Promise<Engine> {
  // Two connections: in WAL mode reading never waits for the one transaction that writes, and never sees half of it.
  const { writer, reading, version } = await open(file).catch((error: unknown) => refuse(file, error))
  const lock = createLock()
  const attempt = <T>(wait: number, work: () => Promise<T>): Promise<T> => {
    const giveUpAt = performance.now() + wait
    return lock.run(() => whileBusy(giveUpAt, work))
  }
  const room = createRoomCheck(file, () => attempt(0, () => tryWriting(writer)))
  const patiently = <T>(work: () => Promise<T>): Promise<T> =>
    attempt(patience, work).catch((error: unknown) => {
      const failure = inWords(error)
      room.failed(failure)
      throw failure
    })
  const write = <T>(work: (db: Db) => Promise<T>): Promise<T> => patiently(() => inTransaction(writer, work))
  return {
    provider: sqlite.provider,
    reading: speaking(reading, sqlite),
    write,
    accounts: takingTurns(writer, reading, patiently, write),
    readersVersion: version.read,
    health: async () => ((await answers(reading)) ? room.health() : 'silent'),
    close: async () => {
      version.close()
      await lock.run(() => Promise.all([writer.$disconnect(), reading.$disconnect()]))
    },
  }
}

async function open(file: string): Promise<{ writer: PrismaClient; reading: PrismaClient; version: VersionReader }> {
  const found = await lookAt(file, await knownMigrations())
  await makePrivate(file)
  if (found === 'nothing') await makeDatabase(file, migrate)
  else await migrate(file)
  const opened = <T>(by: (file: string) => Promise<T>): Promise<T> => whileBusy(performance.now() + PATIENCE_MS, () => by(file))
  return { writer: await opened(connect), reading: await opened(connect), version: await opened(openVersion) }
}

async function answers(reading: PrismaClient): Promise<boolean> {
  return reading.$queryRaw`SELECT 1`.then(() => true, () => false)
}

function inTransaction<T>(writer: PrismaClient, work: (db: Db) => Promise<T>): Promise<T> {
  return writer.$transaction(
    async (db) => {
      await claimWriteLock(db)
      return work(speaking(db, sqlite))
    },
    { timeout: TRANSACTION_LIMIT_MS },
  )
}

// Prisma begins a transaction that only turns into a writing one at its first write; SQLite then refuses it at once where
// another process (the command line beside the server) wrote since its first read. Writing first waits its turn instead,
// and nothing after it can find the database locked: what is tried again has done nothing yet.
async function claimWriteLock(db: Prisma.TransactionClient): Promise<void> {
  await db.$executeRaw`UPDATE "Event" SET "id" = "id" WHERE FALSE`
}
