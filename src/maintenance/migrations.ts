import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { projectPath } from '../project.js'
import type { Rows } from './database.js'

/** MigrationState is how a database stands to the migrations that this program knows. */
export interface MigrationState {
  /** Names of finished migrations, in the order of their names. */
  applied: string[]
  /** Known ones that are not applied; starting the server applies them. */
  pending: string[]
  /** What must not be: half applied, edited since, or written by a newer program. */
  problems: string[]
}

/** migrationState compares Prisma's own record in the database with the migrations in the folder. */
export async function migrationState(database: Rows, folder = projectPath('prisma', 'migrations')): Promise<MigrationState> {
  const known = await knownMigrations(folder)
  const rows = await database.all<{ name: string; checksum: string; finished: string | null }>(
    `SELECT migration_name AS name, checksum, finished_at AS finished FROM _prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  )
  const applied = rows.filter((row) => row.finished !== null).map((row) => row.name)
  const problems = rows.flatMap(({ name, checksum, finished }) => {
    if (finished === null) return [`migration ${name} is half applied`]
    if (!known.has(name)) return [`migration ${name} is of a newer Claimtrail`]
    return known.get(name) === checksum ? [] : [`migration ${name} was changed after it was applied`]
  })
  return { applied, pending: [...known.keys()].filter((name) => !rows.some((row) => row.name === name)), problems }
}

async function knownMigrations(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  return new Map(await Promise.all(names.map(async (name) => [name, await checksumOf(folder, name)] as const)))
}

async function checksumOf(folder: string, name: string): Promise<string> {
  return createHash('sha256').update(await readFile(`${folder}/${name}/migration.sql`)).digest('hex')
}
