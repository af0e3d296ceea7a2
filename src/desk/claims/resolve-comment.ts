import { subjectOf } from '../../domain/claim.js'
import type { Thread } from '../../domain/comment.js'
import { NotFound, StaleVersion } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import type { Desk } from '../desk.js'
import { permitPerson } from '../permit.js'
import { inChainOf } from './change-claim.js'

/**
 * resolveComment says of the thread of a comment that nothing is left to say: what waits of it waits no longer. `seen` is the version of
 * the thread. Where it is resolved already nothing is written. Throws NotFound, NotAllowed, StaleVersion.
 */
export function resolveComment(desk: Desk, actor: Actor, commentId: string, seen: number): Promise<Thread> {
  return changeThread(desk, actor, commentId, seen, 'resolve_comment')
}

/** reopenComment opens a thread again that was resolved: who had not answered nor seen it is asked again. Else as resolveComment. */
export function reopenComment(desk: Desk, actor: Actor, commentId: string, seen: number): Promise<Thread> {
  return changeThread(desk, actor, commentId, seen, 'reopen_comment')
}

async function changeThread(desk: Desk, actor: Actor, commentId: string, seen: number, act: 'resolve_comment' | 'reopen_comment'): Promise<Thread> {
  const found = await desk.store.comments.find(commentId)
  if (!found) throw new NotFound('comment', commentId)
  return inChainOf(desk.store, found.claimId, async (tx) => {
    const [claim, thread] = [await tx.claims.find(found.claimId), await tx.comments.threadOf(commentId)]
    if (!claim || !thread) throw new NotFound('comment', commentId)
    const person = permitPerson(actor, 'comment', subjectOf(claim))
    if ((thread.resolved !== null) === (act === 'resolve_comment')) return thread
    if (thread.version !== seen) throw new StaleVersion('thread', thread.id, seen, thread.version)
    const at = desk.now()
    const resolved = act === 'resolve_comment' ? { byId: person.id, by: person.name, at } : null
    await tx.comments.changeThread(thread.id, resolved)
    if (resolved) await tx.comments.settleMentions(thread.id, 'resolved', at)
    else await tx.comments.awaitMentions(thread.id)
    await tx.trail.append({
      id: desk.newId(), chain: claim.articleId, at, actor: person, activity: act, subjectType: 'claim', subjectId: claim.id,
      before: { resolved: !resolved }, after: { resolved: resolved !== null, thread: thread.id },
    })
    return { ...thread, resolved, version: thread.version + 1 }
  })
}
