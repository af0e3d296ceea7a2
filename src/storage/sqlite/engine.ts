import type Database from 'better-sqlite3'
import { speaking, type Db } from '../db.js'
import type { Engine } from '../engine.js'
import { PrismaClient } from '../generated/client.js'
import { createLock } from '../lock.js'
import { createPrismaInTurn, factoryOf, withinLimits, type Turn } from '../transaction.js'
import { connect, type Connection } from './connection.js'
import { lookAt, makeDatabase, refuse } from './database-file.js'
import { sqlite } from './dialect.js'
import { inWords } from './failures.js'
import { knownMigrations, migrate } from './migrations.js'
import { whileBusy } from './patience.js'
import { makePrivate } from './private-files.js'
import { createRoomCheck, tryWriting } from './room.js'
import { rowsOfSqlite } from './rows.js'
import { takingTurns } from './turns.js'
import { readVersion } from '../versions.js'

/** How long a change waits for another process's lock, in milliseconds, those before it in the line included. */
export const PATIENCE_MS = 5_000

/**
 * openEngine opens the SQLite file, making and migrating it as needed. `patience`: see PATIENCE_MS.
 * Throws StoreProblem where the file must not be used.
 */
export async function openEngine(file: string, patience = PATIENCE_MS): Promise<Engine> {
  // Two connections: in WAL mode reading never waits for the one transaction that writes, and never sees half of it.
  const { writer, reader } = await open(file).catch((error: unknown) => refuse(file, error))
  const prisma = createPrismaInTurn(writer.adapter, (adapter) => new PrismaClient({ adapter }))
  const turn: Turn = { prisma, connection: writer.adapter, dialect: sqlite, rows: rowsOfSqlite(writer.database) }
  const client = new PrismaClient({ adapter: factoryOf(reader.adapter) })
  const reading = speaking(client, sqlite, rowsOfSqlite(reader.database))
  const lock = createLock()
  const attempt = <T>(wait: number, work: () => Promise<T>): Promise<T> => {
    const giveUpAt = performance.now() + wait
    return lock.run(() => whileBusy(giveUpAt, work))
  }
  const room = createRoomCheck(file, () => attempt(0, () => Promise.resolve(tryWriting(writer.database))))
  const write = <T>(work: (db: Db) => Promise<T>): Promise<T> =>
    attempt(patience, () => inTransaction(writer.database, turn, work)).catch((error: unknown) => {
      const failure = inWords(error)
      room.failed(failure)
      throw failure
    })
  return {
    provider: sqlite.provider,
    reading,
    write,
    accounts: takingTurns(prisma.client, client, write),
    readersVersion: () => readVersion(reading),
    keepStatistics: () => attempt(patience, () => Promise.resolve(keepStatistics(writer.database))).catch((error: unknown) => {
      throw inWords(error)
    }),
    health: async () => (answers(reader.database) ? room.health() : 'silent'),
    close: () => lock.run(async () => {
      await Promise.all([prisma.client.$disconnect(), client.$disconnect()])
      reader.database.close()
      writer.database.close()
    }),
  }
}

async function open(file: string): Promise<{ writer: Connection; reader: Connection }> {
  const found = await lookAt(file, await knownMigrations())
  await makePrivate(file)
  if (found === 'nothing') await makeDatabase(file, migrate)
  else await migrate(file)
  const opened = () => whileBusy(performance.now() + PATIENCE_MS, () => connect(file))
  return { writer: await opened(), reader: await opened() }
}

// So many rows of an index are looked at: the first time takes some tenths of a second, and each time after that less than one
// thousandth, until a table has become ten times as long.
const ROWS_LOOKED_AT = 400
// All tables, also those that this connection never asked.
const ALL_THAT_GREW = 0x10002

function keepStatistics(database: Database.Database): void {
  database.pragma(`analysis_limit = ${ROWS_LOOKED_AT}`)
  database.pragma(`optimize(${ALL_THAT_GREW})`)
}

function answers(database: Database.Database): boolean {
  try {
    return database.prepare('SELECT 1').get() !== undefined
  } catch {
    return false
  }
}

// Writing from the first statement on: a transaction that only turned into a writing one at its first write would be refused
// where another process (the command line beside the server) wrote since its first read. So nothing after the beginning can find
// the database locked: what is tried again has done nothing yet.
async function inTransaction<T>(database: Database.Database, turn: Turn, work: (db: Db) => Promise<T>): Promise<T> {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = await withinLimits(turn, work)
    database.exec('COMMIT')
    return result
  } finally {
    // SQLite ends it by itself where the disk is full.
    if (database.inTransaction) database.exec('ROLLBACK')
  }
}
