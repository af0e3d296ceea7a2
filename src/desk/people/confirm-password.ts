import { InvalidInput } from '../../domain/errors.js'
import type { Desk } from '../desk.js'

/**
 * confirmPassword answers the hash of the password that a person has. Throws InvalidInput (`current`) where `given` is another
 * one, PasswordsBusy.
 */
export async function confirmPassword({ store, passwords }: Desk, userId: string, given: string): Promise<string> {
  const hash = await store.users.passwordHash(userId)
  if (hash !== null && (await passwords.fits(hash, given))) return hash
  throw new InvalidInput({ current: 'This is not your password now.' })
}
