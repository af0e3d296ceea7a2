import { changeRole } from '../desk/people/change-role.js'
import { PROGRAM, type Role } from '../domain/permission.js'
import { findPerson } from './find-person.js'
import { print } from './streams.js'
import { withDesk } from './with-desk.js'

/** runUserRole gives a person another role. */
export async function runUserRole(email: string, role: Role): Promise<void> {
  await withDesk(async (desk) => {
    const user = await findPerson(desk, email)
    await changeRole(desk, PROGRAM, user.id, role)
    await print(`${user.email} is ${role} (was ${user.role})`)
  })
}
