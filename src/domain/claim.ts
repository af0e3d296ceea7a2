import type { Anchor } from './anchor.js'
import { sourcingOf, type Attribution, type Sourcing } from './attribution.js'
import { InvalidTransition } from './errors.js'
import type { Subject } from './permission.js'
import type { Quantity, TimeExpression } from './quantity.js'
import { publicVerdict, type Verdict, type VerificationStatus } from './verdict.js'

export const claimKinds = ['event', 'quantity', 'quotation', 'prediction', 'state', 'other'] as const
export type ClaimKind = (typeof claimKinds)[number]

export const stages = [
  'proposed', 'accepted', 'dismissed', 'in_check', 'awaiting_approval', 'approved', 'reopened',
] as const
export type Stage = (typeof stages)[number]

/** Part is a smaller assertion inside a claim, worded like one; it is checked on its own only once somebody makes it a claim. */
export interface Part {
  id: string
  text: string
  anchors: Anchor[]
}

/** OpenReference is words of a claim of which the article leaves open, or the splitter did not resolve, whom or what they mean. */
export interface OpenReference {
  /** As they stand in the claim: "it", "the agency". */
  words: string
  /** Whom or what they may mean, by name, the likeliest first; none where nothing fits. */
  candidates: string[]
}

/** Claim is one discrete, checkable assertion, worded so that it stands alone. */
export interface Claim {
  id: string
  articleId: string
  /** UTF-16 offset of its first words in the article's newest revision; lists are in this order. */
  position: number
  text: string
  /** The wording that the splitter gave. */
  splitText: string
  kind: ClaimKind
  /** 0..1 */
  checkworthiness: number
  /** 0..1: the chance that a fact-checker keeps the claim as it stands, by the splitter; null where a person wrote it. */
  confidence: number | null
  /** Why the splitter took it for one, a reason in words each. */
  why: string[]
  /** The numbers and the times that it states, in the newest revision's offsets. */
  quantities: Quantity[]
  times: TimeExpression[]
  /** What it asserts besides, in the order of the splitter. */
  parts: Part[]
  /** What is unclear in it, for the desk to decide; empty where a person wrote it. */
  open: OpenReference[]
  origin: 'split' | 'person'
  stage: Stage
  /** Of its standing verdict, as the desk sees it; readers see the status of the approved one. */
  status: VerificationStatus
  version: number
  createdAt: Date
  updatedAt: Date
  anchors: Anchor[]
  attributions: Attribution[]
  verdicts: Verdict[]
}

/** ClaimFacets are what the workspace filters claims by. */
export interface ClaimFacets {
  stage: Stage
  status: VerificationStatus
  sourcing: Sourcing
}

/** facetsOf answers them for a claim. */
export function facetsOf({ stage, status, attributions }: Pick<Claim, 'stage' | 'status' | 'attributions'>): ClaimFacets {
  return { stage, status, sourcing: sourcingOf(attributions) }
}

export const stageMoves = ['accept', 'dismiss', 'restore', 'propose_verdict', 'approve', 'return'] as const
export type StageMove = (typeof stageMoves)[number]

const ACCEPTED: readonly Stage[] = ['accepted', 'in_check', 'awaiting_approval', 'approved', 'reopened']

// From which stages a move is possible, and where it leads. A verdict on a proposed claim accepts it on the way: to judge
// a claim is to say that it is one.
const MOVES: Record<StageMove, { from: readonly Stage[]; to: Stage }> = {
  accept: { from: ['proposed', 'dismissed'], to: 'accepted' },
  dismiss: { from: ['proposed', ...ACCEPTED], to: 'dismissed' },
  restore: { from: ['dismissed', 'accepted'], to: 'proposed' },
  propose_verdict: { from: ['proposed', ...ACCEPTED], to: 'awaiting_approval' },
  approve: { from: ['awaiting_approval'], to: 'approved' },
  return: { from: ['awaiting_approval'], to: 'in_check' },
}

/** canMove says whether a claim at this stage can make the move. */
export function canMove(stage: Stage, move: StageMove): boolean {
  return MOVES[move].from.includes(stage)
}

/** stageAfter answers the stage that the move leads to. Throws InvalidTransition where it is not possible. */
export function stageAfter(stage: Stage, move: StageMove): Stage {
  if (!canMove(stage, move)) throw new InvalidTransition(stage, move)
  return MOVES[move].to
}

/** stageOfVerdicts answers the stage that a claim's verdicts, in order, left it at, or null where it has none. */
export function stageOfVerdicts(verdicts: Pick<Verdict, 'decision'>[]): Stage | null {
  const last = verdicts.at(-1)
  if (!last) return null
  if (last.decision === null) return 'awaiting_approval'
  return last.decision === 'approved' ? 'approved' : 'in_check'
}

/** isPublicStage says whether readers see a claim at this stage: one that people accepted, in check or past it. */
export function isPublicStage(stage: Stage): boolean {
  return ACCEPTED.includes(stage)
}

/** subjectOf answers what the table of permissions asks about a claim. */
export function subjectOf(claim: Pick<Claim, 'verdicts'>): Subject {
  return { judged: publicVerdict(claim.verdicts) !== null }
}

/** The stages that readers see, for queries. */
export const publicStages = ACCEPTED
