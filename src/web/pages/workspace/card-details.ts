import { acts, canMove } from '../../../domain/act.js'
import { subjectOf, type Claim } from '../../../domain/claim.js'
import type { Comment } from '../../../domain/comment.js'
import { dismissalReasons, dismissalWords, type DismissalReason } from '../../../domain/dismissal.js'
import type { Event } from '../../../domain/event.js'
import { can, refusalOf, type Person } from '../../../domain/permission.js'
import { standingVerdict, verificationStatuses } from '../../../domain/verdict.js'
import { renderMarkdown, type SafeHtml } from '../../parts/markdown.js'
import { presentStatus, type StatusBadge } from '../../parts/badges.js'
import { presentInstant, type DateView } from '../../parts/dates.js'
import { presentField, presentSelect, summariseErrors, type ErrorSummary, type FieldView, type SelectView } from '../../parts/fields.js'
import type { Frame } from '../../parts/page.js'
import { refusalsOf } from './refusals.js'
import { inFull, plural } from '../../parts/tally.js'
import { presentTrail, type TrailLine } from '../../parts/trail.js'
import { presentVerdict, presentVerdicts, type VerdictView } from '../../parts/verdicts.js'

/** WorkspaceSelection is the claim that is chosen, with its history, what was said about it, and a form that failed. */
export interface WorkspaceSelection {
  claim: Claim
  /** Of each the newest first, and how many there are. */
  history: { items: Event[]; count: number }
  comments: { items: SaidOfClaim[]; count: number }
  /** Those that a dismissed claim may repeat, the likeliest first. */
  alike: Pick<Claim, 'id' | 'text'>[]
  form: WorkspaceForm | null
}

export type SaidOfClaim = Pick<Comment, 'authorName' | 'body' | 'createdAt'>

/** WorkspaceForm is a form as it was sent, drawn again; a value named `preview` shows its rationale as it would read. */
export interface WorkspaceForm {
  kind: 'wording' | 'verdict' | 'comment' | 'return' | 'withdrawal' | 'split' | 'dismissal'
  values: Record<string, string>
  errors: Record<string, string>
}

export interface CardDetails {
  version: number
  quote: string | null
  splitText: string | null
  /** Null where this person may not reword the claim. */
  wording: (FormView & { text: FieldView; note: FieldView | null; open: boolean }) | null
  /** Why this person may not, where they may not. */
  whyNoWording: string | null
  /** Into several; null where this claim cannot be split by this person. */
  split: (FormView & { texts: FieldView; open: boolean }) | null
  /** To say why, of a claim that is dismissed, or of which the reason could not be taken; else null. */
  dismissal: (FormView & { reasons: { value: DismissalReason; label: string; isChosen: boolean }[]; duplicateOf: SelectView | null }) | null
  /** To take back what readers saw, or to bring it back; null where readers never saw it, or this person may not. */
  withdrawal: (FormView & { label: string; note: FieldView; open: boolean }) | null
  /** Why somebody cannot take the claim back, where that is so. */
  publicHint: string | null
  verdict: VerdictFormView | null
  decision: DecisionView | null
  /** Verdicts that were decided on, the newest first. */
  verdicts: VerdictView[]
  hasVerdicts: boolean
  verdictCount: number
  /** The newest, in order. */
  comments: CommentView[]
  hasComments: boolean
  commentCount: string
  /** Where all of the comments and the trail stand, where the card shows only the newest of them: null where it shows all. */
  record: { href: string; label: string } | null
  comment: FormView & { body: FieldView }
  trail: TrailLine[]
  trailCount: string
}

/** CommentView is what somebody said of a claim. */
export interface CommentView {
  author: string
  body: SafeHtml
  at: DateView
}

interface FormView {
  action: string
  errors: ErrorSummary
}

interface VerdictFormView extends FormView {
  version: number
  heading: string
  statuses: { id: string; badge: StatusBadge; checked: boolean }[]
  statusError: string | null
  statusErrorId: string
  rationale: FieldView
  asOf: FieldView
  preview: SafeHtml | null
  previewId: string
}

interface DecisionView extends FormView {
  version: number
  verdict: VerdictView
  /** Where the two buttons lead, or null where this person cannot decide. */
  may: { approval: string; return: string; note: FieldView } | null
  waitsFor: string
}

