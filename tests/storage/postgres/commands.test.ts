import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeDatabase, makeFolder } from '../../database.js'
import { runScript } from '../../run.js'

it('commands work on the database that DATABASE_URL names, and say what does on a server what needs a file', async () => {
  const { store, url } = await makeDatabase()
  const run = (...args: string[]) => runScript('src/cli.ts', args, { env: { DATABASE_URL: url } })
  const text = join(await makeFolder(), 'bridge.txt')
  await writeFile(text, 'The harbour bridge is closed, Ada Brandt said. It cost 4 million crowns.')

  expect(await run('import', text)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^imported\t/) })
  expect((await store.articles.listByWork({ after: null, limit: 5 })).items).toHaveLength(1)
  expect(await run('check')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^the PostgreSQL database is sound: 1 events in 1 chains, 1 texts, /) })
  expect(await run('backup', join(await makeFolder(), 'x.db'))).toMatchObject({ code: 1, stderr: expect.stringContaining('use pg_dump --format=custom') })
  expect(await run('restore', text)).toMatchObject({ code: 1, stderr: expect.stringContaining('use pg_restore --clean') })
})

it('a database is moved from a file by one command, and back by another', async () => {
  const { store, url } = await makeDatabase()
  const file = `file:${join(await makeFolder(), 'newsroom.db')}`
  const text = join(await makeFolder(), 'bridge.txt')
  await writeFile(text, 'The harbour bridge is closed, Ada Brandt said. It cost 4 million crowns.')
  const run = (from: string, ...args: string[]) => runScript('src/cli.ts', args, { env: { DATABASE_URL: from } })
  await run(file, 'import', text)
  expect(await run(file, 'move', '--to', url)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^moved \d+ rows; 1 events in 1 chains are the same on both sides\n$/) })
  expect((await store.articles.listByWork({ after: null, limit: 5 })).items).toHaveLength(1)
  expect(await run(url, 'move', '--to', `file:${join(await makeFolder(), 'back.db')}`)).toMatchObject({ code: 0 })
  expect(await run(file, 'move', '--to', 'claims.db')).toMatchObject({ code: 2, stderr: expect.stringContaining('--to takes a file: URL') })
})

it('a server says that it needs a secret of its settings, and shows no password of them', async () => {
  const { url } = await makeDatabase()
  const start = (env: Record<string, string>) => runScript('src/main.ts', [], { env: { PORT: '0', ...env } })
  expect(await start({ DATABASE_URL: url })).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Claimtrail cannot start: CLAIMTRAIL_SECRET is unset; [^\n]*\n$/) })
  const { code, stderr } = await start({ DATABASE_URL: 'postgresql://ada:hunter2@db.example/', CLAIMTRAIL_SECRET: 'x'.repeat(32) })
  expect(code).toBe(1)
  expect(stderr).toMatch(/^Claimtrail cannot start: DATABASE_URL is "postgresql:\/\/ada:…@db\.example\/"; it takes a file: URL/)
})
