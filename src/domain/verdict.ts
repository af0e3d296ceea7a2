export const verificationStatuses = [
  'unverified', 'verified', 'disputed', 'misleading', 'false', 'unverifiable', 'outdated',
] as const
export type VerificationStatus = (typeof verificationStatuses)[number]

export const verdictDecisions = ['approved', 'returned', 'taken_back'] as const
export type VerdictDecision = (typeof verdictDecisions)[number]

/** restsOnEvidence says whether a status is one that has to be shown: the others say that nobody could. */
export function restsOnEvidence(status: VerificationStatus): boolean {
  return status !== 'unverified' && status !== 'unverifiable'
}

/** Verdict is a status with its rationale; it is never edited, only decided once and followed by another. */
export interface Verdict {
  id: string
  claimId: string
  number: number
  status: VerificationStatus
  /** Markdown, as typed, for readers. */
  rationale: string
  /** Markdown, as typed; never leaves the desk. */
  deskNote: string | null
  /** The day on which it held, "YYYY-MM-DD". */
  asOf: string
  /** The day on which to look again, "YYYY-MM-DD"; null where it cannot go stale. */
  recheckOn: string | null
  /** Why it rests on no evidence, for the desk; null where it does, or needs none. */
  withoutEvidence: string | null
  authorId: string
  authorName: string
  createdAt: Date
  decision: VerdictDecision | null
  decidedBy: string | null
  decidedAt: Date | null
  decisionNote: string | null
  /** Why its own author approved it, an admin in an emergency, for the desk; null: nobody did so. */
  selfApproval: string | null
}

/** lastVerdict answers the newest that its author did not take back. `verdicts` in any order. */
export function lastVerdict<Decided extends Pick<Verdict, 'number' | 'decision'>>(verdicts: readonly Decided[]): Decided | null {
  return newest(verdicts.filter((verdict) => verdict.decision !== 'taken_back'))
}

/** publicVerdict answers the verdict that readers see: the newest approved one. `verdicts` in any order. */
export function publicVerdict(verdicts: Verdict[]): Verdict | null {
  return newest(verdicts.filter((verdict) => verdict.decision === 'approved'))
}

/**
 * standingVerdict answers the verdict that the desk works with: the newest while it waits for a decision, and otherwise
 * the approved one. What waited when another followed it is past, also where that other was returned.
 */
export function standingVerdict(verdicts: Verdict[]): Verdict | null {
  const last = lastVerdict(verdicts)
  return last?.decision === null ? last : publicVerdict(verdicts)
}

function newest<Numbered extends Pick<Verdict, 'number'>>(verdicts: readonly Numbered[]): Numbered | null {
  return verdicts.reduce<Numbered | null>((best, next) => (best && best.number > next.number ? best : next), null)
}
