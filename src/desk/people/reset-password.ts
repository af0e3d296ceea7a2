import { z } from 'zod'
import { NotFound } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permit } from '../permit.js'
import { makePassword, Password, refuseCommon } from './password.js'

export interface PasswordGiven {
  /** Left out: one is made. */
  given?: string | undefined
  /** Whether its person must choose their own before all else, and within a week. */
  mustChange?: boolean | undefined
}

/**
 * resetPassword gives somebody else another password, made here where none is given, and signs them out everywhere. Answers the
 * password, to be told this once: only a hash is kept. Throws NotFound, NotAllowed, also of one's own (see changePassword), InvalidInput.
 */
export async function resetPassword(desk: Desk, actor: Actor, userId: string, { given, mustChange = false }: PasswordGiven = {}): Promise<string> {
  // Before anything is read or hashed: who may not learns of nobody, and costs nothing.
  permit(actor, 'reset_password', { ownerId: userId })
  const person = await desk.store.users.find(userId)
  if (!person) throw new NotFound('user', userId)
  const { password } = parseInput(z.object({ password: Password }), { password: given ?? makePassword() })
  await refuseCommon(password, person)
  const hash = await desk.passwords.make(password)
  await desk.store.write(async (tx) => {
    permit(actor, 'reset_password', { ownerId: userId })
    const at = desk.now()
    await tx.users.changePassword(userId, hash, at)
    if (mustChange) await tx.users.gavePassword(userId, at)
    const endedSessions = await tx.sessions.endAll(userId)
    await tx.trail.append({
      id: desk.newId(),
      chain: DESK_CHAIN,
      at,
      actor,
      activity: 'reset_password',
      subjectType: 'user',
      subjectId: userId,
      before: null,
      after: { endedSessions },
    })
  })
  return password
}
