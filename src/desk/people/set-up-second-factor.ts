import { SETTING_UP_MS, type SecondFactor } from '../../domain/account.js'
import { InvalidInput } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'
import { confirmPassword } from './confirm-password.js'
import type { SecondFactorCodes } from './second-factor-codes.js'

const HAS_ONE = 'You have a second factor already. Turn it off first to set up another.'

/** isBeingSetUp says whether a second factor waits for the first code of its person's app. */
export function isBeingSetUp(factor: SecondFactor | null, at: Date): factor is SecondFactor {
  return factor !== null && !factor.verified && at.getTime() - factor.createdAt.getTime() < SETTING_UP_MS
}

/**
 * beginSecondFactor makes what an app's codes are made of, for its person to see; signing in does not ask for it until
 * setUpSecondFactor. Throws NotAllowed, PasswordsBusy, InvalidInput (`current`), also where there is one already.
 */
export async function beginSecondFactor(
  desk: Desk, actor: Actor, userId: string, codes: SecondFactorCodes, current: string,
): Promise<void> {
  permit(actor, 'manage_account', { ownerId: userId })
  await confirmPassword(desk, userId, current)
  const secret = await codes.make()
  await desk.store.write(async (tx) => {
    permit(actor, 'manage_account', { ownerId: userId })
    if ((await tx.secondFactors.ofUser(userId))?.verified) throw new InvalidInput({ factor: HAS_ONE })
    await tx.secondFactors.begin(desk.newId(), { userId, secret, backupCodes: '' }, desk.now())
  })
}

/**
 * setUpSecondFactor asks for a second factor at every sign-in from now on, once its person shows by a code that they hold it,
 * and signs them out everywhere but in the session named. Answers the backup codes, to be told this once: only hashes are kept.
 * Throws NotAllowed, InvalidInput (`code`), also where nothing is being set up any more.
 */
export async function setUpSecondFactor(
  desk: Desk, actor: Actor, userId: string, sessionId: string, codes: SecondFactorCodes, code: string,
): Promise<string[]> {
  const backup = await codes.makeBackupCodes()
  return desk.store.write(async (tx) => {
    permit(actor, 'manage_account', { ownerId: userId })
    const at = desk.now()
    const factor = await tx.secondFactors.ofUser(userId)
    if (!isBeingSetUp(factor, at)) throw new InvalidInput({ code: 'This took too long, or was done in another tab. Begin again.' })
    const step = await codes.stepOf(factor.secret, code.replace(/\s/g, ''), at)
    if (step === null) throw new InvalidInput({ code: 'This is not the code that the app shows now. Wait for its next one; if that is refused too, look whether the phone’s clock is right.' })
    await tx.secondFactors.confirm(userId, step, backup.sealed, at)
    const endedSessions = await tx.sessions.endAll(userId, sessionId)
    await tx.trail.append({
      id: desk.newId(),
      chain: DESK_CHAIN,
      at,
      actor,
      activity: 'set_up_second_factor',
      subjectType: 'user',
      subjectId: userId,
      before: null,
      after: { endedSessions },
    })
    return backup.codes
  })
}
