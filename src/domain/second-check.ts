import type { VerificationStatus } from './verdict.js'

export const secondCheckStates = ['asked', 'differing', 'agreed', 'adjudicated', 'cancelled'] as const
export type SecondCheckState = (typeof secondCheckStates)[number]

/** What an editor takes of two opinions that differ: one of them, or a third that they write. */
export const takings = ['first', 'second', 'third'] as const
export type Taking = (typeof takings)[number]

/** SecondCheck is a second opinion on a claim, written by somebody who did not see the first: the verdict that waited when they were asked. */
export interface SecondCheck {
  id: string
  claimId: string
  /** The first opinion. */
  verdictId: string
  checkerId: string
  checkerName: string
  askedById: string
  askedByName: string
  askedAt: Date
  state: SecondCheckState
  /** The second opinion, as a verdict has it: null until it is written. */
  status: VerificationStatus | null
  /** Markdown, as typed. */
  rationale: string | null
  /** "YYYY-MM-DD" */
  asOf: string | null
  doneAt: Date | null
  took: Taking | null
  /** The verdict that went on to be approved; null while it is open, or where it was taken back. */
  chosenVerdictId: string | null
  note: string | null
  closedById: string | null
  closedByName: string | null
  closedAt: Date | null
}

/** isOpen says whether it keeps its claim where it is. */
export function isOpen({ state }: Pick<SecondCheck, 'state'>): boolean {
  return state === 'asked' || state === 'differing'
}
