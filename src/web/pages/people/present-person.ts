import type { Account, Session } from '../../../domain/account.js'
import type { Event } from '../../../domain/event.js'
import type { Page } from '../../../domain/page.js'
import { presentInstant, type DateView } from '../../parts/dates.js'
import { presentSelect, type SelectView } from '../../parts/fields.js'
import { deskPage, ROLE_LABELS, type Frame, type PageModel } from '../../parts/page.js'
import { presentSession, type SessionView } from '../../parts/sessions.js'
import { presentTrail, type TrailLine } from '../../parts/trail.js'
import { countOf, roleOptions } from './present-people.js'

export interface PersonModel extends PageModel<'desk'> {
  name: string
  email: string
  roleLabel: string
  since: DateView
  disabledAt: DateView | null
  /** Since when they have been asked for a code too. */
  secondFactorSince: DateView | null
  /** Whether their role is asked for a second factor. */
  isRequired: boolean
  /** Whether the admin looks at their own account. */
  isOneself: boolean
  /** Whether they have yet to choose a password of their own. */
  hasGivenPassword: boolean
  /** What was just made, shown this once. */
  password: string | null
  error: string | null
  role: SelectView
  sessions: SessionView[]
  sessionsLabel: string
  tokensLabel: string
  trail: TrailLine[]
  nextHref: string | null
  /** Where its forms go. */
  base: string
}

/** presentPerson shows an account to an admin: what its person holds, what happened, and what can be done about it. */
export function presentPerson({ frame, account, isRequired, sessions, trail, password = null, error = null }: {
  frame: Frame
  account: Account
  isRequired: boolean
  sessions: Session[]
  /** Newest first. */
  trail: Page<Event>
  password?: string | null
  error?: string | null
}): PersonModel {
  const { person, createdAt, disabledAt, secondFactorSince, passwordGivenAt, tokenCount } = account
  const base = `/desk/people/${person.id}`
  return {
    ...deskPage(frame, person.name),
    name: person.name,
    email: person.email,
    roleLabel: ROLE_LABELS[person.role],
    since: presentInstant(createdAt),
    disabledAt: disabledAt && presentInstant(disabledAt),
    secondFactorSince: secondFactorSince && presentInstant(secondFactorSince),
    isRequired,
    isOneself: frame.actor?.id === person.id,
    hasGivenPassword: passwordGivenAt !== null,
    password,
    error,
    role: presentSelect('person', { name: 'role', label: 'Role', options: roleOptions() }, { role: person.role }, {}),
    sessions: sessions.map((session) => presentSession(session, null)),
    sessionsLabel: countOf(sessions.length, 'session'),
    tokensLabel: countOf(tokenCount, 'token'),
    trail: presentTrail([...trail.items].reverse()),
    nextHref: trail.next && `${base}?after=${trail.next}`,
    base,
  }
}
