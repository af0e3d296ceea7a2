import { expect, it } from 'vitest'
import type { TakenJob } from '../../src/domain/job.js'
import { PROGRAM } from '../../src/domain/permission.js'
import { openStore, type Store } from '../../src/storage/store.js'
import { makeDatabase, makeStore } from '../database.js'

const START = new Date('2026-03-01T09:00:00Z')
const after = (seconds: number) => new Date(START.getTime() + 1_000 * seconds)
const hold = (takenBy: string, at = START) => ({ takenBy, at, until: new Date(at.getTime() + 60_000) })

async function add(store: Store, id: string, { dueAt = START, key = null }: { dueAt?: Date; key?: string | null } = {}): Promise<boolean> {
  return store.write((tx) => tx.jobs.add({ id, kind: 'import', payload: { importId: id }, key, dueAt, actor: PROGRAM, at: START }))
}
const take = (store: Store, takenBy: string, at = START) => store.write((tx) => tx.jobs.take(['import'], hold(takenBy, at)))

async function taken(store: Store, takenBy = 'w', at = START): Promise<TakenJob> {
  const job = await take(store, takenBy, at)
  if (!job) throw new Error('no job was due')
  return job
}

it('the longest due is taken first, none before its time, and of those of a key one stands', async () => {
  const store = await makeStore()
  expect(await add(store, 'b', { dueAt: after(2), key: 'one' })).toBe(true)
  expect(await add(store, 'c', { key: 'one' })).toBe(false)
  await add(store, 'a', { dueAt: after(5) })
  expect(await store.jobs.isDue(['import'], after(1))).toBe(false)
  expect(await take(store, 'w', after(1))).toBeNull()
  expect(await store.jobs.isDue(['tidy'], after(9))).toBe(false)
  expect(await store.jobs.isDue(['import'], after(9))).toBe(true)
  expect(await taken(store, 'w', after(9))).toMatchObject({ id: 'b', attempts: 1, payload: '{"importId":"b"}', createdByName: 'Claimtrail' })
  expect(await taken(store, 'w', after(9))).toMatchObject({ id: 'a' })
  expect(await store.jobs.counts()).toEqual({ waiting: 0, running: 2, dead: 0 })
})

it('a job that was done is gone; one that comes again waits for its next turn, and its failures are forgotten', async () => {
  const store = await makeStore()
  await add(store, 'a')
  await add(store, 'b', { dueAt: after(1) })
  const [a, b] = [await taken(store), await taken(store, 'w', after(1))]
  await store.write((tx) => tx.jobs.fail(b, 'No.', after(2), after(3)))
  const again = await taken(store, 'x', after(3))
  expect(again).toMatchObject({ attempts: 2, failure: 'No.' })
  expect(await store.write((tx) => tx.jobs.finish(a, null))).toBe(true)
  expect(await store.write((tx) => tx.jobs.finish(again, after(100)))).toBe(true)
  expect(await store.jobs.find('a')).toBeNull()
  expect(await store.jobs.find('b')).toMatchObject({ state: 'waiting', attempts: 0, dueAt: after(100), failure: null, failedAt: null })
})

it('whoever falls silent loses the job to the next, and can change nothing of it any more', async () => {
  const store = await makeStore()
  await add(store, 'a')
  const silent = await taken(store, 'silent')
  expect(await take(store, 'next', after(59))).toBeNull()
  expect(await store.write((tx) => tx.jobs.renew(silent, after(90)))).toBe(true)
  expect(await take(store, 'next', after(60))).toBeNull()
  const next = await taken(store, 'next', after(90))
  expect(next).toMatchObject({ id: 'a', attempts: 2 })
  for (const late of [
    await store.write((tx) => tx.jobs.renew(silent, after(500))), await store.write((tx) => tx.jobs.finish(silent, null)),
    await store.write((tx) => tx.jobs.fail(silent, 'No.', after(91), null)), await store.write((tx) => tx.jobs.giveBack(silent, after(91))),
  ]) expect(late).toBe(false)
  expect(await store.write((tx) => tx.jobs.finish(next, null))).toBe(true)
})

