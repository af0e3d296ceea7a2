import { acts, canMove } from '../../../domain/act.js'
import { subjectOf, type Claim } from '../../../domain/claim.js'
import { SecondCheckOpen } from '../../../domain/errors.js'
import { can, type Person } from '../../../domain/permission.js'
import { restsOnEvidence, standingVerdict, type Verdict } from '../../../domain/verdict.js'
import { presentField, summariseErrors, type FieldView } from '../../parts/fields.js'
import { renderMarkdown, type SafeHtml } from '../../parts/markdown.js'
import { presentStatusChoice, type StatusChoice } from '../../parts/status-choice.js'
import { presentVerdict, type VerdictView } from '../../parts/verdicts.js'
import { addressOf, sentAs, type FormView, type OpenedCard } from './card-forms.js'

export interface VerdictFormView extends FormView {
  version: number
  heading: string
  choice: StatusChoice
  rationale: FieldView
  /** Asked where nothing is pinned to the claim. */
  withoutEvidence: FieldView | null
  deskNote: FieldView & { isOpen: boolean }
  asOf: FieldView
  recheckOn: FieldView
  preview: SafeHtml | null
  previewId: string
}

export interface DecisionView extends FormView {
  version: number
  verdict: VerdictView
  /** Where the two buttons lead, or null where this person cannot decide. */
  may: { approval: string; return: string; note: FieldView } | null
  /** To approve one's own, for an admin; null for everybody else. */
  emergency: EmergencyView | null
  waitsFor: string
  /** To the second check that it waits for, or to ask for one; null where this person may not. */
  secondCheck: { href: string; label: string } | null
  /** That a status which has to be shown rests on nothing, where nobody said why. */
  isUnfounded: boolean
}

interface EmergencyView extends FormView {
  version: number
  label: string
  reason: FieldView
  isOpen: boolean
}

/** presentVerdictForm answers null where no verdict can be proposed on the claim now. */
export function presentVerdictForm(card: OpenedCard): VerdictFormView | null {
  const { claim, today } = card
  if (!canMove(claim.stage, 'propose_verdict') || claim.secondCheckId !== null) return null
  const sent = sentAs(card, 'verdict')
  const scope = `verdict-${claim.id}`
  const values = sent?.values ?? { asOf: today }
  const errors = sent?.errors ?? {}
  const rationale = presentField(
    scope, { name: 'rationale', label: 'Rationale', hint: 'For readers: what you found and where, in Markdown', required: true },
    values, errors,
  )
  const asOf = presentField(scope, { name: 'asOf', label: 'As of', hint: 'The day on which it holds; to begin with, today in UTC', required: true }, values, errors)
  const recheckOn = presentField(scope, RECHECK_ON, values, errors)
  const deskNote = presentField(scope, DESK_NOTE, values, errors)
  // What was typed stays, though evidence is there now.
  const asks = card.evidence.length === 0 || Boolean(values['withoutEvidence'])
  const withoutEvidence = asks ? presentField(scope, WITHOUT_EVIDENCE, values, errors) : null
  const choice = presentStatusChoice(scope, values, errors)
  return {
    action: addressOf(card, acts.propose_verdict.resource),
    version: claim.version,
    heading: claim.verdicts.length > 0 ? 'Propose another verdict' : 'Propose a verdict',
    errors: summariseErrors([choice.field, rationale, ...(withoutEvidence ? [withoutEvidence] : []), deskNote, asOf, recheckOn], errors),
    choice,
    rationale,
    withoutEvidence,
    deskNote: { ...deskNote, isOpen: deskNote.value !== '' || deskNote.error !== null },
    asOf,
    recheckOn,
    preview: values.preview ? renderMarkdown(values.rationale ?? '') : null,
    previewId: `${scope}-preview`,
  }
}

const WITHOUT_EVIDENCE = {
  name: 'withoutEvidence', label: 'Why there is no evidence',
  hint: 'Nothing is pinned to this claim. Pin it first, or say why not; unverified and unverifiable need neither.',
}
const DESK_NOTE = { name: 'deskNote', label: 'Note for the desk', hint: 'In Markdown; readers never see it' }
const RECHECK_ON = { name: 'recheckOn', label: 'Look again on', hint: 'Where it can go stale' }

/** presentDecision shows the verdict that waits for an editor, and to whom who may decide it the two buttons; null where none waits. */
export function presentDecision(card: OpenedCard): DecisionView | null {
  const { claim, actor, query } = card
  const verdict = standingVerdict(claim.verdicts)
  if (claim.stage !== 'awaiting_approval' || verdict === null) return null
  const sent = sentAs(card, 'return')
  const note = presentField(
    `decision-${claim.id}`, { name: 'note', label: 'Note', hint: 'Needed to return it' },
    sent?.values ?? {}, sent?.errors ?? {},
  )
  const base = `/desk/verdicts/${verdict.id}`
  const mayDecide = can(actor, 'decide_verdict', { authorId: verdict.authorId }) && claim.secondCheckId === null
  return {
    action: `${base}/approval${query}`,
    version: claim.version,
    verdict: presentVerdict(verdict),
    may: mayDecide ? { approval: `${base}/approval${query}`, return: `${base}/return${query}`, note } : null,
    emergency: presentEmergency(card, verdict),
    isUnfounded: restsOnEvidence(verdict.status) && card.evidence.length === 0 && verdict.withoutEvidence === null,
    secondCheck: presentWayToCheck(claim, verdict, actor),
    waitsFor: claim.secondCheckId !== null ? new SecondCheckOpen(claim).message : can(actor, 'decide_verdict') ? 'Another editor decides on your verdict.' : 'An editor decides on it.',
    errors: summariseErrors([note], sent?.errors ?? {}),
  }
}

function presentEmergency(card: OpenedCard, { id, authorId }: Verdict): EmergencyView | null {
  const { claim, actor, query } = card
  if (claim.secondCheckId !== null || !can(actor, acts.approve_own.may, { authorId })) return null
  const sent = sentAs(card, 'emergency')
  const reason = presentField(
    `emergency-${claim.id}`, { name: 'emergency', label: 'Why no other editor can decide on it now', hint: 'For the desk, and for ever', required: true },
    sent?.values ?? {}, sent?.errors ?? {},
  )
  return {
    action: `/desk/verdicts/${id}/${acts.approve_own.resource}${query}`, version: claim.version, label: acts.approve_own.label, reason, isOpen: sent !== null,
    errors: summariseErrors([reason], sent?.errors ?? {}),
  }
}

function presentWayToCheck(claim: Claim, { authorId }: Verdict, actor: Person | null): DecisionView['secondCheck'] {
  if (claim.secondCheckId !== null) return { href: `/desk/second-checks/${claim.secondCheckId}`, label: 'The second check' }
  if (!can(actor, acts.ask_second_check.may, { ...subjectOf(claim), authorId })) return null
  return { href: `/desk/claims/${claim.id}/${acts.ask_second_check.resource}`, label: 'Ask for a blind second check …' }
}
