import { describe, expect, it } from 'vitest'
import { WITH_ACCOUNT, type Asker } from '../../src/domain/asker.js'
import { QueueFull } from '../../src/threads/fair-queue.js'
import { createWorkerPool, JobFailed } from '../../src/threads/worker-pool.js'

interface Answer {
  order: string
  threadId: number
}

const entry = new URL('./pool-thread.ts', import.meta.url)
const pool = ({ limitMs = 60_000, ...limits }: { threads?: number; waiting?: number; limitMs?: number } = {}) => {
  const run = createWorkerPool<string | SharedArrayBuffer, Answer>(entry, { threads: 1, waiting: 10, ...limits })
  return (order: string | SharedArrayBuffer, asks: Asker = WITH_ACCOUNT) => run(order, { asks, limitMs })
}
const stranger = (number: number): Asker => ({ address: `192.0.2.${number}` })

function open(gate: SharedArrayBuffer): void {
  Atomics.store(new Int32Array(gate), 0, 1)
  Atomics.notify(new Int32Array(gate), 0)
}

describe('a pool of threads', () => {
  it('answers each job in its order, from one thread after the other where there is one', async () => {
    const run = pool()
    const answers = await Promise.all(['a', 'b', 'c'].map((order) => run(order)))
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
    await expect(run('c')).rejects.toBeInstanceOf(QueueFull)
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
    const run = createWorkerPool<string, Answer>(new URL('./no-such-thread.ts', import.meta.url), { threads: 1, waiting: 1 })
    const terms = { asks: WITH_ACCOUNT, limitMs: 60_000 }
    await expect(Promise.all([run('a', terms), run('b', terms)])).rejects.toMatchObject({ reason: 'died' })
  })

  it('does the work of people with an account before that of every stranger who came earlier', async () => {
    const run = pool()
    const gate = new SharedArrayBuffer(4)
    const done: string[] = []
    const note = ({ order }: Answer) => done.push(order)
    const first = run(gate, stranger(1))
    const others = [2, 3, 4].map((number) => run(`stranger ${number}`, stranger(number)).then(note))
    const known = ['first', 'second'].map((order) => run(order).then(note))
    open(gate)
    await Promise.all([first, ...others, ...known])
    expect(done).toEqual(['first', 'second', 'stranger 2', 'stranger 3', 'stranger 4'])
  })

  it('leaves one of several threads to people with an account, however many strangers come', async () => {
    const run = pool({ threads: 2 })
    const gate = new SharedArrayBuffer(4)
    const strangers = [run(gate, stranger(1)), run('stranger', stranger(2))]
    expect((await run('known')).order).toBe('known')
    open(gate)
    expect((await strangers[1]!).threadId).toBe((await strangers[0]!).threadId)
  })
})
