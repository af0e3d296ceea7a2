import type { Invitation } from '../../../domain/invitation.js'
import { presentInstant, type DateView } from '../../parts/dates.js'
import { presentField, summariseErrors, type ErrorSummary, type FieldView } from '../../parts/fields.js'
import { readerPage, ROLE_LABELS, type Frame, type PageModel } from '../../parts/page.js'

export interface InvitationModel extends PageModel<'reader'> {
  /** "Maren Edit invites you", or "You are invited". */
  lead: string
  place: string
  name: string
  email: string
  role: string
  roleHelp: string
  expiresAt: DateView
  action: string
  errors: ErrorSummary
  password: FieldView
  /** Who is signed in here, and will not be then; null: nobody. */
  signedInAs: string | null
}

const ROLE_HELP: Record<Invitation['role'], string> = {
  'fact-checker': 'you go through articles, check their claims and propose verdicts.',
  editor: 'you check claims, decide on what others propose, and publish.',
  admin: 'you do what editors do, and look after people and rules.',
}

/** presentInvitation tells an invitation to whoever has its link; `place` is the host of the desk. */
export function presentInvitation({ frame, invitation, place, action, errors }: {
  frame: Frame
  invitation: Invitation
  place: string
  action: string
  errors: Record<string, string>
}): InvitationModel {
  const { name, email, role, createdById, createdByName, expiresAt } = invitation
  const hint = '10 characters or more; four words that do not belong together are easily kept in mind'
  const password = presentField('invitation', { name: 'password', label: 'Choose your password', hint, required: true }, {}, errors)
  return {
    ...readerPage(frame, 'Your invitation'),
    lead: createdById === null ? 'You are invited' : `${createdByName} invites you`,
    place, name, email, role: ROLE_LABELS[role], roleHelp: ROLE_HELP[role], expiresAt: presentInstant(expiresAt), action, password,
    errors: summariseErrors([password], errors),
    signedInAs: frame.actor?.name ?? null,
  }
}

export interface InvitationOverModel extends PageModel<'reader'> {
  message: string
}

/** presentInvitationOver says why a link does not work. */
export function presentInvitationOver({ frame, message }: { frame: Frame; message: string }): InvitationOverModel {
  return { ...readerPage(frame, 'This invitation does not work'), message }
}
