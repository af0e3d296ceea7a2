import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { backup } from '../../src/maintenance/backup.js'
import { check } from '../../src/maintenance/check.js'
import { makeFolder } from '../database.js'
import { runScript } from '../run.js'
import { makeClosedDatabase, query } from './database.js'
import { serve } from './serving.js'

const quietly = { force: false, progress: () => undefined }

it('a backup is one sound file with all that the database has, for its owner alone', async () => {
  const { file } = await makeClosedDatabase()
  const target = join(await makeFolder(), 'backup.db')
  const steps: [number, number][] = []
  await backup(file, target, { force: false, progress: (done, total) => steps.push([done, total]) })
  expect(await check(target)).toEqual(await check(file))
  expect((await stat(target)).mode & 0o777).toBe(0o600)
  expect(await readdir(dirname(target))).toEqual(['backup.db'])
  const [done, total] = steps.at(-1)!
  expect(done).toBe(total)
  expect(total * 4096).toBe((await stat(target)).size)
})

it('a backup taken while a server keeps writing is one moment of it', async () => {
  const { file, url } = await makeClosedDatabase()
  const server = await serve(url)
  await server.tell('write')
  const target = join(await makeFolder(), 'backup.db')
  const made = await runScript('src/cli.ts', ['backup', target], { env: { DATABASE_URL: url } })
  expect(made).toEqual({ code: 0, stdout: `backed up to ${target}\n`, stderr: '' })
  const { problems, events } = await check(target)
  expect(problems).toEqual([])
  expect(events).toBeGreaterThan(2)
  expect(await query(target, `SELECT count(*) AS n FROM "ApiToken"`)).toEqual([{ n: events - 2 }])
  await server.tell('stop')
  const checked = await runScript('src/cli.ts', ['check'], { env: { DATABASE_URL: url } })
  expect(checked.stdout).toMatch(`${file} is sound`)
})

it('does not replace a file unless forced to', async () => {
  const { file } = await makeClosedDatabase()
  const target = join(await makeFolder(), 'precious.db')
  await writeFile(target, 'precious')
  await expect(backup(file, target, quietly)).rejects.toThrow(/exists already: use --force/)
  expect(await readFile(target, 'utf8')).toBe('precious')
  await backup(file, target, { ...quietly, force: true })
  expect((await check(target)).problems).toEqual([])
})

it('refuses to write over the database itself, into no folder and from no database', async () => {
  const { file } = await makeClosedDatabase()
  const folder = await makeFolder()
  await expect(backup(file, file, { ...quietly, force: true })).rejects.toThrow(/is the database itself/)
  await expect(backup(file, join(folder, 'no', 'x.db'), quietly)).rejects.toThrow(/cannot be written/)
  await expect(backup(join(folder, 'none.db'), join(folder, 'x.db'), quietly)).rejects.toThrow(/there is no database at/)
  expect(await readdir(folder)).toEqual([])
})
