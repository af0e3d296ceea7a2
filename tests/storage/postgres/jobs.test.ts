// Changes go side by side there: what takes a job must not hang on their standing in line.
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { PROGRAM } from '../../../src/domain/permission.js'
import { makeStore } from '../../database.js'

const at = new Date('2026-03-01T09:00:00Z')

it('two changes that saw the same job waiting do not both get it', async () => {
  const store = await makeStore()
  await store.write((tx) => tx.jobs.add({ id: 'a', kind: 'tidy', payload: {}, key: null, dueAt: at, actor: PROGRAM, at }))
  let begun = 0
  const takeBeside = (takenBy: string) => store.write(async (tx) => {
    begun += 1
    const job = await tx.jobs.take(['tidy'], { takenBy, at, until: new Date(at.getTime() + 60_000) })
    // Whoever has it keeps its change open until the other has begun, and long enough for it to stand before the same row.
    while (job && begun < 2) await pause(5)
    await pause(500)
    return job
  }, takenBy)
  const got = await Promise.all(['w', 'x'].map(takeBeside))
  expect(got.filter((job) => job !== null).map(({ id }) => id)).toEqual(['a'])
  expect((await store.jobs.find('a'))!.attempts).toBe(1)
})
