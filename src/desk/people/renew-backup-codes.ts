import { InvalidInput } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'
import { confirmPassword } from './confirm-password.js'
import type { SecondFactorCodes } from './second-factor-codes.js'

/**
 * renewBackupCodes gives a person other backup codes; those they had work no more. Answers them, to be told this once.
 * Throws NotAllowed, PasswordsBusy, InvalidInput (`current`), also where they have no second factor.
 */
export async function renewBackupCodes(
  desk: Desk, actor: Actor, userId: string, codes: SecondFactorCodes, current: string,
): Promise<string[]> {
  permit(actor, 'manage_account', { ownerId: userId })
  await confirmPassword(desk, userId, current)
  const backup = await codes.makeBackupCodes()
  await desk.store.write(async (tx) => {
    permit(actor, 'manage_account', { ownerId: userId })
    if (!(await tx.secondFactors.ofUser(userId))?.verified) throw new InvalidInput({ factor: 'You have no second factor. Set one up first.' })
    await tx.secondFactors.changeBackupCodes(userId, backup.sealed)
    await tx.trail.append({
      id: desk.newId(),
      chain: DESK_CHAIN,
      at: desk.now(),
      actor,
      activity: 'renew_backup_codes',
      subjectType: 'user',
      subjectId: userId,
      before: null,
      after: null,
    })
  })
  return backup.codes
}
