import { setTimeout as pause } from 'node:timers/promises'
import { isBusy } from './failures.js'

const FIRST_PAUSE_MS = 2
const LONGEST_PAUSE_MS = 20

/**
 * whileBusy tries until another process lets go of its lock, with longer and longer pauses in which everybody else is
 * served; at least once, and not after `giveUpAt` (milliseconds of performance.now). Throws what the last try threw.
 */
export async function whileBusy<T>(giveUpAt: number, attempt: () => Promise<T>): Promise<T> {
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
    try {
      return await attempt()
    } catch (error) {
      const left = giveUpAt - performance.now()
      if (!isBusy(error) || left <= 0) throw error
      await pause(Math.min(wait, left))
    }
  }
}
