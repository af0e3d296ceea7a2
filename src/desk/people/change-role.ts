import { InvalidInput, NotFound } from '../../domain/errors.js'
import { roles, type Actor, type Role } from '../../domain/permission.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'
import { endHoldings } from './end-holdings.js'
import { keepAnAdmin } from './keep-an-admin.js'

/**
 * changeRole gives a person another role, from their next request on; the one they have changes nothing. To a lesser role
 * what they hold ends: they sign in again, and their tokens are revoked.
 * Throws NotFound, NotAllowed, InvalidInput, also for the last admin.
 */
export async function changeRole(desk: Desk, actor: Actor, userId: string, role: Role): Promise<void> {
  if (!roles.includes(role)) throw new InvalidInput({ role: `A role is one of ${roles.join(', ')}.` })
  await desk.store.write(async (tx) => {
    const at = desk.now()
    const account = await tx.users.account(userId, at)
    if (!account) throw new NotFound('user', userId)
    permit(actor, 'manage_users')
    const before = account.person.role
    if (before === role) return
    const isLess = roles.indexOf(role) < roles.indexOf(before)
    if (isLess) await keepAnAdmin(tx, account)
    await tx.users.changeRole(userId, role, at)
    const ended = isLess ? await endHoldings(tx, userId, at) : {}
    await tx.trail.append({
      id: desk.newId(),
      chain: DESK_CHAIN,
      at,
      actor,
      activity: 'change_role',
      subjectType: 'user',
      subjectId: userId,
      before: { role: before },
      after: { role, ...ended },
    })
  })
}
