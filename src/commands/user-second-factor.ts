import { removeSecondFactor } from '../desk/people/remove-second-factor.js'
import { PROGRAM } from '../domain/permission.js'
import { findPerson } from './find-person.js'
import { print } from './streams.js'
import { withDesk } from './with-desk.js'

/** runUserSecondFactor says whether a person has a second factor, or takes it away. */
export async function runUserSecondFactor(email: string, { remove }: { remove?: true }): Promise<void> {
  await withDesk(async (desk) => {
    const user = await findPerson(desk, email)
    if (remove) {
      const had = await removeSecondFactor(desk, PROGRAM, user.id)
      await print(had ? `${user.email} has no second factor any more, and is signed out everywhere` : `${user.email} had no second factor`)
      return
    }
    const since = (await desk.store.users.account(user.id, desk.now()))?.secondFactorSince
    await print(since ? `${user.email} has a second factor since ${since.toISOString()}` : `${user.email} has no second factor`)
  })
}
