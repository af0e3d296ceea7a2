import type { Actor } from '../../domain/permission.js'
import { NotFound } from '../../domain/errors.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'

/**
 * revokeToken ends a token of this person; one that was ended before stays as it is.
 * Throws NotAllowed, and NotFound, also where the token is another person's.
 */
export async function revokeToken(desk: Desk, actor: Actor, userId: string, tokenId: string): Promise<void> {
  await desk.store.write(async (tx) => {
    const token = await tx.tokens.find(tokenId)
    if (token?.userId !== userId) throw new NotFound('token', tokenId)
    permit(actor, 'manage_tokens', { ownerId: token.userId })
    if (token.revokedAt) return
    const at = desk.now()
    await tx.tokens.revoke(tokenId, at)
    await tx.trail.append({
      id: desk.newId(),
      chain: DESK_CHAIN,
      at,
      actor,
      activity: 'revoke_token',
      subjectType: 'token',
      subjectId: tokenId,
      before: { revokedAt: null },
      after: { revokedAt: at.toISOString() },
    })
  })
}
