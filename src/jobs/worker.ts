import { setTimeout as pause } from 'node:timers/promises'
import type { Desk } from '../desk/desk.js'
import { isStoreFailure } from '../domain/errors.js'
import type { TakenJob } from '../domain/job.js'
import { JOBS_CHAIN } from '../storage/jobs.js'
import { createBell } from './bell.js'
import { createHands, leaseEnd, type Hands, type HandsOptions } from './hands.js'
import { kinds } from './kinds.js'

export interface WorkerOptions extends Omit<HandsOptions, 'freed'> {
  /** How long after a look at an empty queue the next one is, in milliseconds; what this process adds is seen at once. */
  pollMs: number
  /** When the worker stops: how long what is being done may go on before it is given back, in milliseconds. */
  stopMs: number
  /** A mistake of ours kept it from taking a job: it tries again. */
  failed(error: unknown): void
}

const DEFAULTS: WorkerOptions = {
  kinds, atOnce: 2, pollMs: 1_000, stopMs: 30_000, told: () => undefined, failed: () => undefined,
  // A word each 20 s that it goes on: a minute without one is a process that ended, or a machine that slept.
  leaseMs: 60_000,
}

/** Worker does jobs, beside any number of others on the same database. */
export interface Worker {
  /** Takes no more jobs, lets those in its hands end and gives back what does not in time. Answers when it holds none. */
  stop(): Promise<void>
}

/** startWorker begins to do the jobs of the desk's database. */
export function startWorker(desk: Desk, given: Partial<WorkerOptions> = {}): Worker {
  const options = { ...DEFAULTS, ...given }
  const bell = createBell()
  const hands = createHands(desk, { ...options, freed: bell.ring })
  const stopListening = desk.store.onJob(bell.ring)
  let isStopping = false

  async function takeAll(): Promise<void> {
    while (!isStopping) {
      const job = await take(desk, hands, options)
      if (job) hands.begin(job)
      else await bell.heard(options.pollMs)
    }
  }

  const taking = takeAll()
  return {
    async stop() {
      isStopping = true
      stopListening()
      bell.ring()
      await taking
      await within(options.stopMs, hands.emptied())
      await hands.giveBack()
    },
  }
}

async function take(desk: Desk, hands: Hands, { leaseMs, failed }: WorkerOptions): Promise<TakenJob | null> {
  const free = hands.free()
  try {
    // A look keeps nobody from writing.
    if (free.length === 0 || !(await desk.store.jobs.isDue(free, desk.now()))) return null
    const takenBy = desk.newId()
    return await desk.store.write((tx) => tx.jobs.take(free, { takenBy, at: desk.now(), until: leaseEnd(desk, leaseMs) }), JOBS_CHAIN)
  } catch (error) {
    if (!isStoreFailure(error)) failed(error)
    return null
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const limit = new AbortController()
  await Promise.race([work, pause(ms, undefined, { signal: limit.signal }).catch(() => undefined)])
  limit.abort()
}
