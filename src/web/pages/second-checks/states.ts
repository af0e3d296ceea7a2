import type { SecondCheck, SecondCheckState } from '../../../domain/second-check.js'
import type { Verdict } from '../../../domain/verdict.js'
import type { IconName } from '../../parts/icons.js'

/** StateView is where a second check stands. */
export interface StateView {
  label: string
  icon: IconName
}

const STATES: Record<SecondCheckState, StateView> = {
  asked: { label: 'Waits for the second opinion', icon: 'clock' },
  differing: { label: 'The two differ', icon: 'scale' },
  agreed: { label: 'Both agree', icon: 'check' },
  adjudicated: { label: 'Decided by an editor', icon: 'scale' },
  cancelled: { label: 'Taken back', icon: 'x' },
}

/** presentState says where a second check stands. */
export function presentState(state: SecondCheckState): StateView {
  return STATES[state]
}

/** secondAsVerdict answers the second opinion as if it had been proposed; null where there is none, or it must not be seen. */
export function secondAsVerdict({ id, claimId, status, rationale, asOf, checkerId, checkerName, doneAt, askedAt }: SecondCheck): Verdict | null {
  if (status === null || rationale === null || asOf === null) return null
  return {
    id, claimId, number: 0, status, rationale, asOf, authorId: checkerId, authorName: checkerName, createdAt: doneAt ?? askedAt,
    deskNote: null, recheckOn: null, withoutEvidence: null, decision: null, decidedBy: null, decidedAt: null, decisionNote: null, selfApproval: null,
  }
}