/** presentCardDetails draws what opens below a chosen card: its forms, its verdicts, its comments and its trail. */
export function presentCardDetails({ claim, history, comments, alike, form }: WorkspaceSelection, { frame, query }: {
  frame: Frame
  query: string
}): CardDetails {
  const sent = (kind: WorkspaceForm['kind']) => (form?.kind === kind ? form : null)
  const base = `/desk/claims/${claim.id}`
  const text = presentField(
    `wording-${claim.id}`, { name: 'text', label: 'Wording', hint: 'A sentence that stands alone', required: true },
    sent('wording')?.values ?? { text: claim.text }, sent('wording')?.errors ?? {},
  )
  const noteField = claim.publicSince === null
    ? null
    : presentField(`wording-${claim.id}`, NOTE, sent('wording')?.values ?? {}, sent('wording')?.errors ?? {})
  const body = presentField(
    `comment-${claim.id}`, { name: 'body', label: 'Add a comment', required: true },
    sent('comment')?.values ?? {}, sent('comment')?.errors ?? {},
  )
  const decided = claim.verdicts.filter((verdict) => verdict.decision !== null)
  return {
    version: claim.version,
    quote: claim.anchors.map((anchor) => anchor.exact).join(' … ') || null,
    splitText: claim.splitText === claim.text ? null : claim.splitText,
    wording: claim.stage !== 'withdrawn' && can(frame.actor, 'reword_claim', subjectOf(claim))
      ? {
          action: `${base}/wording${query}`, text, note: noteField, open: sent('wording') !== null,
          errors: summariseErrors(noteField ? [text, noteField] : [text], sent('wording')?.errors ?? {}),
        }
      : null,
    whyNoWording: refusalsOf(claim, frame.actor).find(({ name }) => name === 'wording')?.reason ?? null,
    verdict: canMove(claim.stage, 'propose_verdict')
      ? verdictForm(claim, sent('verdict'), `${base}/verdicts${query}`, frame.today ?? '')
      : null,
    split: presentSplit(claim, frame.actor, sent('split'), `${base}/${acts.split_claim.resource}${query}`),
    dismissal: presentDismissal(claim, alike, sent('dismissal'), `${base}/${acts.dismiss.resource}${query}`),
    withdrawal: presentWithdrawal(claim, frame.actor, sent('withdrawal'), base, query),
    publicHint: claim.publicSince !== null && !can(frame.actor, 'withdraw_claim') ? refusalOf('dismiss_claim') : null,
    decision: presentDecision(claim, frame.actor, sent('return'), query),
    verdicts: presentVerdicts(decided),
    hasVerdicts: decided.length > 0,
    verdictCount: decided.length,
    comments: [...comments.items].reverse().map(presentComment),
    hasComments: comments.count > 0,
    commentCount: inFull(comments.count),
    record: presentRecordLink(claim.id, history, comments),
    comment: { action: `${base}/comments${query}`, body, errors: summariseErrors([body], sent('comment')?.errors ?? {}) },
    trail: presentTrail(history.items),
    trailCount: inFull(history.count),
  }
}

const TEXTS = {
  name: 'texts', label: 'Claims, one a line', required: true,
  hint: 'Each stands alone. A line with the wording of this claim keeps it; without one it is dismissed, and its trail leads to the others.',
}

// What it says besides is offered.
function presentSplit(claim: Claim, actor: Person | null, sent: WorkspaceForm | null, action: string): CardDetails['split'] {
  if (!canMove(claim.stage, 'split_claim') || !can(actor, acts.split_claim.may, subjectOf(claim))) return null
  const offered = [claim.text, ...claim.parts.map(({ text }) => text)].join('\n')
  const texts = presentField(`split-${claim.id}`, TEXTS, sent?.values ?? { texts: offered }, sent?.errors ?? {})
  return { action, texts, open: sent !== null, errors: summariseErrors([texts], sent?.errors ?? {}) }
}

