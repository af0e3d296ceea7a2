import type { Activity, Event, Json } from '../../domain/event.js'
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
}

const ACTS: Record<Activity, { act: string; icon: IconName }> = {
  import: { act: 'brought the article in', icon: 'upload' },
  edit_details: { act: 'changed the article’s details', icon: 'pencil' },
  publish: { act: 'published the article', icon: 'newspaper' },
  retract: { act: 'retracted the article', icon: 'ban' },
  accept: { act: 'accepted the claim', icon: 'check' },
  dismiss: { act: 'dismissed the claim', icon: 'ban' },
  restore: { act: 'put the claim back to proposed', icon: 'undo-2' },
  reword: { act: 'reworded the claim', icon: 'pencil' },
  propose_verdict: { act: 'proposed a verdict', icon: 'scale' },
  approve: { act: 'approved the verdict', icon: 'stamp' },
  return: { act: 'returned the verdict', icon: 'undo-2' },
  comment: { act: 'commented', icon: 'message-square' },
  add_user: { act: 'added a person', icon: 'user' },
  change_role: { act: 'changed a role', icon: 'user' },
  create_token: { act: 'made a token', icon: 'key-round' },
  revoke_token: { act: 'revoked a token', icon: 'key-round' },
}

// What readers are told of the work. Verdicts that no editor approved and what was said on the way stay inside.
const PUBLIC: ReadonlySet<Activity> = new Set(['import', 'accept', 'reword', 'approve', 'publish', 'retract'])

/** presentTrail tells every event, the newest first. */
export function presentTrail(events: Event[]): TrailLine[] {
  return events.map(trailLine).reverse()
}

/** presentPublicTrail tells what readers may know, the newest first. */
export function presentPublicTrail(events: Event[]): TrailLine[] {
  return presentTrail(events.filter((event) => PUBLIC.has(event.activity)))
}

function trailLine({ activity, agentName, at, before, after }: Event): TrailLine {
  const status = field(after, 'status')
  const [was, is] = [field(before, 'text'), field(after, 'text')]
  return {
    ...ACTS[activity],
    agent: agentName,
    at: presentInstant(at),
    status: isStatus(status) ? presentStatus(status) : null,
    change: activity === 'reword' && was !== null && is !== null ? { before: was, after: is } : null,
  }
}

function field(json: Json, name: string): string | null {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return null
  const value = json[name]
  return typeof value === 'string' ? value : null
}

function isStatus(value: string | null): value is VerificationStatus {
  return verificationStatuses.some((status) => status === value)
}
