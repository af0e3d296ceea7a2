import { EVERYWHERE } from '../../domain/account.js'
import { NotFound } from '../../domain/errors.js'
import type { Actor, Person } from '../../domain/permission.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'
import { confirmPassword } from './confirm-password.js'

/**
 * endSessions signs a person out everywhere, or everywhere but in the session named `except`; answers out of how many.
 * Tokens stay. People do it for themselves, admins for anybody. Throws NotFound, NotAllowed.
 */
export async function endSessions(desk: Desk, actor: Actor, userId: string, except?: string): Promise<number> {
  return desk.store.write(async (tx) => {
    if (!(await tx.users.find(userId))) throw new NotFound('user', userId)
    permit(actor, 'end_sessions', { ownerId: userId })
    const ended = await tx.sessions.endAll(userId, except)
    if (ended > 0) await tx.trail.append({ ...line(desk, actor, userId), after: { endedSessions: ended } })
    return ended
  })
}

/** endSession signs a person out of one session. Throws NotFound, also where it is another person's; NotAllowed. */
export async function endSession(desk: Desk, actor: Actor, userId: string, sessionId: string): Promise<void> {
  await desk.store.write(async (tx) => {
    permit(actor, 'end_sessions', { ownerId: userId })
    if (!(await tx.sessions.end(userId, sessionId))) throw new NotFound('session', sessionId)
    await tx.trail.append({ ...line(desk, actor, userId), after: { endedSessions: 1 } })
  })
}

/**
 * endOwnSessions signs a person out of one session, or of all of them, where they say their password: whoever finds a browser
 * left open must not get its person out of the others. Throws NotFound, NotAllowed, PasswordsBusy, InvalidInput (`current`).
 */
export async function endOwnSessions(desk: Desk, actor: Person, sessionId: string, current: string): Promise<void> {
  await confirmPassword(desk, actor.id, current)
  if (sessionId === EVERYWHERE) await endSessions(desk, actor, actor.id)
  else await endSession(desk, actor, actor.id, sessionId)
}

function line(desk: Desk, actor: Actor, userId: string) {
  return {
    id: desk.newId(),
    chain: DESK_CHAIN,
    at: desk.now(),
    actor,
    activity: 'end_sessions',
    subjectType: 'user',
    subjectId: userId,
    before: null,
  } as const
}
