import { NotFound } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'

/**
 * enableUser lets a disabled person sign in again, by the password that they had; tokens that were revoked stay so.
 * Throws NotFound, NotAllowed.
 */
export async function enableUser(desk: Desk, actor: Actor, userId: string): Promise<void> {
  await desk.store.write(async (tx) => {
    const at = desk.now()
    const account = await tx.users.account(userId, at)
    if (!account) throw new NotFound('user', userId)
    permit(actor, 'manage_users')
    if (!account.disabledAt) return
    await tx.users.disable(userId, null, at)
    // One that a sign-in began while the account was being disabled would come back to life.
    await tx.sessions.endAll(userId)
    await tx.trail.append({
      id: desk.newId(),
      chain: DESK_CHAIN,
      at,
      actor,
      activity: 'enable_user',
      subjectType: 'user',
      subjectId: userId,
      before: { disabledAt: account.disabledAt.toISOString() },
      after: { disabledAt: null },
    })
  })
}
