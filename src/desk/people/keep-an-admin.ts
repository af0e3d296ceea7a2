import { InvalidInput } from '../../domain/errors.js'
import type { Account } from '../../domain/account.js'
import type { Transaction } from '../../storage/store.js'

/** keepAnAdmin refuses to take the last admin away: nobody could put one back from the pages. Throws InvalidInput. */
export async function keepAnAdmin(tx: Transaction, { person, disabledAt }: Account): Promise<void> {
  if (person.role !== 'admin' || disabledAt !== null || (await tx.users.countAdmins()) > 1) return
  throw new InvalidInput({ role: `${person.name} is the last admin. Make somebody else an admin first.` })
}
