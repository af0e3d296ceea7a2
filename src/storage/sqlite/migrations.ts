import { readFile } from 'node:fs/promises'
import Database from 'better-sqlite3'
import { projectPath } from '../../project.js'
import { applyMigrations, isMigration, migrationNames, putMigration, readMigrations } from '../migrations.js'
import { withSchemaEngine } from '../schema-engine.js'
import { schemaFactory } from './schema-factory.js'
import { VIRTUAL_TABLES } from './search-index.js'

const migrationsFolder = () => projectPath('prisma', 'migrations')

/** migrate brings the SQLite file up to the newest migration and answers the names that it applied. Throws as applyMigrations does. */
export async function migrate(file: string): Promise<string[]> {
  return applyMigrations(schemaFactory(file), migrationsFolder(), !hasMigrations(file))
}

function hasMigrations(file: string): boolean {
  const database = new Database(file)
  try {
    return database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'").get() !== undefined
  } finally {
    database.close()
  }
}

/** knownMigrations answers the names of the migrations that this program knows, in order: "20260101000000_first". */
export async function knownMigrations(): Promise<string[]> {
  return migrationNames(migrationsFolder())
}

/** newestMigration answers the last of knownMigrations. */
export async function newestMigration(): Promise<string> {
  return (await knownMigrations()).at(-1) ?? ''
}

/**
 * writeMigration compares prisma/schema.prisma with the migrations there are and writes the difference as a new one of this
 * folder name. Answers whether there was any.
 */
export async function writeMigration(name: string): Promise<boolean> {
  const schemaPath = projectPath('prisma', 'schema.prisma')
  const content = await readFile(schemaPath, 'utf8')
  return withSchemaEngine(
    schemaFactory(':memory:'),
    async (engine) => {
      const { stdout } = await engine.diff({
        from: { tag: 'migrations', ...(await readMigrations(migrationsFolder())) },
        to: { tag: 'schemaDatamodel', files: [{ path: schemaPath, content }] },
        script: true,
        exitCode: null,
        filters: { externalTables: VIRTUAL_TABLES, externalEnums: [] },
      })
      if (!isMigration(stdout)) return false
      await putMigration(migrationsFolder(), name, stdout)
      return true
    },
    [[schemaPath, content]],
  )
}
