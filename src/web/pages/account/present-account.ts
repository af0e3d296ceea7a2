import type { Session } from '../../../domain/account.js'
import type { Person } from '../../../domain/permission.js'
import { presentField, type FieldView } from '../../parts/fields.js'
import { deskPage, ROLE_LABELS, type Frame, type PageModel } from '../../parts/page.js'
import { presentSession, type SessionView } from '../../parts/sessions.js'

export interface AccountModel extends PageModel<'desk'> {
  name: string
  email: string
  role: string
  current: FieldView
  password: FieldView
  sessions: SessionView[]
  hasOthers: boolean
}

/** presentAccount shows a person their own account: who they are here, their password, and where they are signed in. */
export function presentAccount({ frame, person, sessions, sessionId, errors = {} }: {
  frame: Frame
  person: Person
  sessions: Session[]
  sessionId: string
  errors?: Record<string, string>
}): AccountModel {
  const hint = '10 characters or more; four words that do not belong together are easily kept in mind'
  return {
    ...deskPage(frame, 'Your account'),
    name: person.name,
    email: person.email,
    role: ROLE_LABELS[person.role],
    current: presentField('account', { name: 'current', label: 'Password now', required: true }, {}, errors),
    password: presentField('account', { name: 'password', label: 'New password', hint, required: true }, {}, errors),
    sessions: sessions.map((session) => presentSession(session, sessionId)),
    hasOthers: sessions.length > 1,
  }
}
