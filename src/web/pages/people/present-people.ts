import type { Account } from '../../../domain/account.js'
import type { Page } from '../../../domain/page.js'
import { roles, type Role } from '../../../domain/permission.js'
import { presentField, presentSelect, summariseErrors, type ErrorSummary, type FieldView, type SelectView } from '../../parts/fields.js'
import { inFull } from '../../parts/tally.js'
import { deskPage, ROLE_LABELS, type Frame, type PageModel } from '../../parts/page.js'

export interface PeopleModel extends PageModel<'desk'> {
  people: { href: string; name: string; email: string; role: string; isDisabled: boolean; hasSecondFactor: boolean; holdings: string }[]
  nextHref: string | null
  /** How many invitations wait; null where none does. */
  openInvitations: string | null
  /** Of which roles a second factor is asked. */
  required: { role: string; label: string; isRequired: boolean }[]
  errors: ErrorSummary
  name: FieldView
  email: FieldView
  role: SelectView
}

/** presentPeople lists who has an account, with a form for another. `values` were typed. */
export function presentPeople({ frame, people, required, openInvitations, values = {}, errors = {} }: {
  frame: Frame
  people: Page<Account>
  required: ReadonlyMap<Role, Date>
  openInvitations: number
  values?: Record<string, string>
  errors?: Record<string, string>
}): PeopleModel {
  const name = presentField('person', { name: 'name', label: 'Name, as it stands in the trail', required: true }, values, errors)
  const email = presentField('person', { name: 'email', label: 'E-mail', required: true }, values, errors)
  const role = presentSelect('person', { name: 'role', label: 'Role', options: roleOptions() }, { role: 'fact-checker', ...values }, errors)
  return {
    ...deskPage(frame, 'People'),
    people: people.items.map(({ person, disabledAt, secondFactorSince, sessionCount, tokenCount }) => ({
      href: `/desk/people/${person.id}`,
      name: person.name,
      email: person.email,
      role: ROLE_LABELS[person.role],
      isDisabled: disabledAt !== null,
      hasSecondFactor: secondFactorSince !== null,
      holdings: `${countOf(sessionCount, 'session')}, ${countOf(tokenCount, 'token')}`,
    })),
    required: roles.map((role) => ({ role, label: ROLES_LABELS[role], isRequired: required.has(role) })),
    openInvitations: openInvitations === 0 ? null : `${inFull(openInvitations)} open`,
    nextHref: people.next && `/desk/people?after=${people.next}`,
    errors: summariseErrors([name, email, role], errors),
    name,
    email,
    role,
  }
}

const ROLES_LABELS: Record<Role, string> = { 'fact-checker': 'Fact-checkers', editor: 'Editors', admin: 'Admins' }

/** roleOptions are the roles to choose from. */
export function roleOptions(): { value: string; label: string }[] {
  return roles.map((role) => ({ value: role, label: ROLE_LABELS[role] }))
}

/** countOf says how many: "1 token", "2 tokens". */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
