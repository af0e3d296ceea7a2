import type { Desk } from '../desk/desk.js'
import type { JobKind, TakenJob } from '../domain/job.js'
import { JOBS_CHAIN } from '../storage/jobs.js'
import type { Transaction } from '../storage/store.js'
import { failureOf } from './failure.js'
import type { Kind } from './kind.js'
import type { Outcome } from './outcome.js'
import { isGivenUp, MOST_ATTEMPTS, nextTry } from './patience.js'

/** Hands do the jobs that this process has taken. */
export interface Hands {
  /** The kinds of which one more may be taken now. */
  free(): JobKind[]
  begin(job: TakenJob): void
  /** Answers when all that they hold is done. */
  emptied(): Promise<unknown>
  /** Gives back what they hold still: whoever takes it next begins it anew. */
  giveBack(): Promise<unknown>
}

export interface HandsOptions {
  kinds: readonly Kind[]
  atOnce: number
  leaseMs: number
  told(outcome: Outcome): void
  /** Called when one more may be taken. */
  freed(): void
}

export function createHands(desk: Desk, { kinds, atOnce, leaseMs, told, freed }: HandsOptions): Hands {
  const held = new Map<TakenJob, Promise<void>>()
  const wanted = kinds.filter(({ isWanted }) => isWanted?.(desk) ?? true)
  const countOf = (name: JobKind) => [...held.keys()].filter(({ kind }) => kind === name).length
  // A word that cannot be written is said again by the next one, long before the time is up.
  const sayThatItGoesOn = (job: TakenJob) =>
    desk.store.write((tx) => tx.jobs.renew(job, leaseEnd(desk, leaseMs)), JOBS_CHAIN).catch(() => undefined)
  return {
    free: () => (held.size >= atOnce ? [] : wanted.filter((kind) => countOf(kind.name) < kind.atOnce).map(({ name }) => name)),
    begin(job) {
      const kind = kinds.find(({ name }) => name === job.kind)!
      const goesOn = setInterval(() => void sayThatItGoesOn(job), leaseMs / 3)
      held.set(job, work(desk, kind, job, told).finally(() => {
        clearInterval(goesOn)
        held.delete(job)
        freed()
      }))
    },
    emptied: () => Promise.all(held.values()),
    giveBack: () => Promise.all([...held.keys()].map((job) =>
      desk.store.write((tx) => tx.jobs.giveBack(job, desk.now()), JOBS_CHAIN).catch(() => undefined))),
  }
}

/** leaseEnd is until when a job is held that is taken, or renewed, now. */
export function leaseEnd(desk: Desk, leaseMs: number): Date {
  return new Date(desk.now().getTime() + leaseMs)
}

async function work(desk: Desk, kind: Kind, job: TakenJob, told: HandsOptions['told']): Promise<void> {
  const about = { kind: kind.name, jobId: job.id }
  const { outcome, write } = await attempt(desk, kind, job)
  try {
    // Where somebody else has it by now, what becomes of it is theirs to tell.
    if (await desk.store.write(write, JOBS_CHAIN)) told({ ...about, ...outcome })
  } catch (error) {
    // Somebody finds it when the time is up for which it was taken.
    told({ ...about, what: 'unsettled', error })
  }
}

interface Attempt {
  outcome: Pick<Outcome, 'what' | 'failure' | 'error'>
  write(tx: Transaction): Promise<boolean>
}

async function attempt(desk: Desk, kind: Kind, job: TakenJob): Promise<Attempt> {
  try {
    if (job.attempts > MOST_ATTEMPTS && isGivenUp(kind)) throw new NeverEnded()
    await kind.run(desk, job.payload)
    const next = kind.every === null ? null : new Date(desk.now().getTime() + kind.every)
    return { outcome: { what: 'done' }, write: (tx) => tx.jobs.finish(job, next) }
  } catch (error) {
    const failure = error instanceof NeverEnded ? { words: error.message, isFinal: true, isMistake: false } : failureOf(error)
    const at = desk.now()
    const next = nextTry(kind, job, failure.isFinal, at)
    return { outcome: { what: next === null ? 'dead' : 'failed', failure, error }, write: (tx) => tx.jobs.fail(job, failure.words, at, next) }
  }
}

// What ends the program that does it must not go on to do so for ever.
class NeverEnded extends Error {
  override name = 'NeverEnded'
  constructor() {
    super(`It was begun ${MOST_ATTEMPTS} times, and each time the program ended before it did.`)
  }
}
