import { resetPassword } from '../desk/people/reset-password.js'
import { PROGRAM } from '../domain/permission.js'
import { findPerson } from './find-person.js'
import { firstLine, print } from './streams.js'
import { withDesk } from './with-desk.js'

/** runUserPassword gives a person another password: the first line of stdin, or one that is made and printed this once. */
export async function runUserPassword(email: string, { passwordStdin, mustChange }: { passwordStdin?: true; mustChange?: true }): Promise<void> {
  const given = passwordStdin ? await firstLine() : undefined
  await withDesk(async (desk) => {
    const user = await findPerson(desk, email)
    const password = await resetPassword(desk, PROGRAM, user.id, { given, mustChange })
    await print(`${user.email} has another password and is signed out everywhere`)
    if (given === undefined) await print(`password: ${password}`)
  })
}
