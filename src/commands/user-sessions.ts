import { endSessions } from '../desk/people/end-sessions.js'
import { PROGRAM } from '../domain/permission.js'
import { findPerson } from './find-person.js'
import { print } from './streams.js'
import { withDesk } from './with-desk.js'

/** runUserSessions prints where a person is signed in, a line each (last seen, address, program, parted by tabs), or ends it. */
export async function runUserSessions(email: string, { end }: { end?: true }): Promise<void> {
  await withDesk(async (desk) => {
    const user = await findPerson(desk, email)
    if (end) {
      await print(`sessions ended: ${await endSessions(desk, PROGRAM, user.id)}`)
      return
    }
    for (const { seenAt, address, userAgent } of await desk.store.sessions.ofUser(user.id, desk.now())) {
      await print([seenAt.toISOString(), address ?? '', userAgent ?? ''].join('\t'))
    }
  })
}
