import { acts } from '../../../domain/act.js'
import { takings, type Taking } from '../../../domain/second-check.js'
import type { Verdict } from '../../../domain/verdict.js'
import { presentStatus, type StatusBadge } from '../../parts/badges.js'
import { presentField, summariseErrors, type ErrorSummary, type FieldView } from '../../parts/fields.js'
import { presentStatusChoice, type StatusChoice } from '../../parts/status-choice.js'

/** CheckForm is a form on a second check as it was sent, drawn again. */
export interface CheckForm {
  kind: 'opinion' | 'decision' | 'cancellation'
  values: Record<string, string>
  errors: Record<string, string>
}

export interface OpinionView {
  action: string
  version: number
  label: string
  choice: StatusChoice
  rationale: FieldView
  asOf: FieldView
  errors: ErrorSummary
}

export interface AdjudicationView extends OpinionView {
  takings: { id: string; value: Taking; label: string; badge: StatusBadge | null; isChosen: boolean }[]
  takingError: string | null
  takingErrorId: string
  isThirdOpen: boolean
  note: FieldView
}

type Sent = Pick<CheckForm, 'values' | 'errors'> | null

/** presentOpinion draws the form of the second opinion, as it was sent where it could not be taken. */
export function presentOpinion(path: string, version: number, sent: Sent, today: string): OpinionView {
  const [values, errors] = [sent?.values ?? { asOf: today }, sent?.errors ?? {}]
  const fields = fieldsOf('opinion', values, errors, true)
  return {
    action: `${path}/${acts.second_check.resource}`, version, label: acts.second_check.label, ...fields,
    errors: summariseErrors([fields.choice.field, fields.rationale, fields.asOf], errors),
  }
}

/** presentAdjudication draws the form that decides between two opinions. */
export function presentAdjudication(path: string, version: number, { first, second }: { first: Verdict; second: Verdict }, sent: Sent, today: string): AdjudicationView {
  const [values, errors] = [sent?.values ?? { asOf: today }, sent?.errors ?? {}]
  const fields = fieldsOf('third', values, errors, false)
  const labels: Record<Taking, { label: string; badge: StatusBadge | null }> = {
    first: { label: `Take the first, by ${first.authorName}`, badge: presentStatus(first.status) },
    second: { label: `Take the second, by ${second.authorName}`, badge: presentStatus(second.status) },
    third: { label: 'Write a third, below', badge: null },
  }
  const taking = { ...presentField('decision', { name: 'took-first', label: 'What is taken' }, {}, {}), name: 'took', error: errors['took'] ?? null }
  const note = presentField('decision', { name: 'note', label: 'Why', hint: 'For both who checked it; it stays on the desk', required: true }, values, errors)
  return {
    action: `${path}/${acts.adjudicate.resource}`, version, label: acts.adjudicate.label, ...fields, note,
    takings: takings.map((value) => ({ id: `decision-took-${value}`, value, ...labels[value], isChosen: values['took'] === value })),
    takingError: taking.error, takingErrorId: 'decision-took-error',
    isThirdOpen: values['took'] === 'third',
    errors: summariseErrors([taking, fields.choice.field, fields.rationale, fields.asOf, note], errors),
  }
}

function fieldsOf(scope: string, values: Record<string, string>, errors: Record<string, string>, required: boolean): Pick<OpinionView, 'choice' | 'rationale' | 'asOf'> {
  return {
    choice: presentStatusChoice(scope, values, errors),
    rationale: presentField(scope, { name: 'rationale', label: 'Rationale', hint: 'For readers: what you found and where, in Markdown', required }, values, errors),
    asOf: presentField(scope, { name: 'asOf', label: 'As of', hint: 'The day on which it holds; to begin with, today in UTC', required }, values, errors),
  }
}
