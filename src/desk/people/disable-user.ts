import { NotFound } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'
import { endHoldings, type Holdings } from './end-holdings.js'
import { releaseClaims } from './release-claims.js'
import { keepAnAdmin } from './keep-an-admin.js'

/**
 * disableUser keeps a person from signing in, and ends at once what they hold: their sessions, and their tokens for good.
 * What they did stays under their name; what they work on is given back. Answers what was ended, or null where they were disabled before.
 * Throws NotFound, NotAllowed, InvalidInput for the last admin.
 */
export async function disableUser(desk: Desk, actor: Actor, userId: string): Promise<Holdings | null> {
  return desk.store.write(async (tx) => {
    const at = desk.now()
    const account = await tx.users.account(userId, at)
    if (!account) throw new NotFound('user', userId)
    permit(actor, 'manage_users')
    if (account.disabledAt) return null
    await keepAnAdmin(tx, account)
    await tx.users.disable(userId, at, at)
    const ended = await endHoldings(tx, userId, at)
    const releasedClaims = await releaseClaims(desk, tx, actor, userId, at)
    await tx.trail.append({
      id: desk.newId(),
      chain: DESK_CHAIN,
      at,
      actor,
      activity: 'disable_user',
      subjectType: 'user',
      subjectId: userId,
      before: { disabledAt: null },
      after: { disabledAt: at.toISOString(), ...ended, releasedClaims },
    })
    return ended
  })
}
