import type { Claim } from '../../../domain/claim.js'
import type { PinnedEvidence } from '../../../domain/evidence.js'
import type { Person } from '../../../domain/permission.js'
import type { ErrorSummary } from '../../parts/fields.js'

export const formKinds = ['wording', 'verdict', 'comment', 'return', 'emergency', 'withdrawal', 'split', 'dismissal', 'attribution', 'anchors', 'evidence', 'assignment'] as const
export type FormKind = (typeof formKinds)[number]

/** WorkspaceForm is a form as it was sent, drawn again; a value named `preview` shows its rationale as it would read. */
export interface WorkspaceForm {
  kind: FormKind
  values: Record<string, string>
  errors: Record<string, string>
}

/** FormView is where a form is sent, and what was wrong with it. */
export interface FormView {
  action: string
  errors: ErrorSummary
}

/** OpenedCard is what the forms of an opened card are drawn from. */
export interface OpenedCard {
  claim: Claim
  /** What is pinned to it, in order. */
  evidence: PinnedEvidence[]
  actor: Person | null
  form: WorkspaceForm | null
  /** The filter of the page, as the query of its address: "" or "?…". */
  query: string
  /** YYYY-MM-DD, in UTC. */
  today: string
}

/** sentAs answers the form as it was sent, where it is of this kind. */
export function sentAs({ form }: OpenedCard, kind: FormKind): WorkspaceForm | null {
  return form?.kind === kind ? form : null
}

/** addressOf answers where a form of this card is sent, by the last part of its address. */
export function addressOf({ claim, query }: OpenedCard, resource: string): string {
  return `/desk/claims/${claim.id}/${resource}${query}`
}
