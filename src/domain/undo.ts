import { acts, isBeside, isUndoable, type UndoableAct } from './act.js'
import type { Claim } from './claim.js'
import { fieldOf, type Event } from './event.js'
import { can, type Actor } from './permission.js'
import { isPublicStage, stages } from './stage.js'

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
    else if (!isBeside(event.activity) && !undone.has(event.id)) return event
  }
  return null
}

/**
 * undoableBy answers the event that this actor can take back on a claim now, or why there is none, in words for them. What readers could
 * see is changed with a note for them, and not undone.
 */
export function undoableBy(events: readonly Event[], actor: Actor | null, { publicSince }: Pick<Claim, 'publicSince'>): { event: UndoableEvent } | { reason: string } {
  const event = lastAct(events)
  if (event === null) return { reason: 'There is nothing to undo on this claim.' }
  if (actor === null || event.agentId !== actor.id) return { reason: `${event.agentName} ${acts[event.activity].told} last: only what you did last yourself is undone here.` }
  if (event.redactedBy) return { reason: 'The words of what you did last were removed from the trail: it cannot be undone.' }
  const { activity } = event
  if (!isUndoable(activity)) return { reason: `What you did last, “${acts[activity].told}”, cannot be undone.` }
  return publicSince !== null && shows(event) ? { reason: SEEN[can(actor, 'withdraw_claim') ? 'editors' : 'others'] } : { event: { ...event, activity } }
}

const SEEN = {
  editors: 'Readers could see this: change it once more, or withdraw the claim, with a note for them.',
  others: 'Readers could see this: only an editor takes it back now, with a note for them. Ask an editor.',
}

// Of a claim that readers could see: its words, who says it, where it stands, and that it stands at all.
function shows({ activity, before }: Event): boolean {
  const stage = stages.find((one) => one === fieldOf(before, 'stage'))
  const isWording = activity === 'add_claim' || (before !== null && typeof before === 'object' && !Array.isArray(before) && ('text' in before || 'chains' in before || 'anchors' in before))
  return isWording || (stage !== undefined && !isPublicStage(stage))
}
