import { acts, type ActName } from '../../domain/act.js'
import { dismissalReasons, dismissalWords } from '../../domain/dismissal.js'
import type { Event, Json } from '../../domain/event.js'
import { verificationStatuses, type VerificationStatus } from '../../domain/verdict.js'
import type { IconName } from './icons.js'
import { presentStatus, type StatusBadge } from './badges.js'
import { presentInstant, type DateView } from './dates.js'

/** TrailLine is one event of a trail: who did what, when, and what it changed. */
export interface TrailLine {
  icon: IconName
  agent: string
  act: string
  at: DateView
  status: StatusBadge | null
  /** Words that were changed, before and after. */
  change: { before: string; after: string } | null
  /** Why, as an editor told readers. */
  note: string | null
}

// What an editor notes on a verdict is for the desk; on a change of what readers saw it is for them.
const FOR_READERS: ReadonlySet<ActName> = new Set(['reword', 'withdraw', 'reinstate'])

/** presentTrail tells events, in the order given. */
export function presentTrail(events: Event[]): TrailLine[] {
  return events.map(trailLine)
}

function trailLine({ activity, agentName, at, before, after }: Event): TrailLine {
  const status = field(after, 'status')
  const [was, is] = [field(before, 'text'), field(after, 'text')]
  return {
    icon: acts[activity].icon,
    act: activity === 'dismiss' ? dismissalTold(field(after, 'reason')) : acts[activity].told,
    agent: agentName,
    at: presentInstant(at),
    status: isStatus(status) ? presentStatus(status, activity === 'propose_verdict') : null,
    note: FOR_READERS.has(activity) ? field(after, 'note') : null,
    change: activity === 'reword' && was !== null && is !== null ? { before: was, after: is } : null,
  }
}

function dismissalTold(reason: string | null): string {
  const known = dismissalReasons.find((one) => one === reason)
  return known ? `${acts.dismiss.told}: ${dismissalWords[known].told}` : acts.dismiss.told
}

function field(json: Json, name: string): string | null {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return null
  const value = json[name]
  return typeof value === 'string' ? value : null
}

function isStatus(value: string | null): value is VerificationStatus {
  return verificationStatuses.some((status) => status === value)
}
