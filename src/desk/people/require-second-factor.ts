import { InvalidInput } from '../../domain/errors.js'
import { roles, type Actor, type Role } from '../../domain/permission.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'

/**
 * requireSecondFactor asks everybody of these roles, and of no other, for a second factor from their next request on: who has
 * none sets one up before all else. Throws NotAllowed, InvalidInput.
 */
export async function requireSecondFactor(desk: Desk, actor: Actor, of: readonly string[]): Promise<void> {
  const unknown = of.find((name) => !roles.some((role) => role === name))
  if (unknown !== undefined) throw new InvalidInput({ role: `A role is one of ${roles.join(', ')}.` })
  await changeRoles(desk, actor, (role) => of.includes(role))
}

/** requireOfRole is requireSecondFactor for one role; the others stay as they are. */
export async function requireOfRole(desk: Desk, actor: Actor, role: Role, isRequired: boolean): Promise<void> {
  await changeRoles(desk, actor, (name, was) => (name === role ? isRequired : was))
}

async function changeRoles(desk: Desk, actor: Actor, isToBe: (role: Role, was: boolean) => boolean): Promise<void> {
  await desk.store.write(async (tx) => {
    permit(actor, 'manage_users')
    const at = desk.now()
    const before = await tx.secondFactors.required()
    for (const role of roles) {
      const isRequired = isToBe(role, before.has(role))
      if (isRequired === before.has(role)) continue
      await tx.secondFactors.require(role, isRequired ? at : null)
      await tx.trail.append({
        id: desk.newId(),
        chain: DESK_CHAIN,
        at,
        actor,
        activity: isRequired ? 'require_second_factor' : 'waive_second_factor',
        subjectType: 'role',
        subjectId: role,
        before: null,
        after: null,
      })
    }
  })
}
