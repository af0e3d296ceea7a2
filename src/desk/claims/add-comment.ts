import { z } from 'zod'
import { subjectOf } from '../../domain/claim.js'
import { MOST_REPLIES, type Comment, type Thread } from '../../domain/comment.js'
import { InvalidInput, NotFound } from '../../domain/errors.js'
import { namingIn } from '../../domain/naming.js'
import type { Actor } from '../../domain/permission.js'
import type { Transaction } from '../../storage/store.js'
import { parseInput } from '../parse-input.js'
import type { Desk } from '../desk.js'
import { inChainOf } from './change-claim.js'
import { permitPerson } from '../permit.js'

const CommentInput = z.object({
  body: z.string().trim().min(1, 'Write the comment first.').max(5_000, 'A comment can have at most 5,000 characters.'),
  // A comment of the thread that it goes to.
  replyTo: z.string().nullable().default(null),
})

/**
 * addComment puts a remark beside a claim, or an answer below another; it changes nothing of the claim, so it needs no version. It waits
 * for whom it names with an @; an answer opens a thread again that was resolved, and is all that waits for its author there.
 * Throws InvalidInput, also where it cannot be told whom it names, NotFound, NotAllowed.
 */
export async function addComment(
  desk: Desk,
  actor: Actor,
  claimId: string,
  input: z.input<typeof CommentInput>,
): Promise<Comment> {
  const { body, replyTo } = parseInput(CommentInput, input)
  return inChainOf(desk.store, claimId, async (tx) => {
    const claim = await tx.claims.find(claimId)
    if (!claim) throw new NotFound('claim', claimId)
    const author = permitPerson(actor, 'comment', subjectOf(claim))
    const thread = replyTo === null ? null : await threadToAnswer(tx, claimId, replyTo)
    const named = await whoIsNamed(tx, body)
    const at = desk.now()
    const comment: Comment = { id: desk.newId(), claimId, authorId: author.id, authorName: author.name, body, createdAt: at, parentId: thread?.id ?? null, removed: null }
    if (thread) await answer(tx, thread, author.id, at)
    await tx.comments.insert(comment, named)
    await tx.trail.append({
      id: desk.newId(),
      chain: claim.articleId,
      at,
      actor: author,
      activity: 'comment',
      subjectType: 'claim',
      subjectId: claimId,
      before: null,
      after: {
        body, comment: comment.id, ...(thread && { thread: thread.id }), ...(thread?.resolved && { reopened: true }), ...(named.length > 0 && { named }),
      },
    })
    return comment
  })
}

async function threadToAnswer(tx: Transaction, claimId: string, commentId: string): Promise<Thread> {
  const thread = await tx.comments.threadOf(commentId)
  if (thread?.claimId !== claimId) throw new NotFound('comment', commentId)
  if (thread.replies.length >= MOST_REPLIES) throw new InvalidInput({ body: `This thread has ${MOST_REPLIES} answers: begin another one.` })
  return thread
}

async function whoIsNamed(tx: Transaction, body: string): Promise<string[]> {
  if (!body.includes('@')) return []
  const { people, problems } = namingIn(body, await tx.users.colleagues())
  if (problems.length > 0) throw new InvalidInput({ body: problems.join(' ') })
  return people.map(({ id }) => id)
}

async function answer(tx: Transaction, thread: Thread, personId: string, at: Date): Promise<void> {
  if (thread.resolved) await tx.comments.awaitMentions(thread.id)
  await tx.comments.settleMentions(thread.id, { answeredBy: personId }, at)
  await tx.comments.changeThread(thread.id, null)
}
