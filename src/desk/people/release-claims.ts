import type { Actor } from '../../domain/permission.js'
import type { Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'

const AT_ONCE = 200

/** releaseClaims has nobody work on the claims of somebody who is gone, each with its event, so that others find them. Answers how many. */
export async function releaseClaims(desk: Desk, tx: Transaction, actor: Actor, userId: string, at: Date): Promise<number> {
  let released = 0
  for (let after = ''; ;) {
    const claims = await tx.users.assignedClaims(userId, after, AT_ONCE)
    for (const { id, articleId, ...before } of claims) {
      const nobody = { assigneeId: null, assigneeName: null, dueOn: before.dueOn }
      await tx.claims.assign(id, nobody)
      await tx.trail.append({ id: desk.newId(), chain: articleId, at, actor, activity: 'assign', subjectType: 'claim', subjectId: id, before, after: nobody })
    }
    released += claims.length
    const last = claims.at(-1)
    if (!last || claims.length < AT_ONCE) return released
    after = last.id
  }
}
