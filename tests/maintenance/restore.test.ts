import { readdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { backup } from '../../src/maintenance/backup.js'
import { check } from '../../src/maintenance/check.js'
import { restore } from '../../src/maintenance/restore.js'
import { makeFolder } from '../database.js'
import { runScript } from '../run.js'
import { makeClosedDatabase, query } from './database.js'
import { serve } from './serving.js'

const progress = () => undefined
const politely = { force: false, progress }
const forced = { force: true, progress }
const people = async (file: string) =>
  (await query(file, 'SELECT email FROM "User" ORDER BY id')).map((row) => row['email'])

let march: string

beforeAll(async () => {
  const { file } = await makeClosedDatabase('2026-03-01', ['Ada'])
  march = join(await makeFolder(), 'march.db')
  await backup(file, march, politely)
})

it('brings a lost database back, folder and all', async () => {
  const file = join(await makeFolder(), 'data', 'claimtrail.db')
  await restore(march, file, politely)
  expect(await check(file)).toEqual(await check(march))
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readdir(dirname(file))).toEqual(['claimtrail.db'])
})

it('replaces older work without asking, newer work only by force', async () => {
  const february = await makeClosedDatabase('2026-02-01', ['Grace'])
  await restore(march, february.file, politely)
  expect(await people(february.file)).toEqual(['ada@example.org'])

  const april = await makeClosedDatabase('2026-04-01', ['Mary'])
  await expect(restore(march, april.file, politely)).rejects.toThrow(/has newer work \(2026-04-01T.*use --force to lose it/)
  expect(await people(april.file)).toEqual(['mary@example.org'])
  await restore(march, april.file, forced)
  expect(await people(april.file)).toEqual(['ada@example.org'])
  expect((await check(april.file)).problems).toEqual([])
})

it('under a running server needs force, and then the server reads and writes the restored data', async () => {
  const { file, url } = await makeClosedDatabase('2026-02-01', ['Grace', 'Mary'])
  const server = await serve(url)
  const refused = await runScript('src/cli.ts', ['restore', march], { env: { DATABASE_URL: url } })
  expect(refused.code).toBe(1)
  expect(refused.stderr).toMatch(/^claimtrail: .* is in use: stop the server, or use --force[^\n]*\n$/)
  expect(await server.tell('people')).toBe('["grace@example.org","mary@example.org"]')

  await server.tell('write')
  const restored = await runScript('src/cli.ts', ['restore', march, '--force'], { env: { DATABASE_URL: url } })
  expect(restored).toEqual({ code: 0, stdout: `restored ${file} from ${march}\n`, stderr: '' })
  // A token for Grace, who is no more, is refused; the server goes on with what is there now.
  expect(await server.tell('people')).toBe('["ada@example.org"]')
  await server.tell('add Edith')
  expect(await server.tell('people')).toBe('["ada@example.org","edith@example.org"]')
  const checked = await runScript('src/cli.ts', ['check'], { env: { DATABASE_URL: url } })
  expect(checked).toMatchObject({ code: 0, stdout: expect.stringMatching(/is sound/) })
})

it('under a running server refuses a backup of an older program even by force', async () => {
  const { url } = await makeClosedDatabase('2026-02-01')
  const old = join(await makeFolder(), 'old.db')
  await restore(march, old, politely)
  await query(old, 'DELETE FROM _prisma_migrations')
  await serve(url)
  const refused = await runScript('src/cli.ts', ['restore', old, '--force'], { env: { DATABASE_URL: url } })
  expect(refused.stderr).toBe('claimtrail: the backup is of an older Claimtrail than the server that is running: stop it first\n')
})

it('refuses a backup that is no database, is damaged, has a broken trail or is of a newer program', async () => {
  const folder = await makeFolder()
  const target = join(folder, 'claimtrail.db')
  const spoilt = async (name: string, sql: string) => {
    const file = join(folder, name)
    await restore(march, file, politely)
    await query(file, sql)
    return file
  }
  await writeFile(join(folder, 'notes.db'), 'no database '.repeat(100))
  await expect(restore(join(folder, 'notes.db'), target, forced)).rejects.toThrow(/is not a Claimtrail database/)
  await expect(restore(join(folder, 'none.db'), target, forced)).rejects.toThrow(/there is no database at/)
  const broken = await spoilt('broken.db', `UPDATE "Event" SET agentName = 'Bob'`)
  await expect(restore(broken, target, forced)).rejects.toThrow(/cannot be restored: trail of .* was changed/)
  const newer = await spoilt('newer.db', `UPDATE _prisma_migrations SET migration_name = '29990101000000_later'`)
  await expect(restore(newer, target, forced)).rejects.toThrow(/is of a newer Claimtrail/)
  expect((await readdir(folder)).sort()).toEqual(['broken.db', 'newer.db', 'notes.db'])
})

const namesIn = async (folder: string) => (await readdir(folder)).map((name) => name.replace(/\d{8,}/, 'TIME')).sort()

it('sets a database that cannot be read aside, by force, and throws nothing away', async () => {
  const file = join(await makeFolder(), 'claimtrail.db')
  await writeFile(file, 'damaged beyond reading '.repeat(100))
  await expect(restore(march, file, politely)).rejects.toThrow(/use --force to set it aside/)
  await restore(march, file, forced)
  expect(await people(file)).toEqual(['ada@example.org'])
  const aside = (await readdir(dirname(file))).find((name) => name.includes('set-aside'))!
  expect((await stat(join(dirname(file), aside))).mode & 0o777).toBe(0o600)
  expect(await namesIn(dirname(file))).toEqual(['claimtrail.db', 'claimtrail.db.set-aside-TIME'])
})

it('does not let the log of a lost database play over the restored one', async () => {
  const file = join(await makeFolder(), 'claimtrail.db')
  await writeFile(`${file}-wal`, 'the log of what was lost')
  await restore(march, file, politely)
  expect(await namesIn(dirname(file))).toEqual(['claimtrail.db', 'claimtrail.db.set-aside-TIME-wal'])
})
