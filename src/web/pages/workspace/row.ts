// What a claim says of itself in one line of the list, before it is opened.
import type { Claim } from '../../../domain/claim.js'
import { presentStage, presentStatus } from '../../parts/badges.js'
import type { IconName } from '../../parts/icons.js'
import { plural } from '../../parts/tally.js'

/** DoneView is where a claim came to that nobody need decide any more: its line is folded to this. */
export interface DoneView {
  icon: IconName
  label: string
  /** What it still waits for: "Awaiting approval"; null where it does not. */
  waits: string | null
}

/** GlanceView is what is to be known of a claim, as a sign and a few words. */
export interface GlanceView {
  icon: IconName
  words: string
}

/** presentDone answers null where the claim is to be decided or checked. */
export function presentDone({ stage, status }: Pick<Claim, 'stage' | 'status'>): DoneView | null {
  const { icon, label } = stage === 'dismissed' || stage === 'withdrawn' ? presentStage(stage) : presentStatus(status)
  if (stage === 'awaiting_approval') return { icon, label, waits: presentStage(stage).label }
  return stage === 'approved' || stage === 'dismissed' || stage === 'withdrawn' ? { icon, label, waits: null } : null
}

/** presentGlances says what there is besides its chain: open threads (null: none), what is unclear, and parts. */
export function presentGlances({ open, parts }: Pick<Claim, 'open' | 'parts'>, openThreads: string | null): GlanceView[] {
  const unclear = open.map(({ words }) => `“${words}”`).join(', ')
  return [
    ...(openThreads === null ? [] : [{ icon: 'message-square' as const, words: openThreads }]),
    ...(open.length === 0 ? [] : [{ icon: 'circle-question-mark' as const, words: `Unclear: ${unclear}` }]),
    ...(parts.length === 0 ? [] : [{ icon: 'waypoints' as const, words: plural(parts.length, 'part') }]),
  ]
}
