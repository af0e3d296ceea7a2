import { randomBytes } from 'node:crypto'
import { addUser } from '../desk/people/add-user.js'
import { PROGRAM, type Role } from '../domain/permission.js'
import { print, textOf } from './streams.js'
import { withDesk } from './with-desk.js'

const PASSWORD_BYTES = 12

export interface UserAddOptions {
  role: Role
  name?: string
  passwordStdin?: true
}

/** runUserAdd makes an account. The password is the first line of stdin, or one is made and printed this once. */
export async function runUserAdd(email: string, { role, name, passwordStdin }: UserAddOptions): Promise<void> {
  const given = passwordStdin ? (await textOf(undefined)).split(/\r?\n/, 1)[0]! : null
  const password = given ?? randomBytes(PASSWORD_BYTES).toString('base64url')
  await withDesk(async (desk) => {
    const user = await addUser(desk, PROGRAM, { email, name: name ?? email.split('@', 1)[0]!, role, password })
    await print(`${user.email} can sign in as ${user.role}`)
    if (given === null) await print(`password: ${password}`)
  })
}
