import { EVERYWHERE, type Session } from '../../../domain/account.js'
import type { Person } from '../../../domain/permission.js'
import { presentField, presentSelect, type FieldView, type SelectView } from '../../parts/fields.js'
import { deskPage, ROLE_LABELS, type Frame, type PageModel } from '../../parts/page.js'
import type { DigestView } from './present-digest.js'
import { presentSession, type SessionView } from '../../parts/sessions.js'

export interface AccountModel extends PageModel<'desk'> {
  name: string
  email: string
  role: string
  hasSecondFactor: boolean
  current: FieldView
  password: FieldView
  digest: DigestView
  sessions: SessionView[]
  /** Which session to end, and the password that it takes. */
  session: SelectView
  confirmation: FieldView
}

/** AccountForm is a form of this page that was not taken, with what was chosen in it and what is wrong. */
export interface AccountForm {
  name: 'password' | 'sessions'
  values: Record<string, string>
  errors: Record<string, string>
}

/** presentAccount shows a person their own account: who they are here, their password, and where they are signed in. */
export function presentAccount({ frame, person, hasSecondFactor, sessions, sessionId, digest, form }: {
  frame: Frame
  person: Person
  hasSecondFactor: boolean
  sessions: Session[]
  sessionId: string
  digest: DigestView
  form: AccountForm | null
}): AccountModel {
  const errorsOf = (name: AccountForm['name']) => (form?.name === name ? form.errors : {})
  const shown = sessions.map((session) => presentSession(session, sessionId))
  return {
    ...deskPage(frame, 'Your account'),
    name: person.name,
    email: person.email,
    role: ROLE_LABELS[person.role],
    hasSecondFactor,
    ...passwordFields(errorsOf('password')),
    digest,
    sessions: shown,
    session: presentSelect('sessions', { name: 'session', label: 'Sign out', options: optionsOf(shown) }, form?.values ?? {}, errorsOf('sessions')),
    confirmation: presentField('sessions', { name: 'current', label: 'Your password', required: true }, {}, errorsOf('sessions')),
  }
}

export interface OwnPasswordModel extends PageModel<'desk'> {
  current: FieldView
  password: FieldView
}

/** presentOwnPassword asks a person whose password somebody else made for one of their own. */
export function presentOwnPassword({ frame, form }: { frame: Frame; form: AccountForm | null }): OwnPasswordModel {
  return { ...deskPage(frame, 'Choose your password'), ...passwordFields(form?.errors ?? {}) }
}

function passwordFields(errors: Record<string, string>): { current: FieldView; password: FieldView } {
  const hint = '10 characters or more; four words that do not belong together are easily kept in mind'
  return {
    current: presentField('account', { name: 'current', label: 'Password now', required: true }, {}, errors),
    password: presentField('account', { name: 'password', label: 'New password', hint, required: true }, {}, errors),
  }
}

function optionsOf(sessions: SessionView[]): { value: string; label: string }[] {
  const others = sessions.filter(({ isThisOne }) => !isThisOne)
  const nameOf = ({ device, address, seenAt }: SessionView) => `${device} at ${address}, last seen about ${seenAt.label}`
  return [{ value: EVERYWHERE, label: 'Everywhere, here too' }, ...others.map((one) => ({ value: one.id, label: nameOf(one) }))]
}
