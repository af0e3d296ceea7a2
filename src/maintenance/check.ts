import type { Removed } from '../domain/trail-check.js'
import { checkEvidence } from './check-evidence.js'
import { checkMentions } from './check-mentions.js'
import { checkSources } from './check-sources.js'
import { checkTexts } from './check-texts.js'
import { checkPieces } from './check-pieces.js'
import { checkTrail } from './check-trail.js'
import { checkSecondChecks } from './check-second-checks.js'
import { checkVerdicts } from './check-verdicts.js'
import { checkWaiting } from './check-waiting.js'
import { checkWords, SEARCHED } from './check-words.js'
import { MaintenanceError, withDatabase, type Database, type Rows } from './database.js'
import { migrationState, type MigrationState } from './migrations.js'
import { withPostgres } from './postgres-database.js'
import { projectPath } from '../project.js'

/** Report is what check looked at and what it found wrong, one line each; no line means that all is well. */
export interface Report {
  problems: string[]
  /** How many of these are about what only follows from the rest, and can be made anew from it: see mendStore. */
  mendable: number
  events: number
  chains: number
  removed: Removed
  revisions: number
  anchors: number
  snapshots: number
  evidence: number
}

const NO_EVIDENCE = { snapshots: 0, evidence: 0 }
const MAX_DAMAGE_LINES = 20

/**
 * check reads a whole SQLite database, also while a server has it open: SQLite's own integrity, foreign keys, migrations, the
 * trail's hashes, the anchors' words, the pages that evidence rests on, which sources are one, who approved what, what is kept of sources, of what waits and of second checks, and what is searched by. Throws MaintenanceError where the file is no Claimtrail database.
 */
export async function check(file: string): Promise<Report> {
  return withDatabase(file, async (database) => {
    await expectClaimtrail(database, file)
    const damage = await damageOf(database)
    // What stands on a damaged page would be reported over and over, or fail in words that help nobody; of the index nothing else is made.
    if (!damage.every(isOfIndex)) return { problems: damage, mendable: 0, events: 0, chains: 0, removed: { events: 0, by: [] }, revisions: 0, anchors: 0, ...NO_EVIDENCE }
    const state = await migrationState(database)
    return reportOf(database, state, await danglingKeys(database), damage.length > 0 ? async () => damage : () => checkPieces(database))
  })
}

/** checkPostgres does so for a PostgreSQL database, which sees to its own integrity and foreign keys. Throws MaintenanceError likewise. */
export async function checkPostgres(url: string): Promise<Report> {
  return withPostgres(url, async (database) => {
    const tables = await database.all<{ name: string }>('SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()')
    if (!isClaimtrail(tables)) throw new MaintenanceError('this PostgreSQL database is not a Claimtrail database')
    return reportOf(database, await migrationState(database, projectPath('prisma', 'postgresql', 'migrations')), [], async () => [])
  })
}

async function reportOf(
  database: Rows, { problems, pending }: MigrationState, foreignKeys: string[], checkIndex: () => Promise<string[]>,
): Promise<Report> {
  const waiting = pending.map((name) => `migration ${name} is not applied: start the server to apply it`)
  const { problems: brokenLinks, ...trail } = await checkTrail(database)
  const { problems: badTexts, ...texts } = await checkTexts(database)
  // Before its migration there is nothing to compare.
  const { problems: badEvidence, ...rests } = pending.length > 0 ? { problems: [], ...NO_EVIDENCE } : await checkEvidence(database)
  const badSources = pending.length > 0 ? [] : await checkSources(database)
  const badVerdicts = pending.length > 0 ? [] : await checkVerdicts(database)
  const kept = pending.length > 0 ? [] : await checkKept(database, checkIndex)
  return { problems: [...problems, ...waiting, ...foreignKeys, ...brokenLinks, ...badTexts, ...badEvidence, ...badSources, ...badVerdicts, ...kept], mendable: kept.length, ...trail, ...texts, ...rests }
}

async function checkKept(database: Rows, checkIndex: () => Promise<string[]>): Promise<string[]> {
  const counted = [...(await checkMentions(database)), ...(await checkWaiting(database)), ...(await checkSecondChecks(database))]
  const words = await checkWords(database)
  // An index is held against words that are right.
  return [...counted, ...words, ...(words.length > 0 ? [] : await checkIndex())]
}

/** expectClaimtrail throws MaintenanceError unless the open file is a readable Claimtrail database. */
export async function expectClaimtrail(database: Database, file: string): Promise<void> {
  const tables = await database
    .all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .catch((error: Error) => {
      throw new MaintenanceError(`${file} is not a Claimtrail database: ${error.message}`)
    })
  if (!isClaimtrail(tables)) throw new MaintenanceError(`${file} is not a Claimtrail database`)
}

function isClaimtrail(tables: { name: string }[]): boolean {
  const names = new Set(tables.map((table) => table.name))
  return ['_prisma_migrations', 'Article', 'Claim', 'Event'].every((name) => names.has(name))
}

/** damageOf answers what SQLite finds wrong with its own file; nothing where it is sound. */
export async function damageOf(database: Database): Promise<string[]> {
  try {
    const rows = await database.all<{ integrity_check: string }>(`PRAGMA integrity_check(${MAX_DAMAGE_LINES})`)
    return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok').map((line) => `damaged: ${line}`)
  } catch (error) {
    return [`damaged: ${(error as Error).message}`]
  }
}

function isOfIndex(damage: string): boolean {
  return /\bfts5\b/i.test(damage) && SEARCHED.some(({ index }) => damage.includes(index))
}

async function danglingKeys(database: Database): Promise<string[]> {
  const rows = await database.all<{ table: string; rowid: number; parent: string }>('PRAGMA foreign_key_check')
  return rows.map(({ table, rowid, parent }) => `${table} row ${rowid} names a ${parent} that does not exist`)
}
