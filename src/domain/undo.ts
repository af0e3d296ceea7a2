import { acts, isUndoable, type UndoableAct } from './act.js'
import { fieldOf, type Event } from './event.js'
import type { Actor } from './permission.js'

/** UndoableEvent is an event of which the act can be taken back. */
export type UndoableEvent = Event & { activity: UndoableAct }

/**
 * lastAct answers the event that a claim stands by: the newest that was not taken back; what was only said of it changed nothing.
 * `events` are of the claim and its verdicts, the newest first; null where none of them is one.
 */
export function lastAct(events: readonly Event[]): Event | null {
  const undone = new Set<string | null>()
  for (const event of events) {
    if (event.activity === 'undo') undone.add(fieldOf(event.after, 'undone'))
    else if (event.activity !== 'comment' && !undone.has(event.id)) return event
  }
  return null
}

/** undoableBy answers the event that this actor can take back now, or why there is none, in words for them. */
export function undoableBy(events: readonly Event[], actor: Actor | null): { event: UndoableEvent } | { reason: string } {
  const event = lastAct(events)
  if (event === null) return { reason: 'There is nothing to undo on this claim.' }
  if (actor === null || event.agentId !== actor.id) return { reason: `${event.agentName} ${acts[event.activity].told} last: only what you did last yourself is undone here.` }
  const { activity } = event
  return isUndoable(activity) ? { event: { ...event, activity } } : { reason: `What you did last, “${acts[activity].told}”, cannot be undone.` }
}
