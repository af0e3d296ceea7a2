import { readFile, writeFile } from 'node:fs/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import { Client, type ClientConfig } from 'pg'
import { projectPath } from '../../project.js'
import { applyMigrations, isMigration, NO_FILTERS, putMigration } from '../migrations.js'
import { withSchemaEngine } from '../schema-engine.js'

const migrationsFolder = () => projectPath('prisma', 'postgresql', 'migrations')

// Any number will do that nothing else in the database takes; the schema engine takes another for itself, and gives up on it.
const MIGRATING = 7_203_946_115

/**
 * migrate brings the database up to the newest migration; of several processes that start at once one does, and the others
 * wait for it. Throws as applyMigrations does.
 */
export async function migrate(config: ClientConfig): Promise<string[]> {
  const client = new Client(config)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATING])
    const { rows } = await client.query<{ exists: boolean }>("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists")
    return await applyMigrations(new PrismaPg(config), migrationsFolder(), rows[0]?.exists !== true)
  } finally {
    await client.end()
  }
}

/**
 * writeMigration writes the difference between the PostgreSQL schema that is kept and this one as a migration of this folder
 * name, and keeps this one. `config`: any database, for the schema engine connects to one before all else. Answers whether there
 * was any difference.
 */
export async function writeMigration(name: string, schema: string, config: ClientConfig): Promise<boolean> {
  const path = projectPath('prisma', 'postgresql', 'schema.prisma')
  const kept = await readFile(path, 'utf8').catch(() => null)
  const from = kept === null ? { tag: 'empty' as const } : { tag: 'schemaDatamodel' as const, files: [{ path, content: kept }] }
  const script = await withSchemaEngine(
    new PrismaPg(config),
    async (engine) => (await engine.diff({
      from, to: { tag: 'schemaDatamodel', files: [{ path, content: schema }] }, script: true, exitCode: null, filters: NO_FILTERS,
    })).stdout,
    [[path, schema]],
  )
  const isChanged = isMigration(script)
  if (isChanged) await putMigration(migrationsFolder(), name, script)
  await writeFile(path, schema)
  return isChanged
}
