import { actNames, acts, type ActName } from '../../domain/act.js'
import { dismissalReasons, dismissalWords } from '../../domain/dismissal.js'
import { fieldOf, valueIn, type Event, type Json } from '../../domain/event.js'
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
  const status = fieldOf(after, 'status')
  const [was, is] = [fieldOf(before, 'text'), fieldOf(after, 'text')]
  return {
    icon: acts[activity].icon,
    act: toldOf(activity, after),
    agent: agentName,
    at: presentInstant(at),
    status: isStatus(status) ? presentStatus(status, activity === 'propose_verdict') : null,
    note: FOR_READERS.has(activity) ? fieldOf(after, 'note') : null,
    change: activity === 'reword' && was !== null && is !== null ? { before: was, after: is } : null,
  }
}

function toldOf(activity: ActName, after: Json): string {
  if (activity === 'merge_claims' && fieldOf(after, 'into') !== null) return 'merged the claim into another'
  if (activity === 'merge_sources' || activity === 'unmerge_source') return sourcesTold(activity, after)
  if (activity === 'identify_source' && valueIn(after, 'isWritten') === false) return 'took away what they wrote of who the source is'
  if (activity === 'dismiss') return dismissalTold(fieldOf(after, 'reason'))
  const undone = actNames.find((name) => activity === 'undo' && name === fieldOf(after, 'act'))
  return undone ? `undid “${acts[undone].told}”` : acts[activity].told
}

function sourcesTold(activity: 'merge_sources' | 'unmerge_source', after: Json): string {
  const name = fieldOf(after, 'name')
  if (name === null) return acts[activity].told
  const isOther = fieldOf(after, 'into') !== null
  if (activity === 'merge_sources') return isOther ? `merged the source into “${name}”` : `merged “${name}” into the source`
  return isOther ? `took the source out of “${name}” again` : `took “${name}” out of the source again`
}

function dismissalTold(reason: string | null): string {
  const known = dismissalReasons.find((one) => one === reason)
  return known ? `${acts.dismiss.told}: ${dismissalWords[known].told}` : acts.dismiss.told
}

function isStatus(value: string | null): value is VerificationStatus {
  return verificationStatuses.some((status) => status === value)
}
