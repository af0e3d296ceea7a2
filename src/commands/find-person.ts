import type { Desk } from '../desk/desk.js'
import type { Person } from '../domain/permission.js'
import { CommandError } from './command-error.js'

/** findPerson answers whose account has this e-mail address, in any case. Throws CommandError. */
export async function findPerson(desk: Desk, email: string): Promise<Person> {
  const user = await desk.store.users.findByEmail(email.trim().toLowerCase())
  if (!user) throw new CommandError(`there is no account for ${email}`)
  return user
}
