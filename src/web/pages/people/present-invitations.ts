import type { Invitation } from '../../../domain/invitation.js'
import type { Page } from '../../../domain/page.js'
import { presentInstant, type DateView } from '../../parts/dates.js'
import { presentField, presentSelect, summariseErrors, type ErrorSummary, type FieldView, type SelectView } from '../../parts/fields.js'
import { deskPage, ROLE_LABELS, type Frame, type PageModel } from '../../parts/page.js'
import { plural } from '../../parts/tally.js'
import { roleOptions } from './present-people.js'

/** InvitationsDrawn is what was just made, or typed and not taken. */
export interface InvitationsDrawn {
  made?: { invitation: Invitation; link: string } | null
  values?: Record<string, string>
  errors?: Record<string, string>
}

export interface InvitationsModel extends PageModel<'desk'> {
  made: { name: string; email: string; link: string; expiresAt: DateView } | null
  errors: ErrorSummary
  name: FieldView
  email: FieldView
  role: SelectView
  countLabel: string | null
  invitations: { name: string; email: string; role: string; by: string; createdAt: DateView; expiresAt: DateView; revocation: string }[]
  nextHref: string | null
}

/** presentInvitations lists the invitations that wait to be accepted, with a form for another. */
export function presentInvitations({ frame, open, count, made = null, values = {}, errors = {} }: InvitationsDrawn & {
  frame: Frame
  open: Page<Invitation>
  count: number
}): InvitationsModel {
  const name = presentField('invitation', { name: 'name', label: 'Name, as it stands in the trail', required: true }, values, errors)
  const email = presentField('invitation', { name: 'email', label: 'E-mail', required: true }, values, errors)
  const role = presentSelect('invitation', { name: 'role', label: 'Role', options: roleOptions() }, { role: 'fact-checker', ...values }, errors)
  return {
    ...deskPage(frame, 'Invitations'),
    made: made && { name: made.invitation.name, email: made.invitation.email, link: made.link, expiresAt: presentInstant(made.invitation.expiresAt) },
    errors: summariseErrors([name, email, role], errors),
    name, email, role,
    countLabel: count === 0 ? null : plural(count, 'open invitation'),
    invitations: open.items.map((invitation) => ({
      name: invitation.name, email: invitation.email, role: ROLE_LABELS[invitation.role], by: invitation.createdByName,
      createdAt: presentInstant(invitation.createdAt), expiresAt: presentInstant(invitation.expiresAt),
      revocation: `/desk/people/invitations/${invitation.id}/revocation`,
    })),
    nextHref: open.next && `/desk/people/invitations?after=${open.next}`,
  }
}
