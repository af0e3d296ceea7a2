import { readdirSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../src/storage/store.js'
import { StoreProblem } from '../../../src/storage/store-problem.js'
import { makeFolder } from '../../database.js'

let sound: string

beforeAll(async () => {
  sound = join(await makeFolder(), 'sound.db')
  await (await openStore(`file:${sound}`)).close()
})

async function place(): Promise<string> {
  return join(await makeFolder(), 'claimtrail.db')
}

function foreign(file: string, sql: string): void {
  const database = new Database(file)
  database.exec(sql)
  database.close()
}

/** Files that no database can be opened from, each with what is said of it. */
const BAD: [what: string, make: (file: string) => unknown, words: RegExp][] = [
  ['garbage', (file) => writeFile(file, 'no database '.repeat(1_000)), /is not a SQLite database/],
  ['a few bytes of one', async (file) => (await copyFile(sound, file), truncate(file, 50)), /is not a SQLite database|is damaged, or was cut off/],
  ['one that was cut', async (file) => (await copyFile(sound, file), truncate(file, 60_000)), /is damaged, or was cut off: restore a backup/],
  ['another program’s', (file) => foreign(file, 'CREATE TABLE notes (words)'), /is the database of another program/],
  [
    'another program’s that uses Prisma too',
    (file) => foreign(file, `CREATE TABLE _prisma_migrations (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count);
      CREATE TABLE notes (words); INSERT INTO _prisma_migrations (migration_name) VALUES ('20200101000000_notes')`),
    /is the database of another program/,
  ],
  ['a folder', (file) => mkdir(file), /is a folder: name a file/],
  ['an empty file beside a secret', async (file) => (await writeFile(file, ''), writeFile(join(dirname(file), 'secret'), 'x'.repeat(40))), /is empty, but .*secret says that it was in use/],
  ['an empty file beside its log', async (file) => (await writeFile(file, ''), writeFile(`${file}-wal`, 'work')), /is empty, but .*-wal says that it was in use/],
  ['nothing beside its log', (file) => writeFile(`${file}-wal`, 'work'), /is gone, but .*-wal says that it was in use/],
]

describe('what is no database of ours', () => {
  it.each(BAD)('%s is refused in one line and left as it is', async (_what, make, words) => {
    const file = await place()
    await make(file)
    const before = contents(dirname(file))
    const refused = await openStore(`file:${file}`).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(StoreProblem)
    expect((refused as Error).message).toMatch(words)
    expect((refused as Error).message).not.toContain('\n')
    expect(contents(dirname(file))).toEqual(before)
  })

  it('a place under a file, or in a folder that nobody can make, is refused in one line', async () => {
    await expect(openStore(`file:${join(sound, 'claimtrail.db')}`)).rejects.toThrow(/a part of its path is a file$/)
    await expect(openStore('file:/proc/claimtrail/claimtrail.db')).rejects.toThrow(/^the folder \/proc\/claimtrail cannot be made: \w+: [a-z ]+$/)
  })
})

function contents(folder: string): string[] {
  return readdirSync(folder).sort()
}

describe('what can be begun with', () => {
  it('an empty file with nothing beside it becomes a database', async () => {
    const file = await place()
    await writeFile(file, '')
    const store = await openStore(`file:${file}`)
    expect(await store.articles.isEmpty()).toBe(true)
    await store.close()
  })

  it('a new database is there whole or not at all: what a start that was killed left is removed', async () => {
    const file = await place()
    // The number of no process: they are smaller.
    const left = `${file}.99999999.new`
    await writeFile(left, 'half of it')
    await writeFile(`${left}-journal`, 'its journal')
    await (await openStore(`file:${file}`)).close()
    expect(await readdir(dirname(file))).toEqual([basename(file)])
    expect((await readFile(file)).subarray(0, 15).toString()).toBe('SQLite format 3')
  })

  it('two starts at once make one database', async () => {
    const file = await place()
    const stores = await Promise.all([openStore(`file:${file}`), openStore(`file:${file}`)])
    await stores[0].accounts.verification.create({ data: { id: 'v', identifier: 'i', value: 'v', expiresAt: new Date(0) } })
    expect(await stores[1].accounts.verification.count()).toBe(1)
    for (const store of stores) await store.close()
  })
})
