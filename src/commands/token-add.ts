import { createToken } from '../desk/people/create-token.js'
import type { TokenDays } from '../domain/account.js'
import { findPerson } from './find-person.js'
import { print } from './streams.js'
import { withDesk } from './with-desk.js'
import { PROGRAM } from '../domain/permission.js'

/** runTokenAdd makes a token by which a program acts as this person, and prints it this once, alone on its line. */
export async function runTokenAdd(email: string, name: string, days: TokenDays): Promise<void> {
  await withDesk(async (desk) => {
    const user = await findPerson(desk, email)
    const { token } = await createToken(desk, PROGRAM, user.id, { name, days })
    await print(token)
  })
}
