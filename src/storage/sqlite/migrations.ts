// Migrations in Prisma's own folder format: prisma/migrations/<timestamp>_<name>/migration.sql beside migration_lock.toml.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import { projectPath } from '../../project.js'
import { StoreProblem } from '../store-problem.js'
import { withSchemaEngine } from './schema-engine.js'

const LOCKFILE = 'migration_lock.toml'
const NO_FILTERS = { externalTables: [], externalEnums: [] }
const migrationsFolder = () => projectPath('prisma', 'migrations')

/** MigrationProblem is a database whose migrations are not those of this program. */
export class MigrationProblem extends StoreProblem {
  override name = 'MigrationProblem'
}

/**
 * migrate brings the SQLite file up to the newest migration and answers the names that it applied.
 * Throws MigrationProblem where a migration is half applied, was edited after it ran, or is newer than this program.
 */
export async function migrate(file: string): Promise<string[]> {
  const migrationsList = await readMigrations()
  return withSchemaEngine(file, async (engine) => {
    if (await hasMigrations(file)) await refuseUnlessBehind(engine, migrationsList)
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS })
    return appliedMigrationNames
  })
}

async function refuseUnlessBehind(engine: SchemaEngine, migrationsList: MigrationList): Promise<void> {
  const diagnosis = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: NO_FILTERS,
  })
  const failed = diagnosis.failedMigrationNames[0]
  if (failed) {
    throw new MigrationProblem(`migration ${failed} is half applied: restore a backup taken before it, then start again`)
  }
  const edited = diagnosis.editedMigrationNames[0]
  if (edited) throw new MigrationProblem(`migration ${edited} was changed after it was applied to this database`)
  if (diagnosis.history && diagnosis.history.diagnostic !== 'databaseIsBehind') {
    throw new MigrationProblem('this database was written by a newer Claimtrail: start that version, or restore a backup')
  }
}

// The engine reports a database without a migrations table as an error, not as a history without entries.
async function hasMigrations(file: string): Promise<boolean> {
  const adapter = await new PrismaBetterSqlite3({ url: `file:${file}` }).connect()
  try {
    const sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'"
    return (await adapter.queryRaw({ sql, args: [], argTypes: [] })).rows.length > 0
  } finally {
    await adapter.dispose()
  }
}

/** knownMigrations answers the names of the migrations that this program knows, in order: "20260101000000_first". */
export async function knownMigrations(): Promise<string[]> {
  return (await readMigrations()).migrationDirectories.map((directory) => directory.path)
}

/** newestMigration answers the last of knownMigrations. */
export async function newestMigration(): Promise<string> {
  return (await knownMigrations()).at(-1) ?? ''
}

/**
 * writeMigration compares prisma/schema.prisma with the migrations there are and writes the difference as a new one.
 * Answers the folder's name, which begins with `at` in UTC, or null where nothing changed.
 */
export async function writeMigration(name: string, at: Date): Promise<string | null> {
  const schemaPath = projectPath('prisma', 'schema.prisma')
  const content = await readFile(schemaPath, 'utf8')
  return withSchemaEngine(
    ':memory:',
    async (engine) => {
      const { stdout } = await engine.diff({
        from: { tag: 'migrations', ...(await readMigrations()) },
        to: { tag: 'schemaDatamodel', files: [{ path: schemaPath, content }] },
        script: true,
        exitCode: null,
        filters: NO_FILTERS,
      })
      if (!stdout || /^-- This is an empty migration/.test(stdout)) return null
      const created = `${at.toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`
      await mkdir(join(migrationsFolder(), created), { recursive: true })
      await writeFile(join(migrationsFolder(), created, 'migration.sql'), stdout)
      return created
    },
    [[schemaPath, content]],
  )
}

async function readMigrations(): Promise<MigrationList> {
  const folder = migrationsFolder()
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const migrationDirectories = await Promise.all(
    names.sort().map(async (path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: await readFile(join(folder, path, 'migration.sql'), 'utf8') },
      },
    })),
  )
  const lockfile = await readFile(join(folder, LOCKFILE), 'utf8').catch(() => null)
  return { baseDir: folder, lockfile: { path: LOCKFILE, content: lockfile }, shadowDbInitScript: '', migrationDirectories }
}
