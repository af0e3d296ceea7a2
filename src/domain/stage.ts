export const stages = [
  'proposed', 'accepted', 'dismissed', 'in_check', 'awaiting_approval', 'approved', 'reopened', 'withdrawn',
] as const
/** Stage is where a claim is in the work; what we say is true of it is its VerificationStatus. */
export type Stage = (typeof stages)[number]

/** The stages that readers see: a claim that people accepted, in check or past it. */
export const publicStages: readonly Stage[] = ['accepted', 'in_check', 'awaiting_approval', 'approved', 'reopened']

/** The stages at which a claim waits for a fact-checker. */
export const openStages = ['proposed', 'accepted', 'in_check', 'reopened'] as const satisfies readonly Stage[]

/** isOpenStage says whether a claim at this stage waits for a fact-checker. */
export function isOpenStage(stage: Stage): boolean {
  return openStages.some((open) => open === stage)
}

/** isPublicStage says whether readers see a claim at this stage. */
export function isPublicStage(stage: Stage): boolean {
  return publicStages.includes(stage)
}

/** A stage in words and as a picture: "Awaiting approval". */
export const stageWords = {
  proposed: { label: 'Proposed', icon: 'sparkles' },
  accepted: { label: 'Accepted', icon: 'check' },
  dismissed: { label: 'Dismissed', icon: 'ban' },
  in_check: { label: 'In check', icon: 'search' },
  awaiting_approval: { label: 'Awaiting approval', icon: 'clock' },
  approved: { label: 'Approved', icon: 'stamp' },
  reopened: { label: 'Reopened', icon: 'rotate-ccw' },
  withdrawn: { label: 'Withdrawn', icon: 'ban' },
} as const satisfies Record<Stage, { label: string; icon: string }>
