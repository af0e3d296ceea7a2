import type { Verdict, VerdictDecision } from '../../domain/verdict.js'
import { renderMarkdown, type SafeHtml } from './markdown.js'
import { presentStatus, type StatusBadge } from './badges.js'
import { presentDay, presentInstant, type DateView } from './dates.js'

/** VerdictView is a verdict with its rationale, and what became of it. */
export interface VerdictView {
  id: string
  number: number
  status: StatusBadge
  rationale: SafeHtml
  /** For the desk: what readers are not told, and why it rests on no evidence where it does not. */
  deskNote: SafeHtml | null
  withoutEvidence: string | null
  recheckOn: DateView | null
  asOf: DateView
  author: string
  createdAt: DateView
  /** "Approved by Ada Moss", "Returned by Ada Moss", or null while it waits. */
  decision: { label: string; at: DateView | null; note: string | null } | null
  /** That its own author approved it, where that is so; `reason` is for the desk. */
  selfApproval: { label: string; reason: string | null } | null
}

/** presentVerdict shows one verdict, its rationale as sanitised HTML. */
export function presentVerdict(verdict: Verdict): VerdictView {
  const { id, number, status, rationale, deskNote, withoutEvidence, recheckOn, asOf, authorName, createdAt } = verdict
  return {
    id,
    number,
    status: presentStatus(status, verdict.decision !== 'approved'),
    rationale: renderMarkdown(rationale),
    deskNote: deskNote === null ? null : renderMarkdown(deskNote),
    withoutEvidence,
    recheckOn: recheckOn === null ? null : presentDay(recheckOn),
    asOf: presentDay(asOf),
    author: authorName,
    createdAt: presentInstant(createdAt),
    decision: presentDecision(verdict),
    selfApproval: verdict.selfApproval === null ? null : { label: SELF_APPROVED, reason: verdict.selfApproval || null },
  }
}

// What readers are told, too: that nobody else looked at it.
const SELF_APPROVED = 'Approved by its proposer, in an emergency: no second editor looked at it'

/** presentPublicVerdict shows a verdict to readers: what was noted on it is for the desk, and so is when it is looked at again. */
export function presentPublicVerdict(verdict: Verdict): VerdictView {
  return presentVerdict({ ...verdict, decisionNote: null, deskNote: null, withoutEvidence: null, recheckOn: null, selfApproval: verdict.selfApproval === null ? null : '' })
}

/** presentVerdicts shows all of them, the newest first. */
export function presentVerdicts(verdicts: Verdict[]): VerdictView[] {
  return [...verdicts].sort((a, b) => b.number - a.number).map(presentVerdict)
}

const DECIDED: Record<VerdictDecision, string> = { approved: 'Approved', returned: 'Returned', taken_back: 'Taken back' }

function presentDecision({ decision, decidedBy, decidedAt, decisionNote }: Verdict): VerdictView['decision'] {
  if (decision === null) return null
  const act = DECIDED[decision]
  return {
    label: decidedBy === null ? act : `${act} by ${decidedBy}`,
    at: decidedAt && presentInstant(decidedAt),
    note: decisionNote === '' ? null : decisionNote,
  }
}
