// What is done with the words of a claim: reworded, split, dismissed for a reason, withdrawn.
import { acts, canMove } from '../../../domain/act.js'
import { subjectOf, type Claim } from '../../../domain/claim.js'
import { dismissalReasons, dismissalWords, type DismissalReason } from '../../../domain/dismissal.js'
import { can } from '../../../domain/permission.js'
import { presentField, presentSelect, summariseErrors, type FieldView, type SelectView } from '../../parts/fields.js'
import { addressOf, sentAs, type FormView, type OpenedCard } from './card-forms.js'

export interface WordingView extends FormView {
  text: FieldView
  /** For readers, where they could see the claim. */
  note: FieldView | null
  open: boolean
}

export interface SplitView extends FormView {
  texts: FieldView
  open: boolean
}

export interface DismissalView extends FormView {
  reasons: { value: DismissalReason; label: string; isChosen: boolean }[]
  duplicateOf: SelectView | null
}

export interface WithdrawalView extends FormView {
  label: string
  note: FieldView
  open: boolean
}

/** What readers are told of a change of what they saw. */
export const NOTE_FOR_READERS = { name: 'note', label: 'Why, as readers will see it', required: true }

/** presentWording answers null where this person may not reword the claim. */
export function presentWording(card: OpenedCard): WordingView | null {
  const { claim, actor } = card
  if (claim.stage === 'withdrawn' || !can(actor, acts.reword.may, subjectOf(claim))) return null
  const sent = sentAs(card, 'wording')
  const scope = `wording-${claim.id}`
  const errors = sent?.errors ?? {}
  const text = presentField(scope, { name: 'text', label: 'Wording', hint: 'A sentence that stands alone', required: true }, sent?.values ?? { text: claim.text }, errors)
  const note = claim.publicSince === null ? null : presentField(scope, NOTE_FOR_READERS, sent?.values ?? {}, errors)
  return {
    action: addressOf(card, acts.reword.resource), text, note, open: sent !== null,
    errors: summariseErrors(note ? [text, note] : [text], errors),
  }
}

const TEXTS = {
  name: 'texts', label: 'Claims, one a line', required: true,
  hint: 'Each stands alone. A line with the wording of this claim keeps it; without one it is dismissed, and its trail leads to the others.',
}

/** presentSplit offers what the claim says besides; it answers null where this claim cannot be split by this person. */
export function presentSplit(card: OpenedCard): SplitView | null {
  const { claim, actor } = card
  if (!canMove(claim.stage, 'split_claim') || !can(actor, acts.split_claim.may, subjectOf(claim))) return null
  const sent = sentAs(card, 'split')
  const offered = [claim.text, ...claim.parts.map(({ text }) => text)].join('\n')
  const texts = presentField(`split-${claim.id}`, TEXTS, sent?.values ?? { texts: offered }, sent?.errors ?? {})
  return { action: addressOf(card, acts.split_claim.resource), texts, open: sent !== null, errors: summariseErrors([texts], sent?.errors ?? {}) }
}

/**
 * presentDismissal asks why, of a claim that is dismissed, or of which the reason could not be taken; else it answers null.
 * `alike` are claims that it may only repeat, the likeliest first.
 */
export function presentDismissal(card: OpenedCard, alike: Pick<Claim, 'id' | 'number' | 'text'>[]): DismissalView | null {
  const { claim } = card
  const sent = sentAs(card, 'dismissal')
  if (claim.stage !== 'dismissed' && sent === null) return null
  const options = alike.map(({ id, number, text }) => ({ value: id, label: `${number}: ${text}` }))
  const values = sent?.values ?? { duplicateOf: claim.duplicateOfId ?? '' }
  const duplicateOf = options.length === 0
    ? null
    : presentSelect(`dismissal-${claim.id}`, { name: 'duplicateOf', label: 'Or said by', hint: 'Of the claims around it those that share most words with it.', options: [{ value: '', label: 'another claim …' }, ...options] }, values, sent?.errors ?? {})
  return {
    action: addressOf(card, acts.dismiss.resource), duplicateOf, errors: summariseErrors(duplicateOf ? [duplicateOf] : [], sent?.errors ?? {}),
    reasons: dismissalReasons.filter((reason) => reason !== 'duplicate')
      .map((value) => ({ value, label: dismissalWords[value].label, isChosen: claim.dismissedAs === value })),
  }
}

/** presentWithdrawal takes back what readers saw, or brings it back; null where readers never saw it, or this person may not. */
export function presentWithdrawal(card: OpenedCard): WithdrawalView | null {
  const { claim, actor } = card
  const act = claim.stage === 'withdrawn' ? acts.reinstate : acts.withdraw
  if (claim.publicSince === null || !can(actor, act.may)) return null
  const sent = sentAs(card, 'withdrawal')
  const note = presentField(`withdrawal-${claim.id}`, NOTE_FOR_READERS, sent?.values ?? {}, sent?.errors ?? {})
  return { action: addressOf(card, act.resource), label: act.label, note, open: sent !== null, errors: summariseErrors([note], sent?.errors ?? {}) }
}
