import { z } from 'zod'
import { InvalidInput } from '../../domain/errors.js'
import { roles, type Actor, type Person } from '../../domain/permission.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import { parseInput } from '../parse-input.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'
import { Password, refuseCommon } from './password.js'

/** NewPerson is what an account is made of. */
export const NewPerson = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254, 'An e-mail address can have at most 254 characters.')
    .pipe(z.email('Write an e-mail address, for example ada@example.org.')),
  name: z.string().trim().min(1, 'Give the person a name.').max(100, 'A name can have at most 100 characters.'),
  role: z.enum(roles, `A role is one of ${roles.join(', ')}.`),
  password: Password,
  /** Whether the person must choose their own before all else, and within a week. */
  mustChange: z.boolean().default(false),
})
export type PersonInput = z.input<typeof NewPerson>

/**
 * addUser lets a person sign in by e-mail (kept in lower case) and password, of which only a scrypt hash is kept.
 * Throws NotAllowed, InvalidInput, also where the e-mail address has an account.
 */
export async function addUser(desk: Desk, actor: Actor, input: PersonInput): Promise<Person> {
  // Before anything is hashed: who may not costs nothing.
  permit(actor, 'manage_users')
  const { password, mustChange, ...person } = parseInput(NewPerson, input)
  await refuseCommon(password, person)
  const hash = await desk.passwords.make(password)
  const added: Person = { id: desk.newId(), ...person }
  const at = desk.now()

  return desk.store.write(async (tx) => {
    permit(actor, 'manage_users')
    if (await tx.users.findByEmail(added.email)) {
      throw new InvalidInput({ email: `There is an account for ${added.email} already.` })
    }
    await tx.users.insert(added, hash, desk.newId(), at)
    if (mustChange) await tx.users.gavePassword(added.id, at)
    await tx.trail.append({
      id: desk.newId(),
      chain: DESK_CHAIN,
      at,
      actor,
      activity: 'add_user',
      subjectType: 'user',
      subjectId: added.id,
      before: null,
      after: person,
    })
    return added
  })
}
