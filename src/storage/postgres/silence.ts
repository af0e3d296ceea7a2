import { StoreSilent } from '../../domain/errors.js'
import { inWords } from './failures.js'

// People are told within two seconds; what is told to them takes some time, too.
const SILENT_AFTER_MS = 1_750
// What takes longer is asked about, and again where that is not answered either.
const LOOK_AFTER_MS = 500
const TICK_MS = 50
// Of a tick that comes later it was this process, or its machine, that was busy: no more than this is held against the server.
const LATEST_TICK_MS = 100

/** Watched waits for what the server was asked, as long as there is a server that answers. */
export type Watched = <T>(work: Promise<T>) => Promise<T>

/** Watch tells what is slow from what is not answered any more, where the connection stands and nothing comes through it. */
export interface Watch {
  /** When by the clock of the watch it is, in milliseconds. */
  now(): number
  /** Waits for what follows from others' answers, `since` when it does; throws StoreSilent where nothing at all was heard for 1.75 s meanwhile. */
  waited<T>(work: Promise<T>, since?: number): Promise<T>
  /** Waits for an answer of the server as long as it takes: one says to all who wait that it is there. */
  heard: Watched
}

/**
 * createWatch listens to all that is asked of one server, on whatever connection. While something is waited for and nothing is heard, `read`
 * asks it for what is answered at once, every half second. Time in which this process itself did not come to look does not count.
 */
export function createWatch(read: () => Promise<unknown>): Watch {
  // Milliseconds that counted, while something was waited for.
  let clock = 0
  let heardAt = 0
  let lookedAt = 0
  let ticked = 0
  let timer: NodeJS.Timeout | undefined
  const waiting = new Set<Waiting>()

  function tickLater(): void {
    ticked = performance.now()
    timer = setTimeout(tick, TICK_MS)
  }

  function tick(): void {
    clock += Math.min(performance.now() - ticked, LATEST_TICK_MS)
    for (const { since, giveUp } of waiting) if (clock - Math.max(since, heardAt) >= SILENT_AFTER_MS) giveUp()
    const longest = Math.min(...[...waiting].map(({ since }) => since))
    if (clock - Math.max(longest, heardAt, lookedAt) >= LOOK_AFTER_MS) look()
    if (waiting.size > 0) tickLater()
  }

  function look(): void {
    lookedAt = clock
    heard(read()).catch(() => undefined)
  }

  async function heard<T>(work: Promise<T>): Promise<T> {
    try {
      const answer = await work
      heardAt = clock
      return answer
    } catch (error) {
      if (!(inWords(error) instanceof StoreSilent)) heardAt = clock
      throw error
    }
  }

  return {
    now: () => clock,
    heard,
    async waited(work, since = clock) {
      let giveUp = (): void => undefined
      const silence = new Promise<never>((_resolve, reject) => (giveUp = () => reject(new StoreSilent())))
      const one: Waiting = { since, giveUp }
      waiting.add(one)
      if (waiting.size === 1) tickLater()
      try {
        return await Promise.race([work, silence])
      } finally {
        waiting.delete(one)
        if (waiting.size === 0) clearTimeout(timer)
      }
    },
  }
}

/** Waiting is something that is waited for, since when, by the clock of the watch. */
interface Waiting {
  since: number
  giveUp(): void
}
