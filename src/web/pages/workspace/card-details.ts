import { acts, canMove } from '../../../domain/act.js'
import type { Article } from '../../../domain/article.js'
import { canStand, subjectOf, type Claim } from '../../../domain/claim.js'
import type { CommentCount, Thread } from '../../../domain/comment.js'
import type { PinnedEvidence } from '../../../domain/evidence.js'
import type { Event } from '../../../domain/event.js'
import { can, refusalOf, type Person } from '../../../domain/permission.js'
import { undoableBy } from '../../../domain/undo.js'
import type { FieldView } from '../../parts/fields.js'
import type { Frame } from '../../parts/page.js'
import { inFull, plural } from '../../parts/tally.js'
import { presentTrail, type TrailLine } from '../../parts/trail.js'
import { presentVerdicts, type VerdictView } from '../../parts/verdicts.js'
import { presentAssignment, presentTake, type AssignmentView } from './assignment-form.js'
import { presentAnchors, type AnchorsView } from './anchors-form.js'
import { presentAttribution, type AttributionView } from './attribution-forms.js'
import { addressOf, type FormView, type OpenedCard, type WorkspaceForm } from './card-forms.js'
import {
  presentDismissal, presentSplit, presentWithdrawal, presentWording, type DismissalView, type SplitView, type WithdrawalView, type WordingView,
} from './claim-forms.js'
import { presentCommentForm, presentThreads, type ThreadsView } from './comment-forms.js'
import { presentEvidenceList, type EvidenceListView, type HeldPage } from './evidence-forms.js'
import { refusalsOf } from './refusals.js'
import { presentDecision, presentVerdictForm, type DecisionView, type VerdictFormView } from './verdict-forms.js'

/** WorkspaceSelection is the claim that is chosen, with its history, what was said about it, and a form that failed. */
export interface WorkspaceSelection {
  claim: Claim
  /** Of each the newest first, and how many there are. */
  history: { items: Event[]; count: number }
  threads: { items: Thread[]; count: CommentCount }
  /** Those that a dismissed claim may repeat, the likeliest first. */
  alike: Pick<Claim, 'id' | 'number' | 'text'>[]
  /** Those that were merged into it. */
  merged: Pick<Claim, 'id' | 'number' | 'text'>[]
  /** What is pinned to it, in order. */
  evidence: PinnedEvidence[]
  /** The text of the article, where a form quotes words of it that may stand in several places. */
  articleText?: string | null
  /** The page that a form of evidence holds that could not be taken. */
  held?: HeldPage | null
  form: WorkspaceForm | null
  /** Who may work on it, by name. */
  people: Pick<Person, 'id' | 'name'>[]
  /** The sources that the article names, for who has no script. */
  sourceNames: string[]
}

/** How many of the claims that were merged into one its card lists. */
export const MOST_MERGED = 100

export interface CardDetails {
  version: number
  quote: string | null
  splitText: string | null
  /** To take back what this person did last; null where nothing of theirs stands last. */
  undo: { action: string; label: string } | null
  assignment: AssignmentView | null
  take: { action: string; label: string } | null
  attribution: AttributionView | null
  /** Null where this person may not move it. */
  anchors: AnchorsView | null
  wording: WordingView | null
  /** Why this person may not reword it, where they may not. */
  whyNoWording: string | null
  split: SplitView | null
  /** Where others are merged into it; null where this claim cannot be, by this person. */
  mergeHref: string | null
  /** The claims that were merged into it, each with its address. */
  merged: { href: string; number: number; wording: string }[]
  hasMerged: boolean
  /** Said where there are more of them. */
  moreMerged: string | null
  dismissal: DismissalView | null
  withdrawal: WithdrawalView | null
  /** Why somebody cannot take the claim back, or let it stand, where that is so. */
  publicHint: string | null
  verdict: VerdictFormView | null
  evidence: EvidenceListView
  decision: DecisionView | null
  /** Verdicts that were decided on, the newest first. */
  verdicts: VerdictView[]
  hasVerdicts: boolean
  verdictCount: number
  /** The newest, in order. */
  threads: ThreadsView
  hasComments: boolean
  commentCount: string
  /** Where all of the comments and the trail stand, where the card shows only the newest of them: null where it shows all. */
  record: { href: string; label: string } | null
  comment: FormView & { body: FieldView }
  trail: TrailLine[]
  trailCount: string
}

