// A few threads that take jobs one at a time each; our own, because all of it is these lines (docs/decisions/0008).
import { Worker } from 'node:worker_threads'
import type { Asker } from '../domain/asker.js'
import { FairQueue } from './fair-queue.js'

/** JobFailed is a job whose thread died under it, or that took longer than it may; the thread is replaced. */
export class JobFailed extends Error {
  override name = 'JobFailed'
  constructor(readonly reason: 'died' | 'too-slow', options?: ErrorOptions) {
    super(reason === 'died' ? 'The thread that did this work died.' : 'This work took too long and was ended.', options)
  }
}

export interface PoolOptions {
  /** The most threads; each starts with the first job that finds none free, and ends when none came for a while. */
  threads: number
  /** How many jobs may wait for a thread: so many of people with an account, and so many of strangers. */
  waiting: number
}

/** For whom a job is done, and how long it may run from its start, in milliseconds. */
export interface JobTerms {
  asks: Asker
  limitMs: number
}

/** RunJob sends an input to a thread as one message and answers what it posts back. Rejects with QueueFull or JobFailed. */
export type RunJob<Input, Output> = (input: Input, terms: JobTerms) => Promise<Output>

interface Job<Input, Output> extends JobTerms {
  input: Input
  resolve(output: Output): void
  reject(error: Error): void
}

interface Thread<Input, Output> {
  worker: Worker
  job: Job<Input, Output> | null
  /** While it works: ends a job that takes too long. While it is free: ends the thread. */
  timer: NodeJS.Timeout | undefined
}

const IDLE_MS = 120_000

/**
 * createWorkerPool makes a pool of threads that run the module `entry`; none starts before the first job. A free thread
 * does not keep the process alive. Where there are several threads, strangers never have all of them.
 */
export function createWorkerPool<Input, Output>(entry: URL, { threads, waiting }: PoolOptions): RunJob<Input, Output> {
  const running = new Set<Thread<Input, Output>>()
  const queue = new FairQueue<Job<Input, Output>>(waiting)
  const mostOfStrangers = Math.max(1, threads - 1)

  function start(): Thread<Input, Output> {
    const worker = new Worker(entry, { execArgv: loadersFor(entry) })
    const thread: Thread<Input, Output> = { worker, job: null, timer: undefined }
    running.add(thread)
    worker.on('message', (output: Output) => {
      thread.job?.resolve(output)
      rest(thread)
    })
    worker.on('error', (cause) => end(thread, new JobFailed('died', { cause })))
    worker.on('exit', () => end(thread, new JobFailed('died')))
    return thread
  }

  function work(thread: Thread<Input, Output>, job: Job<Input, Output>): void {
    clearTimeout(thread.timer)
    thread.job = job
    thread.timer = setTimeout(() => end(thread, new JobFailed('too-slow')), job.limitMs)
    thread.worker.ref()
    thread.worker.postMessage(job.input)
  }

  function rest(thread: Thread<Input, Output>): void {
    clearTimeout(thread.timer)
    thread.job = null
    thread.worker.unref()
    thread.timer = setTimeout(() => end(thread, new JobFailed('died')), IDLE_MS).unref()
    takeNext()
  }

  // Takes a thread out of the pool, whatever ended it, and fails its job; the next job gets another thread.
  function end(thread: Thread<Input, Output>, failure: JobFailed): void {
    if (!running.delete(thread)) return
    clearTimeout(thread.timer)
    thread.job?.reject(failure)
    thread.job = null
    void thread.worker.terminate()
    takeNext()
  }

  function takeNext(): void {
    if (!isThreadFree()) return
    const job = queue.next(isFreeForStrangers())
    if (job) startWork(job)
  }

  function startWork(job: Job<Input, Output>): void {
    work([...running].find((thread) => thread.job === null) ?? start(), job)
  }

  const jobsInWork = () => [...running].flatMap(({ job }) => job ?? [])
  const isThreadFree = () => jobsInWork().length < threads
  const isFreeForStrangers = () => jobsInWork().filter(({ asks }) => 'address' in asks).length < mostOfStrangers

  return (input, terms) =>
    new Promise((resolve, reject) => {
      const job = { input, ...terms, resolve, reject }
      // While a thread is free, nobody waits who may have it.
      if (isThreadFree() && ('account' in terms.asks || isFreeForStrangers())) startWork(job)
      else queue.add(job, terms.asks)
    })
}

// In a checkout the modules are TypeScript, and each thread needs its own loader (`--import tsx` serves the main thread
// only); compiled, none is needed.
function loadersFor(entry: URL): string[] {
  if (!entry.pathname.endsWith('.ts')) return []
  const register = `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}; register()`
  return ['--import', `data:text/javascript,${encodeURIComponent(register)}`]
}
