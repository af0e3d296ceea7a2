import { createHash, randomBytes } from 'node:crypto'
import { InvalidInput, NotFound } from '../../domain/errors.js'
import { INVITATION_MS, type Invitation } from '../../domain/invitation.js'
import type { Actor } from '../../domain/permission.js'
import type { Transaction } from '../../storage/store.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permit } from '../permit.js'
import { NewPerson } from './add-user.js'

const Invited = NewPerson.pick({ email: true, name: true, role: true })

const SECRET_BYTES = 32

/** invitationHash answers what is kept of an invitation's secret and looked up: its SHA-256 in hex. It is random, so it needs no salt. */
export function invitationHash(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex')
}

/** pathOfInvitation is where the link of an invitation leads. */
export function pathOfInvitation(secret: string): string {
  return `/invitations/${secret}`
}

/**
 * invitePerson makes a link by which somebody makes their own account, once and within a week; one that they had before works no more.
 * `secret` (43 characters) is answered this once: only its hash is kept. Throws NotAllowed, InvalidInput, also where the e-mail address
 * has an account.
 */
export async function invitePerson(desk: Desk, actor: Actor, input: Record<'email' | 'name' | 'role', string>): Promise<{ invitation: Invitation; secret: string }> {
  permit(actor, 'manage_users')
  const { email, name, role } = parseInput(Invited, input)
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  return desk.store.write(async (tx) => {
    permit(actor, 'manage_users')
    if (await tx.users.findByEmail(email)) throw new InvalidInput({ email: `There is an account for ${email} already.` })
    const at = desk.now()
    for (const older of await tx.invitations.openFor(email, at)) await takeBack(desk, tx, actor, older, at)
    const invitation: Invitation = {
      id: desk.newId(), email, name, role, createdById: actor.id, createdByName: actor.name, createdAt: at,
      expiresAt: new Date(at.getTime() + INVITATION_MS), acceptedAt: null, userId: null, revokedAt: null,
    }
    await tx.invitations.insert(invitation, invitationHash(secret))
    await tx.trail.append({
      id: desk.newId(), chain: DESK_CHAIN, at, actor, activity: 'invite', subjectType: 'invitation', subjectId: invitation.id,
      before: null, after: { email, name, role, expiresAt: invitation.expiresAt.toISOString() },
    })
    return { invitation, secret }
  })
}

/** revokeInvitation has the link of an invitation work no more; one that is over stays as it is. Throws NotFound, NotAllowed. */
export async function revokeInvitation(desk: Desk, actor: Actor, id: string): Promise<void> {
  await desk.store.write(async (tx) => {
    permit(actor, 'manage_users')
    const invitation = await tx.invitations.find(id)
    if (!invitation) throw new NotFound('invitation', id)
    await takeBack(desk, tx, actor, invitation, desk.now())
  })
}

async function takeBack(desk: Desk, tx: Transaction, actor: Actor, { id, email }: Invitation, at: Date): Promise<void> {
  if (!(await tx.invitations.revoke(id, at))) return
  await tx.trail.append({
    id: desk.newId(), chain: DESK_CHAIN, at, actor, activity: 'revoke_invitation', subjectType: 'invitation', subjectId: id,
    before: { revokedAt: null }, after: { email, revokedAt: at.toISOString() },
  })
}