/** presentCardDetails draws what opens below a chosen card: its forms, its verdicts, its comments and its trail. */
export function presentCardDetails({ claim, history, threads, alike, merged, evidence, articleText = null, held = null, form, people, sourceNames }: WorkspaceSelection, { frame, article, query }: {
  frame: Frame
  article: Pick<Article, 'publication'>
  query: string
}): CardDetails {
  const card: OpenedCard = { claim, evidence, actor: frame.actor, form, query, today: frame.today ?? '' }
  const stands = canStand(frame.actor, article, claim)
  const decided = claim.verdicts.filter((verdict) => verdict.decision !== null)
  return {
    version: claim.version,
    quote: claim.anchors.map((anchor) => anchor.exact).join(' … ') || null,
    splitText: claim.splitText === claim.text ? null : claim.splitText,
    undo: presentUndo(card, history.items),
    assignment: presentAssignment(card, people),
    take: presentTake(card),
    attribution: presentAttribution(card, sourceNames),
    anchors: presentAnchors(card, articleText),
    wording: presentWording(card),
    whyNoWording: refusalsOf(claim, article, frame.actor).find(({ name }) => name === 'wording')?.reason ?? null,
    verdict: stands ? presentVerdictForm(card) : null,
    split: presentSplit(card),
    mergeHref: canMove(claim.stage, 'merge_claims') && can(frame.actor, acts.merge_claims.may, subjectOf(claim)) ? `/desk/claims/${claim.id}/${acts.merge_claims.resource}` : null,
    merged: merged.slice(0, MOST_MERGED).map(({ id, number, text }) => ({ href: `/desk/claims/${id}/record`, number, wording: text })),
    hasMerged: merged.length > 0,
    moreMerged: merged.length > MOST_MERGED ? `The first ${MOST_MERGED} are listed; all stand among the dismissed claims of the article.` : null,
    dismissal: presentDismissal(card, alike),
    withdrawal: presentWithdrawal(card),
    publicHint: presentPublicHint(claim, stands, frame.actor),
    evidence: presentEvidenceList(card, held),
    decision: presentDecision(card),
    verdicts: presentVerdicts(decided),
    hasVerdicts: decided.length > 0,
    verdictCount: decided.length,
    threads: presentThreads([...threads.items].reverse(), { actor: frame.actor, resolvedCount: threads.count.resolved, form, query }),
    hasComments: threads.count.comments > 0,
    commentCount: inFull(threads.count.comments),
    record: presentRecordLink(claim.id, history, threads),
    comment: presentCommentForm(card),
    trail: presentTrail(history.items),
    trailCount: inFull(history.count),
  }
}

function presentPublicHint({ publicSince }: Claim, stands: boolean, actor: Person | null): string | null {
  if (!stands) return refusalOf('show_claim')
  return publicSince !== null && !can(actor, 'withdraw_claim') ? refusalOf('dismiss_claim') : null
}

function presentUndo(card: OpenedCard, events: Event[]): CardDetails['undo'] {
  const found = undoableBy(events, card.actor, card.claim)
  if ('reason' in found || !can(card.actor, acts.undo.may)) return null
  return { action: addressOf(card, acts.undo.resource), label: `Undo: ${acts[found.event.activity].told}` }
}

function presentRecordLink(
  claimId: string, history: WorkspaceSelection['history'], { items, count }: WorkspaceSelection['threads'],
): CardDetails['record'] {
  if (history.items.length === history.count && items.length === count.open + count.resolved) return null
  const label = `The newest are shown: see all ${plural(count.comments, 'comment')} and ${plural(history.count, 'event')}`
  return { href: `/desk/claims/${claimId}/record`, label }
}