function presentDismissal(
  claim: Claim, alike: WorkspaceSelection['alike'], sent: WorkspaceForm | null, action: string,
): CardDetails['dismissal'] {
  if (claim.stage !== 'dismissed' && sent === null) return null
  const options = alike.map(({ id, text }) => ({ value: id, label: text }))
  const values = sent?.values ?? { duplicateOf: claim.duplicateOfId ?? '' }
  const duplicateOf = options.length === 0
    ? null
    : presentSelect(`dismissal-${claim.id}`, { name: 'duplicateOf', label: 'Or said by', hint: 'Of the claims around it those that share most words with it.', options: [{ value: '', label: 'another claim …' }, ...options] }, values, sent?.errors ?? {})
  return {
    action, duplicateOf, errors: summariseErrors(duplicateOf ? [duplicateOf] : [], sent?.errors ?? {}),
    reasons: dismissalReasons.filter((reason) => reason !== 'duplicate')
      .map((value) => ({ value, label: dismissalWords[value].label, isChosen: claim.dismissedAs === value })),
  }
}

const NOTE = { name: 'note', label: 'Why, as readers will see it', required: true }

function presentWithdrawal(
  claim: Claim, actor: Person | null, sent: WorkspaceForm | null, base: string, query: string,
): CardDetails['withdrawal'] {
  const act = claim.stage === 'withdrawn' ? acts.reinstate : acts.withdraw
  if (claim.publicSince === null || !can(actor, act.may)) return null
  const note = presentField(`withdrawal-${claim.id}`, NOTE, sent?.values ?? {}, sent?.errors ?? {})
  return {
    action: `${base}/${act.resource}${query}`, label: act.label, note, open: sent !== null, errors: summariseErrors([note], sent?.errors ?? {}),
  }
}

/** presentComment shows one comment, its Markdown as sanitised HTML. */
export function presentComment({ authorName, body, createdAt }: SaidOfClaim): CommentView {
  return { author: authorName, body: renderMarkdown(body), at: presentInstant(createdAt) }
}

function presentRecordLink(
  claimId: string, history: WorkspaceSelection['history'], comments: WorkspaceSelection['comments'],
): CardDetails['record'] {
  if (history.items.length === history.count && comments.items.length === comments.count) return null
  const label = `The newest are shown: see all ${plural(comments.count, 'comment')} and ${plural(history.count, 'event')}`
  return { href: `/desk/claims/${claimId}/record`, label }
}

function verdictForm(claim: Claim, sent: WorkspaceForm | null, action: string, today: string): VerdictFormView {
  const scope = `verdict-${claim.id}`
  const values = sent?.values ?? { asOf: today }
  const errors = sent?.errors ?? {}
  const rationale = presentField(
    scope, { name: 'rationale', label: 'Rationale', hint: 'What you found and where, in Markdown', required: true },
    values, errors,
  )
  const asOf = presentField(scope, { name: 'asOf', label: 'As of', hint: 'The day on which it holds; to begin with, today in UTC', required: true }, values, errors)
  const statuses = verificationStatuses.map((status) => ({
    id: `${scope}-status-${status}`, badge: presentStatus(status), checked: values.status === status,
  }))
  const first = presentField(scope, { name: `status-${statuses[0]!.badge.name}`, label: 'Status' }, {}, {})
  const status = { ...first, name: 'status', error: errors.status ?? null }
  return {
    action,
    version: claim.version,
    heading: claim.verdicts.length > 0 ? 'Propose another verdict' : 'Propose a verdict',
    errors: summariseErrors([status, rationale, asOf], errors),
    statuses,
    statusError: errors.status ?? null,
    statusErrorId: `${scope}-status-error`,
    rationale,
    asOf,
    preview: values.preview ? renderMarkdown(values.rationale ?? '') : null,
    previewId: `${scope}-preview`,
  }
}

function presentDecision(
  claim: Claim, actor: Person | null, sent: WorkspaceForm | null, query: string,
): DecisionView | null {
  const verdict = standingVerdict(claim.verdicts)
  if (claim.stage !== 'awaiting_approval' || verdict === null) return null
  const note = presentField(
    `decision-${claim.id}`, { name: 'note', label: 'Note', hint: 'Needed to return it' },
    sent?.values ?? {}, sent?.errors ?? {},
  )
  const base = `/desk/verdicts/${verdict.id}`
  const mayDecide = can(actor, 'decide_verdict', { authorId: verdict.authorId })
  return {
    action: `${base}/approval${query}`,
    version: claim.version,
    verdict: presentVerdict(verdict),
    may: mayDecide ? { approval: `${base}/approval${query}`, return: `${base}/return${query}`, note } : null,
    waitsFor: can(actor, 'decide_verdict') ? 'Another editor decides on your verdict.' : 'An editor decides on it.',
    errors: summariseErrors([note], sent?.errors ?? {}),
  }
}
