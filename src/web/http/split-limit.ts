import { setTimeout as pause } from 'node:timers/promises'
import type { RequestHandler, Response } from 'express'
import { MemoryStore, rateLimit, type IncrementResponse, type Store as Counts } from 'express-rate-limit'
import { isStoreFailure } from '../../domain/errors.js'
import { ATTEMPTS } from '../../storage/store.js'
import { actorOf, type Web } from './handler.js'

/** How many UTF-16 code units a text can have whose sender we do not know. */
export const LONGEST_FOR_ANYONE = 100_000

const MINUTE_MS = 60_000
// Nobody waits longer for the database to count them, and no more than so many take a change of it at once.
const COUNTED_WITHIN_MS = 200
const MOST_UNDER_WAY = 20

/**
 * splitLimit lets one address have so many texts split in a minute, then answers with `refuse`: it costs us time and its
 * callers nothing. People whom we know are not counted.
 */
export function splitLimit(web: SplitLimitParts, perMinute: number, refuse: RequestHandler): RequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: perMinute,
    skip: (_request, response) => actorOf(response as Response) !== null,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: refuse,
    store: countsOfAll(web, perMinute),
  })
}

export type SplitLimitParts = Pick<Web, 'desk' | 'countKeys'>

/**
 * countsOfAll counts in this process, and where that does not refuse already, in the database with all others. It guards the
 * time of processors and nobody's account: while the database takes no change, each process goes by what it counted itself.
 */
function countsOfAll({ desk, countKeys }: SplitLimitParts, most: number): Counts {
  const here = new MemoryStore()
  let underWay = 0

  async function everywhere(address: string): Promise<IncrementResponse> {
    const at = desk.now()
    const minute = Math.floor(at.getTime() / MINUTE_MS)
    const resetTime = new Date((minute + 1) * MINUTE_MS)
    underWay += 1
    try {
      const { attempts } = await desk.store.write((tx) => tx.attempts.add(countKeys('split', address, String(minute)), at, resetTime), ATTEMPTS)
      return { totalHits: attempts, resetTime }
    } finally {
      underWay -= 1
    }
  }

  return {
    localKeys: true,
    init: (options) => here.init(options),
    async increment(address) {
      const own = await here.increment(address)
      if (own.totalHits > most || underWay >= MOST_UNDER_WAY) return own
      const all = everywhere(address).catch((error: unknown) => {
        if (!isStoreFailure(error)) throw error
        return own
      })
      const counted = await Promise.race([all, pause(COUNTED_WITHIN_MS, own, { ref: false })])
      return counted.totalHits > own.totalHits ? counted : own
    },
    decrement: (address) => here.decrement(address),
    resetKey: (address) => here.resetKey(address),
    shutdown: () => here.shutdown(),
  }
}
