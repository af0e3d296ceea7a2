import { z } from 'zod'
import { InvalidInput, InvitationOver } from '../../domain/errors.js'
import { stateOf, type Invitation } from '../../domain/invitation.js'
import { can, type Actor, type Person } from '../../domain/permission.js'
import type { Reader } from '../../storage/store.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permit } from '../permit.js'
import { invitationHash } from './invite-person.js'
import { Password, refuseCommon } from './password.js'

/** openInvitation answers the invitation that a link is of, while it can be accepted. Throws InvitationOver. */
export async function openInvitation(store: Reader, secret: string, at: Date): Promise<Invitation> {
  const invitation = await store.invitations.findByHash(invitationHash(secret))
  if (!invitation) throw new InvitationOver('unknown')
  const state = stateOf(invitation, at)
  if (state !== 'open') throw new InvitationOver(state)
  if (!(await isBacked(store, invitation, at))) throw new InvitationOver('unbacked')
  return invitation
}

// Nobody comes here by the word of somebody who may not let people in any more; that of the command line stays good.
async function isBacked(store: Reader, { createdById }: Invitation, at: Date): Promise<boolean> {
  if (createdById === null) return true
  const account = await store.users.account(createdById, at)
  return account !== null && account.disabledAt === null && can(account.person, 'manage_users')
}

/**
 * acceptInvitation makes the account that somebody was invited to, with the password that they chose. `actor` is the program: whoever
 * follows a link is nobody yet. Throws InvitationOver, InvalidInput, PasswordsBusy, NotAllowed.
 */
export async function acceptInvitation(desk: Desk, actor: Actor, secret: string, input: { password: string }): Promise<Person> {
  // Before anything is hashed.
  permit(actor, 'take_invitations')
  const { email, name } = await openInvitation(desk.store, secret, desk.now())
  const { password } = parseInput(z.object({ password: Password }), input)
  await refuseCommon(password, { email, name })
  const hash = await desk.passwords.make(password)
  return desk.store.write(async (tx) => {
    permit(actor, 'take_invitations')
    const at = desk.now()
    const { id, role, createdByName } = await openInvitation(tx, secret, at)
    if (await tx.users.findByEmail(email)) throw new InvalidInput({ password: `There is an account for ${email} already: sign in with its password.` })
    const person: Person = { id: desk.newId(), email, name, role }
    if (!(await tx.invitations.accept(id, person.id, at))) throw new InvitationOver('accepted')
    await tx.users.insert(person, hash, desk.newId(), at)
    await tx.trail.append({
      id: desk.newId(), chain: DESK_CHAIN, at, actor: person, activity: 'accept_invitation', subjectType: 'user', subjectId: person.id,
      before: null, after: { email, name, role, invitation: id, invitedBy: createdByName },
    })
    return person
  })
}
