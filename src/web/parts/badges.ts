import type { ClaimKind } from '../../domain/claim.js'
import { stageWords, type Stage } from '../../domain/stage.js'
import type { VerificationStatus } from '../../domain/verdict.js'
import type { IconName } from './icons.js'

/** Badge is a status or a stage as a page shows it: `name` picks its colour and line, `icon` its shape. */
export interface Badge<Name extends string = string> {
  name: Name
  label: string
  icon: IconName
}

/** StatusBadge is a status; one that somebody only proposed is drawn as an outline, and says so. */
export interface StatusBadge extends Badge<VerificationStatus> {
  isProposed: boolean
}
export type StageBadge = Badge<Stage>

const STATUS: Record<VerificationStatus, Omit<Badge, 'name'>> = {
  unverified: { label: 'Unverified', icon: 'circle-dashed' },
  verified: { label: 'Verified', icon: 'circle-check' },
  disputed: { label: 'Disputed', icon: 'scale' },
  misleading: { label: 'Misleading', icon: 'triangle-alert' },
  false: { label: 'False', icon: 'circle-x' },
  unverifiable: { label: 'Unverifiable', icon: 'circle-question-mark' },
  outdated: { label: 'Outdated', icon: 'history' },
}

const KIND: Record<ClaimKind, string> = {
  event: 'Event',
  quantity: 'Quantity',
  quotation: 'Quotation',
  prediction: 'Prediction',
  state: 'State of affairs',
  other: 'Other',
}

/** presentStatus shows what we say is true; what no editor approved says that it is a proposal. */
export function presentStatus(status: VerificationStatus, isProposed = false): StatusBadge {
  const { label, icon } = STATUS[status]
  return { name: status, label: isProposed ? `Proposed: ${label.toLowerCase()}` : label, icon, isProposed }
}

/** presentStage shows where the work stands. */
export function presentStage(stage: Stage): StageBadge {
  return { name: stage, ...stageWords[stage] }
}

/** labelOfKind says a claim's kind in words. */
export function labelOfKind(kind: ClaimKind): string {
  return KIND[kind]
}

/** WorthView is a claim's check-worthiness: percent for people, `level` (1 to 4) for the drawing. */
export interface WorthView {
  percent: number
  level: number
}

/** presentWorth shows a check-worthiness of 0..1. */
export function presentWorth(checkworthiness: number): WorthView {
  const share = Math.min(1, Math.max(0, checkworthiness))
  return { percent: Math.round(share * 100), level: Math.min(4, Math.floor(share * 4) + 1) }
}
