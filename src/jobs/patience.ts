import type { TakenJob } from '../domain/job.js'
import type { Kind } from './kind.js'

/** How often a job is begun before it is left to people: 22 minutes after its first try it is dead. */
export const MOST_ATTEMPTS = 6
const FIRST_PAUSE_MS = 5_000
const LONGER_EACH_TIME = 4
const LONGEST_PAUSE_MS = 15 * 60_000

/** pauseAfter is how long after so many tries the next one waits, in milliseconds: 5 s, 20 s, 80 s, 5 min and then 15 min. */
export function pauseAfter(attempts: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * LONGER_EACH_TIME ** (attempts - 1))
}

/** isGivenUp says whether a job is dead after some tries: what comes by itself never is, nor what is patient. */
export function isGivenUp({ every, isPatient }: Pick<Kind, 'every' | 'isPatient'>): boolean {
  return every === null && isPatient !== true
}

/** nextTry answers when a job that failed is tried again; null: it is dead. */
export function nextTry(kind: Pick<Kind, 'every' | 'isPatient'>, { attempts }: Pick<TakenJob, 'attempts'>, isFinal: boolean, at: Date): Date | null {
  const { every } = kind
  if (every !== null) return new Date(at.getTime() + (isFinal ? every : Math.min(every, pauseAfter(attempts))))
  return isFinal || (attempts >= MOST_ATTEMPTS && isGivenUp(kind)) ? null : new Date(at.getTime() + pauseAfter(attempts))
}
