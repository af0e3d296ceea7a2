import { acts } from '../../../domain/act.js'
import { subjectOf, type Claim } from '../../../domain/claim.js'
import { can, type Person } from '../../../domain/permission.js'
import { isOpenStage } from '../../../domain/stage.js'
import { presentDay, type DateView } from '../../parts/dates.js'
import { presentField, presentSelect, summariseErrors, type FieldView, type SelectView } from '../../parts/fields.js'
import { addressOf, sentAs, type FormView, type OpenedCard } from './card-forms.js'

/** AssigneeView is who works on a claim, on its card. */
export interface AssigneeView {
  name: string
  isMe: boolean
  due: DateView | null
  isLate: boolean
}

export interface AssignmentView extends FormView {
  /** Whom it replaces: "" where nobody works on it. */
  from: string
  assignee: SelectView
  dueOn: FieldView
  open: boolean
  label: string
  /** More people than are listed: they are named by their e-mail address through the API. */
  leftOut: string | null
}

/** How many people the form lists. */
export const MOST_PEOPLE = 500

/** presentAssignee answers null where nobody works on it. */
export function presentAssignee({ assigneeId, assigneeName, dueOn, stage }: Claim, actor: Person | null, today: string): AssigneeView | null {
  if (assigneeId === null) return null
  const due = dueOn === null ? null : presentDay(dueOn)
  return { name: assigneeName ?? 'Somebody', isMe: assigneeId === actor?.id, due, isLate: dueOn !== null && dueOn < today && isOpenStage(stage) }
}

/** presentTake answers the address to take it at, or null where this person has it, or nobody takes it any more. */
export function presentTake(card: OpenedCard): { action: string; label: string } | null {
  const { claim, actor } = card
  if (claim.assigneeId !== null || !isOpenStage(claim.stage) || !can(actor, acts.take.may, subjectOf(claim))) return null
  return { action: addressOf(card, acts.take.resource), label: acts.take.label }
}

/** presentAssignment asks who works on a claim, and by when; `people` of the desk in order, one more than MOST_PEOPLE at most. */
export function presentAssignment(card: OpenedCard, people: Pick<Person, 'id' | 'name'>[]): AssignmentView | null {
  const { claim, actor } = card
  if (claim.stage === 'dismissed' || claim.stage === 'withdrawn' || !can(actor, acts.assign.may, subjectOf(claim))) return null
  const sent = sentAs(card, 'assignment')
  const [values, errors] = [{ assignee: claim.assigneeId ?? '', dueOn: claim.dueOn ?? '', ...sent?.values }, sent?.errors ?? {}]
  const scope = `assignment-${claim.id}`
  const listed = people.slice(0, MOST_PEOPLE)
  // Who has it stands in the list in any case.
  const has = claim.assigneeId === null || listed.some(({ id }) => id === claim.assigneeId) ? [] : [{ id: claim.assigneeId, name: claim.assigneeName ?? 'Somebody' }]
  const options = [{ value: '', label: 'Nobody' }, ...[...has, ...listed].map(({ id, name }) => ({ value: id, label: id === actor?.id ? `${name} (you)` : name }))]
  const assignee = presentSelect(scope, { name: 'assignee', label: 'Who works on it', options }, values, errors)
  const dueOn = presentField(scope, { name: 'dueOn', label: 'By when', hint: 'A day, for example 2026-03-01; may be left out' }, values, errors)
  return {
    action: addressOf(card, acts.assign.resource), from: claim.assigneeId ?? '', assignee, dueOn, open: sent !== null, label: acts.assign.label,
    leftOut: people.length > MOST_PEOPLE ? `The first ${MOST_PEOPLE} people by name are listed.` : null,
    errors: summariseErrors([assignee, dueOn], errors),
  }
}
