import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { InvalidInput } from '../../domain/errors.js'
import { roles, type Actor } from '../../domain/permission.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import { parseInput } from '../parse-input.js'
import type { Agent, Desk } from '../desk.js'

const Person = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254, 'An e-mail address can have at most 254 characters.')
    .pipe(z.email('Write an e-mail address, for example ada@example.org.')),
  name: z.string().trim().min(1, 'Give the person a name.').max(100, 'A name can have at most 100 characters.'),
  role: z.enum(roles, `A role is one of ${roles.join(', ')}.`),
  password: z
    .string()
    .min(10, 'A password has 10 characters or more.')
    // The sign-in library refuses longer ones unread.
    .max(128, 'A password has at most 128 characters.'),
})
export type PersonInput = z.input<typeof Person>

/**
 * addUser lets a person sign in by e-mail (kept in lower case) and password, of which only a scrypt hash is kept.
 * Throws InvalidInput, also where the e-mail address has an account.
 */
export async function addUser(desk: Desk, agent: Agent, input: PersonInput): Promise<Actor> {
  const { password, ...person } = parseInput(Person, input)
  const hash = await hashPassword(password)
  const actor: Actor = { id: desk.newId(), ...person }
  const at = desk.now()

  return desk.store.write(async (tx) => {
    if (await tx.users.findByEmail(actor.email)) {
      throw new InvalidInput({ email: `There is an account for ${actor.email} already.` })
    }
    await tx.users.insert(actor, hash, desk.newId(), at)
    await tx.trail.append({
      id: desk.newId(),
      chain: DESK_CHAIN,
      at,
      agent,
      activity: 'add_user',
      subjectType: 'user',
      subjectId: actor.id,
      before: null,
      after: person,
    })
    return actor
  })
}
