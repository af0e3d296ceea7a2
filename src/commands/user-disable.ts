import { disableUser } from '../desk/people/disable-user.js'
import { enableUser } from '../desk/people/enable-user.js'
import { PROGRAM } from '../domain/permission.js'
import { findPerson } from './find-person.js'
import { print } from './streams.js'
import { withDesk } from './with-desk.js'

/** runUserDisable keeps a person from signing in, and says what ended with that. */
export async function runUserDisable(email: string): Promise<void> {
  await withDesk(async (desk) => {
    const user = await findPerson(desk, email)
    const ended = await disableUser(desk, PROGRAM, user.id)
    await print(
      ended
        ? `${user.email} cannot sign in any more; sessions ended: ${ended.endedSessions}, tokens revoked: ${ended.revokedTokens.length}`
        : `${user.email} was disabled before`,
    )
  })
}

/** runUserEnable lets a disabled person sign in again. */
export async function runUserEnable(email: string): Promise<void> {
  await withDesk(async (desk) => {
    const user = await findPerson(desk, email)
    await enableUser(desk, PROGRAM, user.id)
    await print(`${user.email} can sign in`)
  })
}
