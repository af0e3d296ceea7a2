import { subjectOf } from '../../domain/claim.js'
import { NotFound } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import type { Desk } from '../desk.js'
import { permitPerson } from '../permit.js'
import { inChainOf } from './change-claim.js'

/** seeMention takes a comment that names a person out of their queue. Where it does not wait for them nothing is written. Throws NotFound, NotAllowed. */
export async function seeMention(desk: Desk, actor: Actor, commentId: string): Promise<void> {
  const comment = await desk.store.comments.find(commentId)
  if (!comment) throw new NotFound('comment', commentId)
  await inChainOf(desk.store, comment.claimId, async (tx) => {
    const claim = await tx.claims.find(comment.claimId)
    if (!claim) throw new NotFound('comment', commentId)
    const person = permitPerson(actor, 'comment', subjectOf(claim))
    const at = desk.now()
    if (!(await tx.comments.seeMention(commentId, person.id, at))) return
    await tx.trail.append({
      id: desk.newId(), chain: claim.articleId, at, actor: person, activity: 'see_mention', subjectType: 'comment', subjectId: commentId,
      before: null, after: { claim: claim.id },
    })
  })
}
