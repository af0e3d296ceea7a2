// Words that must not stand in the trail are taken out of it for good, and what is left still verifies: the event keeps its place and
// its hash, which is of the words, and a later event of its chain says what it is without them.
import type { ActName } from './act.js'
import { fieldOf, hashEvent, valueIn, type Event, type Json } from './event.js'

/** Redaction is what the event says that takes the words of another away. */
export interface Redaction {
  /** The event of which the words are gone, and its place in the chain. */
  event: string
  sequence: number
  /** Its hash, as it was over the words. */
  hash: string
  /** The hash of what is left of it: the same fields, `before` and `after` null. */
  left: string
  reason: string
}

// What people typed and nothing is worked out from. What rests on an event (the undo of a merge, who says a claim) would break without it.
const REDACTABLE: ReadonlySet<ActName> = new Set(['comment', 'reword', 'anchor', 'edit_details', 'withdraw', 'reinstate', 'retract', 'publish', 'embargo', 'end_embargo', 'mark_sentence', 'edit_source', 'approve_own'])

/** isRedactable says whether an event has words that can be taken away. */
export function isRedactable({ activity, redactedBy }: Pick<Event, 'activity' | 'redactedBy'>): boolean {
  return REDACTABLE.has(activity) && !redactedBy
}

/** redactionOf answers what is to be said of an event whose words go. */
export function redactionOf(event: Event, reason: string): Redaction {
  const { id, sequence, hash } = event
  return { event: id, sequence, hash, left: hashLeft(event), reason }
}

/** hashLeft answers the hash of what is left of an event without its words. */
export function hashLeft(event: Event): string {
  return hashEvent({ ...event, before: null, after: null })
}

/** readRedaction answers what an event says of another whose words it took away; null where it is no such event. */
export function readRedaction({ activity, after }: Pick<Event, 'activity' | 'after'>): Pick<Redaction, 'event' | 'hash' | 'left'> | null {
  const [event, hash, left] = [fieldOf(after, 'event'), fieldOf(after, 'hash'), fieldOf(after, 'left')]
  return activity === 'redact' && event !== null && hash !== null && left !== null ? { event, hash, left } : null
}

/** wordsIn answers what an event says in words, a field of `before` or `after` each. */
export function wordsIn({ before, after }: Pick<Event, 'before' | 'after'>): { name: string; when: 'before' | 'after'; words: string }[] {
  const fields = (when: 'before' | 'after', json: Json) => namesIn(json).map((name) => ({ name, when, words: inWords(valueIn(json, name)) }))
  return [...fields('before', before), ...fields('after', after)].filter(({ words }) => words !== '')
}

const namesIn = (json: Json) => (json !== null && typeof json === 'object' && !Array.isArray(json) ? Object.keys(json) : [])
const inWords = (value: Json) => (value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value))
