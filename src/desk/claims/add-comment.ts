import { z } from 'zod'
import { NotFound } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import { parseInput } from '../parse-input.js'
import type { Desk } from '../desk.js'
import { inChainOf } from './change-claim.js'
import { permitPerson } from '../permit.js'

const CommentInput = z.object({
  body: z.string().trim().min(1, 'Write the comment first.').max(5_000, 'A comment can have at most 5,000 characters.'),
})

/**
 * addComment puts a remark beside a claim; it changes nothing of the claim, so it needs no version.
 * Throws InvalidInput, NotFound, NotAllowed.
 */
export async function addComment(
  desk: Desk,
  actor: Actor,
  claimId: string,
  input: { body: string },
): Promise<void> {
  const { body } = parseInput(CommentInput, input)
  await inChainOf(desk.store, claimId, async (tx) => {
    const claim = await tx.claims.find(claimId)
    if (!claim) throw new NotFound('claim', claimId)
    const author = permitPerson(actor, 'comment')
    const at = desk.now()
    await tx.claims.insertComment({
      id: desk.newId(), claimId, authorId: author.id, authorName: author.name, body, createdAt: at,
    })
    await tx.trail.append({
      id: desk.newId(),
      chain: claim.articleId,
      at,
      actor: author,
      activity: 'comment',
      subjectType: 'claim',
      subjectId: claimId,
      before: null,
      after: { body },
    })
  })
}
