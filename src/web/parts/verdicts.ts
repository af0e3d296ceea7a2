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
  asOf: DateView
  author: string
  createdAt: DateView
  /** "Approved by Ada Moss", "Returned by Ada Moss", or null while it waits. */
  decision: { label: string; at: DateView | null; note: string | null } | null
}

/** presentVerdict shows one verdict, its rationale as sanitised HTML. */
export function presentVerdict(verdict: Verdict): VerdictView {
  const { id, number, status, rationale, asOf, authorName, createdAt } = verdict
  return {
    id,
    number,
    status: presentStatus(status, verdict.decision !== 'approved'),
    rationale: renderMarkdown(rationale),
    asOf: presentDay(asOf),
    author: authorName,
    createdAt: presentInstant(createdAt),
    decision: presentDecision(verdict),
  }
}

/** presentPublicVerdict shows a verdict to readers: an editor's note on it is for the desk. */
export function presentPublicVerdict(verdict: Verdict): VerdictView {
  return presentVerdict({ ...verdict, decisionNote: null })
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
