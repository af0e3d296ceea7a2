import type { Asker } from '../domain/asker.js'

/** QueueFull is work that may not wait: too much waits already, or (`yours`) something from the same address does. */
export class QueueFull extends Error {
  override name = 'QueueFull'
  constructor(readonly yours: boolean) {
    super(yours ? 'One job of this address waits already.' : 'Every thread is busy, and too many jobs wait.')
  }
}

/**
 * FairQueue is what waits for a thread. Who has an account goes before every stranger, and never finds the queue filled by
 * them: at most `most` wait of either kind. Of one stranger's address one job waits. Within a kind, first come, first served.
 */
export class FairQueue<Job> {
  readonly #known: Job[] = []
  // A Map keeps the order in which its keys came.
  readonly #strangers = new Map<string, Job>()

  constructor(private readonly most: number) {}

  /** Throws QueueFull. */
  add(job: Job, asks: Asker): void {
    if ('account' in asks) {
      if (this.#known.length >= this.most) throw new QueueFull(false)
      this.#known.push(job)
      return
    }
    if (this.#strangers.has(asks.address)) throw new QueueFull(true)
    if (this.#strangers.size >= this.most) throw new QueueFull(false)
    this.#strangers.set(asks.address, job)
  }

  /** Takes out whose turn it is; a stranger's job only where it may be one. */
  next(mayBeStrangers: boolean): Job | undefined {
    if (this.#known.length > 0) return this.#known.shift()
    const [first] = mayBeStrangers ? this.#strangers : []
    if (!first) return undefined
    this.#strangers.delete(first[0])
    return first[1]
  }
}
