import { InvalidInput, NotFound } from '../../domain/errors.js'
import { roles, type Actor, type Role } from '../../domain/permission.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'

/**
 * changeRole gives a person another role, from their next request on; the one they have changes nothing.
 * Throws NotFound, NotAllowed, InvalidInput.
 */
export async function changeRole(desk: Desk, actor: Actor, userId: string, role: Role): Promise<void> {
  if (!roles.includes(role)) throw new InvalidInput({ role: `A role is one of ${roles.join(', ')}.` })
  await desk.store.write(async (tx) => {
    const user = await tx.users.find(userId)
    if (!user) throw new NotFound('user', userId)
    permit(actor, 'manage_users')
    if (user.role === role) return
    const at = desk.now()
    await tx.users.changeRole(userId, role, at)
    await tx.trail.append({
      id: desk.newId(),
      chain: DESK_CHAIN,
      at,
      actor,
      activity: 'change_role',
      subjectType: 'user',
      subjectId: userId,
      before: { role: user.role },
      after: { role },
    })
  })
}