it('one that is given back may be taken at once, as if it had not been begun', async () => {
  const store = await makeStore()
  await add(store, 'a')
  const first = await taken(store)
  await store.write((tx) => tx.jobs.giveBack(first, after(1)))
  expect(await taken(store, 'x', after(1))).toMatchObject({ id: 'a', attempts: 1 })
})

it('a dead one is taken by nobody until it is tried again, and one that runs is neither tried again nor thrown away', async () => {
  const store = await makeStore()
  await add(store, 'a')
  const first = await taken(store)
  for (const change of ['retry', 'discard'] as const) expect(await store.write((tx) => tx.jobs[change]('a', after(1)))).toBe(false)
  await store.write((tx) => tx.jobs.fail(first, 'No.', after(1), null))
  expect(await store.jobs.counts()).toEqual({ waiting: 0, running: 0, dead: 1 })
  expect(await take(store, 'x', after(1_000))).toBeNull()
  expect(await store.write((tx) => tx.jobs.retry('a', after(1_000)))).toBe(true)
  expect(await taken(store, 'x', after(1_000))).toMatchObject({ attempts: 1 })
})

it('what is due is untaken where nobody holds any job, and since when it may be taken', async () => {
  const store = await makeStore()
  const untaken = (seconds: number) => store.jobs.untakenSince(['import'], after(seconds))
  expect(await untaken(500)).toBeNull()
  await add(store, 'a', { dueAt: after(2) })
  await add(store, 'b', { dueAt: after(5) })
  expect(await untaken(1)).toBeNull()
  expect(await untaken(500)).toEqual(after(2))
  expect(await store.jobs.untakenSince(['tidy'], after(500))).toBeNull()
  await taken(store, 'w', after(500))
  expect(await untaken(559)).toBeNull()
  // Who had it fell silent: it waits since then, and the other since before.
  expect(await untaken(560)).toEqual(after(5))
})

it('those that failed are listed by page, the last to fail first, each once', async () => {
  const store = await makeStore()
  const id = (letter: string) => letter.repeat(26)
  for (const letter of 'ABCDE') await add(store, id(letter))
  for (const n of [0, 1, 2, 3]) {
    const job = await taken(store)
    await store.write((tx) => tx.jobs.fail(job, `No ${n}.`, after(n < 2 ? 5 : 6), n % 2 === 0 ? null : after(500)))
  }
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const page = await store.jobs.failed({ after: cursor, limit: 3 })
    ids.push(...page.items.map((job) => job.id))
    cursor = page.next
  } while (cursor)
  expect(ids).toEqual([...'DCBA'].map(id))
})

it('two processes that take side by side never get the same job', async () => {
  const { store, url } = await makeDatabase()
  const other = await openStore(url)
  for (let n = 0; n < 60; n += 1) await add(store, `job ${n}`)
  const all: string[] = []
  await Promise.all([store, other, store, other].map(async (one, n) => {
    for (let job = await take(one, `w${n}`); job; job = await take(one, `w${n}`)) all.push(job.id)
  }))
  await other.close()
  expect(all).toHaveLength(60)
  expect(new Set(all).size).toBe(60)
})

it('whoever adds a job hears of it when it is committed, and not of one that was not', async () => {
  const store = await makeStore()
  const heard: number[] = []
  const stop = store.onJob(() => void heard.push(heard.length))
  await expect(store.write(async (tx) => {
    await tx.jobs.add({ id: 'a', kind: 'tidy', payload: {}, key: null, dueAt: START, actor: PROGRAM, at: START })
    throw new RangeError('not written')
  })).rejects.toThrow('not written')
  expect(heard).toHaveLength(0)
  expect(await store.jobs.find('a')).toBeNull()
  await add(store, 'b')
  expect(heard).toHaveLength(1)
  stop()
  await add(store, 'c')
  expect(heard).toHaveLength(1)
})
