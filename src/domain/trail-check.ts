// Whether a trail is whole, event by event, however long it is.
import { GENESIS, hashEvent, type Event } from './event.js'
import { hashLeft, isRedactable, readRedaction } from './redaction.js'

/** TrailCheck is given the events of one chain after the other, each chain in its order. */
export interface TrailCheck {
  /** What is wrong with the next event, or null. */
  next(event: Event): string | null
  /** The same for an event of which only its place can be read. */
  damaged(place: Place): string
  /** What is wrong that only shows once all events of the last chain are there. */
  end(): LateProblem[]
  readonly events: number
  readonly chains: number
  /** The events without words that a later one accounts for. */
  readonly removed: Removed
  /** The last event so far: what comes after it and was cut off cannot be seen from the chain itself. */
  readonly last: Place | null
}

export type Place = Pick<Event, 'id' | 'chain' | 'sequence' | 'activity' | 'previousHash' | 'hash'>

/** Removed is how many events have no words any more, and the names of those who removed them. */
export interface Removed {
  events: number
  by: string[]
}

/** toldRemoved says it in words; null where there are none. */
export function toldRemoved({ events, by }: Removed): string | null {
  return events === 0 ? null : `${events} ${events === 1 ? 'event' : 'events'} without words, removed by ${by.join(', ')}`
}

export interface LateProblem {
  event: Place
  problem: string
}

/** createTrailCheck begins a check. It remembers the event before, of the chain those without words that no later event has accounted for yet, and which chains there were. */
export function createTrailCheck(): TrailCheck {
  let last: Place | null = null
  let events = 0
  const chains = new Set<string>()
  const removed = { events: 0, by: new Set<string>() }
  let late: LateProblem[] = []
  const wordless = new Map<string, { event: Place; left: string; by: string | null }>()

  const close = () => {
    late.push(...[...wordless.values()].map(({ event }) => ({ event, problem: 'has no words, and no later event says that they were removed' })))
    wordless.clear()
  }
  const step = (event: Place): string | null => {
    const { chain, sequence, previousHash } = event
    events += 1
    const begins = chain !== last?.chain
    // A file that holds two copies would else say two things of one article.
    const again = begins && chains.has(chain)
    if (begins) {
      close()
      chains.add(chain)
      last = null
    }
    const problem = again ? 'goes on with a chain that had ended: events of another stand between' : placeProblem({ sequence, previousHash }, last)
    last = placeOf(event)
    return problem
  }
  // Whether what is left of it is as it was, a later event says.
  const wordlessProblem = (event: Event): string | null => {
    if (event.before !== null || event.after !== null) return 'is said to have no words, but has some'
    if (!isRedactable({ activity: event.activity, redactedBy: null })) return 'has no words, but those of such an event cannot be removed'
    wordless.set(event.id, { event: placeOf(event), left: hashLeft(event), by: event.redactedBy ?? null })
    return null
  }
  const account = (event: Event): string | null => {
    const redaction = readRedaction(event)
    const gone = redaction && wordless.get(redaction.event)
    if (!redaction || !gone) return null
    wordless.delete(redaction.event)
    if (gone.by !== event.id) return `removed the words of event ${gone.event.sequence}, which names another event as the one that did`
    if (redaction.hash !== gone.event.hash) return `removed the words of event ${gone.event.sequence}, but names another hash of it`
    if (redaction.left !== gone.left) return `removed the words of event ${gone.event.sequence}, of which something else was changed too`
    removed.events += 1
    removed.by.add(event.agentName)
    return null
  }
  const wordsProblem = (event: Event) => (hashEvent(event) === event.hash ? account(event) : 'was changed: its content does not give its hash')
  return {
    next(event) {
      const misplaced = step(event)
      const wrong = event.redactedBy ? wordlessProblem(event) : wordsProblem(event)
      return misplaced ?? wrong
    },
    damaged: (place) => step(place) ?? 'cannot be read: its time, before or after is damaged',
    end() {
      close()
      const found = late
      late = []
      return found
    },
    get events() {
      return events
    },
    get chains() {
      return chains.size
    },
    get removed() {
      return { events: removed.events, by: [...removed.by].sort() }
    },
    get last() {
      return last
    },
  }
}

function placeOf({ id, chain, sequence, activity, previousHash, hash }: Place): Place {
  return { id, chain, sequence, activity, previousHash, hash }
}

function placeProblem({ sequence, previousHash }: Pick<Place, 'sequence' | 'previousHash'>, previous: Place | null): string | null {
  const due = (previous?.sequence ?? 0) + 1
  if (sequence !== due) return `comes where event ${due} should`
  if (previousHash === (previous?.hash ?? GENESIS)) return null
  return previous ? `does not hold the hash of event ${previous.sequence}` : 'does not begin its chain'
}
