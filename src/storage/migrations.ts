// Migrations in Prisma's own folder format: <timestamp>_<name>/migration.sql beside migration_lock.toml, a folder for each engine.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import { withSchemaEngine } from './schema-engine.js'
import { StoreProblem } from './store-problem.js'

const LOCKFILE = 'migration_lock.toml'

/** NO_FILTERS has the schema engine look at all tables. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] }

/** MigrationProblem is a database whose migrations are not those of this program. */
export class MigrationProblem extends StoreProblem {
  override name = 'MigrationProblem'
}

/**
 * applyMigrations brings a database up to the newest migration of the folder and answers the names that it applied; `isNew`:
 * none was applied to it before. Throws MigrationProblem where a migration is half applied, was edited after it ran, or is
 * newer than this program.
 */
export async function applyMigrations(factory: SqlMigrationAwareDriverAdapterFactory, folder: string, isNew: boolean): Promise<string[]> {
  const migrationsList = await readMigrations(folder)
  return withSchemaEngine(factory, async (engine) => {
    // The engine reports a database without a migrations table as an error, not as a history without entries.
    if (!isNew) await refuseUnlessBehind(engine, migrationsList)
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

/** migrationNames answers the names of the migrations of a folder, in order: "20260101000000_first". */
export async function migrationNames(folder: string): Promise<string[]> {
  return (await readMigrations(folder)).migrationDirectories.map((directory) => directory.path)
}

/** readMigrations reads a folder of migrations as the schema engine takes them. */
export async function readMigrations(folder: string): Promise<MigrationList> {
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

/** isMigration says whether a script of the schema engine changes anything. */
export function isMigration(script: string | null): script is string {
  return script !== null && script !== '' && !/^-- This is an empty migration/.test(script)
}

/** putMigration writes a script as the newest migration of a folder. */
export async function putMigration(folder: string, name: string, script: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'migration.sql'), script)
}
