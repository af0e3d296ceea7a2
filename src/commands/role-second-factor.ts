import { requireOfRole } from '../desk/people/require-second-factor.js'
import { PROGRAM, type Role } from '../domain/permission.js'
import { print } from './streams.js'
import { withDesk } from './with-desk.js'

/** runRoleSecondFactor says whether a second factor is asked of a role, or changes it. */
export async function runRoleSecondFactor(role: Role, { require, waive }: { require?: true; waive?: true }): Promise<void> {
  await withDesk(async (desk) => {
    if (require || waive) await requireOfRole(desk, PROGRAM, role, require === true)
    const isRequired = await desk.store.secondFactors.isRequired(role)
    await print(isRequired ? `everybody with the role ${role} is asked for a second factor` : `nobody is asked for a second factor as ${role}`)
  })
}
