import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrate, MigrationProblem, newestMigration } from '../../src/storage/migrations.js'
import { makeFolder } from '../database.js'

async function migratedFile(change?: string): Promise<string> {
  const file = join(await makeFolder(), 'claimtrail.db')
  await migrate(file)
  if (change) {
    const database = new Database(file)
    database.exec(change)
    database.close()
  }
  return file
}

describe('migrating', () => {
  it('applies every migration to a new file, and nothing the second time', async () => {
    const file = join(await makeFolder(), 'claimtrail.db')
    expect((await migrate(file)).at(-1)).toBe(await newestMigration())
    expect(await migrate(file)).toEqual([])
  })

  it.each([
    ['half applied', 'UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0', /half applied/],
    ['edited after it ran', "UPDATE _prisma_migrations SET checksum = 'x'", /changed after/],
    [
      'of a newer version',
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES ('x', 'x', 1, '29990101000000_later', 1, 1)`,
      /newer Claimtrail/,
    ],
  ])('refuses a database that is %s, in one line', async (_what, change, words) => {
    const file = await migratedFile(change)
    const failed = await migrate(file).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(MigrationProblem)
    expect((failed as Error).message).toMatch(words)
    expect((failed as Error).message).not.toContain('\n')
  })

  it('leaves no lock behind: the file can be opened at once', async () => {
    const file = await migratedFile()
    const database = new Database(file)
    expect(database.prepare('SELECT count(*) AS n FROM Article').get()).toEqual({ n: 0 })
    database.close()
  })
})
