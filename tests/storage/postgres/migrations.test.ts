import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { Client } from 'pg'
import { expect, inject, it } from 'vitest'
import { serverAt } from '../../../prisma/scratch-server.js'
import { projectPath } from '../../../src/project.js'
import { NO_FILTERS } from '../../../src/storage/migrations.js'
import { withSchemaEngine } from '../../../src/storage/schema-engine.js'
import { TEMPLATE } from '../../postgres.js'
import { KEPT_OF_THEM, NUMBERED, rowsBeforeQueues } from '../before-queues.js'

/** The script that makes a schema out of nothing. */
async function scriptOf(schema: string): Promise<string> {
  const path = 'schema.prisma'
  const diff = await withSchemaEngine(
    new PrismaPg(serverAt(inject('postgres')).config('postgres')),
    (engine) => engine.diff({
      from: { tag: 'empty' }, to: { tag: 'schemaDatamodel', files: [{ path, content: schema }] }, script: true, exitCode: null, filters: NO_FILTERS,
    }),
    [[path, schema]],
  )
  return diff.stdout ?? ''
}

/** What a database holds, in words: columns, indexes (those of the search aside, which the schema cannot name), and what keys point to. */
async function describe(database: string, script = ''): Promise<string[]> {
  const client = new Client(serverAt(inject('postgres')).config(database))
  await client.connect()
  try {
    await client.query(script)
    const { rows } = await client.query<{ line: string }>(`
      SELECT concat_ws(' ', table_name, column_name, data_type, datetime_precision, is_nullable, column_default) AS line
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
      UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' AND indexname NOT LIKE '%pieces'
      UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f'
      ORDER BY 1`)
    return rows.map(({ line }) => line)
  } finally {
    await client.end()
  }
}

it('the queues of a database from before they were kept are kept, and its claims numbered', async () => {
  const folder = projectPath('prisma', 'postgresql', 'migrations')
  const known = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort()
  const scripts = await Promise.all(known.map((name) => readFile(join(folder, name, 'migration.sql'), 'utf8')))
  const first = known.findIndex((name) => name.endsWith('_waiting_verdicts'))
  const server = serverAt(inject('postgres'))
  await server.createDatabase('before_queues')
  const client = new Client(server.config('before_queues'))
  await client.connect()
  try {
    for (const script of [...scripts.slice(0, first), rowsBeforeQueues('2026-03-01T09:00:00Z'), ...scripts.slice(first)]) await client.query(script)
    const { rows } = await client.query('SELECT * FROM "WaitingVerdict" ORDER BY "claimId"')
    expect(rows).toEqual(KEPT_OF_THEM)
    expect((await client.query('SELECT "id", "number" FROM "Claim" ORDER BY "id"')).rows).toEqual(NUMBERED)
  } finally {
    await client.end()
  }
})

it('the migrations of PostgreSQL make what its schema says', async () => {
  const schema = await readFile(projectPath('prisma', 'postgresql', 'schema.prisma'), 'utf8')
  await serverAt(inject('postgres')).createDatabase('as_the_schema_says')
  const said = await describe('as_the_schema_says', await scriptOf(schema))
  await serverAt(inject('postgres')).createDatabase('as_migrated', TEMPLATE)
  expect(said.length).toBeGreaterThan(150)
  expect(await describe('as_migrated')).toEqual(said)
})
