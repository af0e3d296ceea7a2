// Changes may go on side by side there: what takes a job must not hang on their standing in line.
import { expect, it } from 'vitest'
import { PROGRAM } from '../../../src/domain/permission.js'
import { speaking } from '../../../src/storage/db.js'
import { jobWriter } from '../../../src/storage/jobs.js'
import { postgres } from '../../../src/storage/postgres/dialect.js'
import { makeStore } from '../../database.js'

const at = new Date('2026-03-01T09:00:00Z')

it('two transactions that saw the same job waiting do not both get it', async () => {
  const store = await makeStore()
  await store.write((tx) => tx.jobs.add({ id: 'a', kind: 'tidy', payload: {}, key: null, dueAt: at, actor: PROGRAM, at }))
  // The client of the sign-in library stands in no line.
  const takeBeside = (takenBy: string) => store.accounts.$transaction(async (db) => {
    const job = await jobWriter(speaking(db, postgres), () => undefined).take(['tidy'], { takenBy, at, until: new Date(at.getTime() + 60_000) })
    // Long enough for the others to have seen it, too, and to stand before its row.
    await db.$executeRaw`SELECT pg_sleep(0.3)`
    return job
  })
  const got = await Promise.all(['w', 'x', 'y', 'z'].map(takeBeside))
  expect(got.filter((job) => job !== null).map(({ id }) => id)).toEqual(['a'])
  expect((await store.jobs.find('a'))!.attempts).toBe(1)
})
