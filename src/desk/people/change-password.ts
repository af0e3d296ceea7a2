import { z } from 'zod'
import { InvalidInput, NotFound } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permit } from '../permit.js'
import { confirmPassword } from './confirm-password.js'
import { Password, refuseCommon } from './password.js'

const Change = z.object({ current: z.string(), password: Password })

/**
 * changePassword gives a person the password that they chose, and signs them out everywhere but in the session named.
 * Throws NotAllowed, NotFound, PasswordsBusy, InvalidInput, also where `current` is not the one they have.
 */
export async function changePassword(desk: Desk, actor: Actor, userId: string, sessionId: string, input: z.input<typeof Change>): Promise<void> {
  const { current, password } = parseInput(Change, input)
  permit(actor, 'manage_account', { ownerId: userId })
  const person = await desk.store.users.find(userId)
  if (!person) throw new NotFound('user', userId)
  const known = await confirmPassword(desk, userId, current)
  if (password === current) throw new InvalidInput({ password: 'This is the password that you have. Choose another.' })
  await refuseCommon(password, person)
  const hash = await desk.passwords.make(password)
  await desk.store.write(async (tx) => {
    permit(actor, 'manage_account', { ownerId: userId })
    // Somebody else may have given them another one meanwhile.
    if ((await tx.users.passwordHash(userId)) !== known) throw new InvalidInput({ current: 'This is not your password any more.' })
    const at = desk.now()
    await tx.users.changePassword(userId, hash, at)
    const endedSessions = await tx.sessions.endAll(userId, sessionId)
    await tx.trail.append({
      id: desk.newId(),
      chain: DESK_CHAIN,
      at,
      actor,
      activity: 'change_password',
      subjectType: 'user',
      subjectId: userId,
      before: null,
      after: { endedSessions },
    })
  })
}
