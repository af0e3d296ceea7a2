import { ipKeyGenerator } from 'express-rate-limit'

/** FloodGate keeps a log from being filled by whoever is refused a thousand times, and counts what it leaves out. */
export interface FloodGate<Event extends string> {
  /** Whether one more line of this event, caused from this address, is written in this minute. */
  lets(event: Event, address?: string): boolean
  /** Tells what was left out since the last time, and counts anew. */
  settle(): void
}

/** Limits are how many lines of one event a minute may have. */
export interface Limits {
  anAddress: number
  together: number
}

export interface LeftOut<Event extends string> {
  /** Of which event. */
  of: Event
  /** Null: all addresses beside those that have a line of their own. */
  address: string | null
  count: number
}

const MINUTE_MS = 60_000
const MOST_NAMED = 20
const MOST_COUNTED = 10_000
const OTHERS = 'others'

interface Minute {
  together: number
  ofAddress: Map<string, number>
  leftOut: Map<string, number>
}

/**
 * createFloodGate counts each event for itself, so that a flood of one hides no other. Of IPv6 a stranger has a whole
 * network: it is one address. What was left out is told when its minute is over, the addresses with most of it by name.
 * It counts in memory: each process writes a log of its own.
 */
export function createFloodGate<Event extends string>(
  tell: (left: LeftOut<Event>) => void, most: Limits, now: () => number,
): FloodGate<Event> {
  const minutes = new Map<Event, Minute>()
  let endsAt = 0
  let telling: NodeJS.Timeout | null = null

  function settle(): void {
    for (const [of, { leftOut }] of minutes) tellOf(of, leftOut)
    minutes.clear()
    endsAt = now() + MINUTE_MS
    if (telling) clearTimeout(telling)
    telling = null
  }

  function tellOf(of: Event, leftOut: Map<string, number>): void {
    let others = leftOut.get(OTHERS) ?? 0
    const byCount = [...leftOut].filter(([address]) => address !== OTHERS).sort(([, a], [, b]) => b - a)
    for (const [n, [address, count]] of byCount.entries()) {
      if (n < MOST_NAMED) tell({ of, address, count })
      else others += count
    }
    if (others > 0) tell({ of, address: null, count: others })
  }

  return {
    settle,
    lets(event, client = '') {
      if (now() >= endsAt) settle()
      const minute = minutes.get(event) ?? { together: 0, ofAddress: new Map<string, number>(), leftOut: new Map<string, number>() }
      minutes.set(event, minute)
      const address = ipKeyGenerator(client)
      const written = minute.ofAddress.get(address) ?? 0
      if (written < most.anAddress && minute.together < most.together) {
        minute.together += 1
        minute.ofAddress.set(address, written + 1)
        return true
      }
      // Told also where nothing is written afterwards; a program that ends does not wait for it.
      telling ??= setTimeout(settle, endsAt - now()).unref()
      const counted = minute.leftOut.has(address) || minute.leftOut.size < MOST_COUNTED ? address : OTHERS
      minute.leftOut.set(counted, (minute.leftOut.get(counted) ?? 0) + 1)
      return false
    },
  }
}
