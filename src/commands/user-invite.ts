import { readConfig } from '../config.js'
import { invitePerson, pathOfInvitation } from '../desk/people/invite-person.js'
import { PROGRAM, type Role } from '../domain/permission.js'
import { print } from './streams.js'
import { withDesk } from './with-desk.js'

/** runUserInvite makes a link by which somebody makes their own account, and prints it this once. */
export async function runUserInvite(email: string, { role, name }: { role: Role; name?: string }): Promise<void> {
  const { publicUrl, port } = readConfig(process.env)
  await withDesk(async (desk) => {
    const { invitation, secret } = await invitePerson(desk, PROGRAM, { email, name: name ?? email.split('@', 1)[0]!, role })
    await print(`${invitation.email} is invited as ${invitation.role}; the link works once, until ${invitation.expiresAt.toISOString()}`)
    await print(`${publicUrl ?? `http://localhost:${port}`}${pathOfInvitation(secret)}`)
  })
}
