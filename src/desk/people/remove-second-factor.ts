import { InvalidInput, NotFound } from '../../domain/errors.js'
import type { Actor, Person } from '../../domain/permission.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'
import { confirmPassword } from './confirm-password.js'

/**
 * removeSecondFactor takes somebody else's second factor away and signs them out everywhere: signing in asks for the password
 * alone, and where their role is asked for one, they set up another before all else. Answers whether there was one.
 * Throws NotFound, NotAllowed, also of one's own: that takes one's password, see turnOffSecondFactor.
 */
export async function removeSecondFactor(desk: Desk, actor: Actor, userId: string): Promise<boolean> {
  return desk.store.write(async (tx) => {
    if (!(await tx.users.find(userId))) throw new NotFound('user', userId)
    permit(actor, 'remove_second_factor', { ownerId: userId })
    return takeAway(desk, tx, actor, userId)
  })
}

/**
 * turnOffSecondFactor does so by its person, who says their password and stays signed in in the session named. Throws
 * NotAllowed, PasswordsBusy, InvalidInput (`current`), also where their role is asked for one.
 */
export async function turnOffSecondFactor(desk: Desk, actor: Person, sessionId: string, current: string): Promise<void> {
  await confirmPassword(desk, actor.id, current)
  await desk.store.write(async (tx) => {
    permit(actor, 'manage_account', { ownerId: actor.id })
    if (await tx.secondFactors.isRequired(actor.role)) {
      throw new InvalidInput({ factor: 'Your desk asks your role for a second factor. For another phone, ask an admin to take this one away.' })
    }
    await takeAway(desk, tx, actor, actor.id, sessionId)
  })
}

async function takeAway(desk: Desk, tx: Transaction, actor: Actor, userId: string, except?: string): Promise<boolean> {
  if (!(await tx.secondFactors.remove(userId))) return false
  const endedSessions = await tx.sessions.endAll(userId, except)
  await tx.trail.append({
    id: desk.newId(),
    chain: DESK_CHAIN,
    at: desk.now(),
    actor,
    activity: 'remove_second_factor',
    subjectType: 'user',
    subjectId: userId,
    before: null,
    after: { endedSessions },
  })
  return true
}
