import { describe, expect, it } from 'vitest'
import { createWorkerPool, JobFailed, PoolFull } from '../../src/splitting/worker-pool.js'

interface Answer {
  order: string
  threadId: number
}

const entry = new URL('./pool-thread.ts', import.meta.url)
const pool = (limits: { threads?: number; waiting?: number; limitMs?: number } = {}) =>
  createWorkerPool<string | SharedArrayBuffer, Answer>(entry, { threads: 1, waiting: 10, limitMs: 60_000, ...limits })

function open(gate: SharedArrayBuffer): void {
  Atomics.store(new Int32Array(gate), 0, 1)
  Atomics.notify(new Int32Array(gate), 0)
}

describe('a pool of threads', () => {
  it('answers each job in its order, from one thread after the other where there is one', async () => {
    const run = pool()
    const answers = await Promise.all(['a', 'b', 'c'].map(run))
    expect(answers.map(({ order }) => order)).toEqual(['a', 'b', 'c'])
    expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(1)
    expect((await run('d')).threadId).toBe(answers[0]!.threadId)
  })

  it('starts a second thread for the job that finds the first one busy', async () => {
    const run = pool({ threads: 2 })
    const gate = new SharedArrayBuffer(4)
    const waiting = run(gate)
    const { threadId } = await run('a')
    open(gate)
    expect((await waiting).threadId).not.toBe(threadId)
  })

  it('refuses a job at once when every thread is busy and the queue is full', async () => {
    const run = pool({ waiting: 1 })
    const [first, second] = [run('a'), run('b')]
    await expect(run('c')).rejects.toBeInstanceOf(PoolFull)
    expect([(await first).order, (await second).order]).toEqual(['a', 'b'])
    expect((await run('d')).order).toBe('d')
  })

  it.each(['throw', 'exit'])('fails the job whose thread dies (%s), and does the next one in a new thread', async (order) => {
    const run = pool()
    const before = await run('a')
    const [failed, next] = await Promise.all([run(order).catch((error: unknown) => error), run('b')])
    expect(failed).toBeInstanceOf(JobFailed)
    expect(failed).toMatchObject({ reason: 'died' })
    expect(next.order).toBe('b')
    expect(next.threadId).not.toBe(before.threadId)
  })

  it('ends a job that runs too long', async () => {
    await expect(pool({ limitMs: 100 })(new SharedArrayBuffer(4))).rejects.toMatchObject({ name: 'JobFailed', reason: 'too-slow' })
  })

  it('fails its jobs, and does not try for ever, where its module cannot start', async () => {
    const run = createWorkerPool<string, Answer>(new URL('./no-such-thread.ts', import.meta.url), { threads: 1, waiting: 1, limitMs: 60_000 })
    await expect(Promise.all([run('a'), run('b')])).rejects.toMatchObject({ reason: 'died' })
  })
})
