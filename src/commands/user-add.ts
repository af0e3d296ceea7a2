import { addUser } from '../desk/people/add-user.js'
import { makePassword } from '../desk/people/password.js'
import { PROGRAM, type Role } from '../domain/permission.js'
import { firstLine, print } from './streams.js'
import { withDesk } from './with-desk.js'

export interface UserAddOptions {
  role: Role
  name?: string
  passwordStdin?: true
  mustChange?: true
}

/** runUserAdd makes an account. The password is the first line of stdin, or one is made and printed this once. */
export async function runUserAdd(email: string, { role, name, passwordStdin, mustChange }: UserAddOptions): Promise<void> {
  const given = passwordStdin ? await firstLine() : null
  const password = given ?? makePassword()
  await withDesk(async (desk) => {
    const user = await addUser(desk, PROGRAM, { email, name: name ?? email.split('@', 1)[0]!, role, password, mustChange })
    await print(`${user.email} can sign in as ${user.role}`)
    if (given === null) await print(`password: ${password}`)
  })
}
