// A few threads that take jobs one at a time each; our own, because all of it is these lines (docs/decisions/0008).
import { Worker } from 'node:worker_threads'

/** PoolFull is a job that found every thread busy and the queue full. */
export class PoolFull extends Error {
  override name = 'PoolFull'
}

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
  /** How many jobs may wait for a thread. */
  waiting: number
  /** How long one job may run, from its start. */
  limitMs: number
}

/** RunJob sends an input to a thread as one message and answers what it posts back. Rejects with PoolFull or JobFailed. */
export type RunJob<Input, Output> = (input: Input) => Promise<Output>

interface Job<Input, Output> {
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
 * does not keep the process alive.
 */
export function createWorkerPool<Input, Output>(
  entry: URL, { threads, waiting, limitMs }: PoolOptions,
): RunJob<Input, Output> {
  const running = new Set<Thread<Input, Output>>()
  const queue: Job<Input, Output>[] = []

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
    thread.timer = setTimeout(() => end(thread, new JobFailed('too-slow')), limitMs)
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
    if (queue.length === 0) return
    const free = [...running].find(({ job }) => job === null) ?? (running.size < threads ? start() : null)
    if (free) work(free, queue.shift()!)
  }

  return (input) =>
    new Promise((resolve, reject) => {
      const isBusy = running.size >= threads && [...running].every(({ job }) => job !== null)
      if (isBusy && queue.length >= waiting) reject(new PoolFull('Every thread is busy, and too many jobs wait.'))
      else queue.push({ input, resolve, reject })
      takeNext()
    })
}

// In a checkout the modules are TypeScript, and each thread needs its own loader (`--import tsx` serves the main thread
// only); compiled, none is needed.
function loadersFor(entry: URL): string[] {
  if (!entry.pathname.endsWith('.ts')) return []
  const register = `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}; register()`
  return ['--import', `data:text/javascript,${encodeURIComponent(register)}`]
}
