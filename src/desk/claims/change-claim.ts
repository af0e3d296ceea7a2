import type { Claim } from '../../domain/claim.js'
import { NotFound, StaleVersion } from '../../domain/errors.js'
import type { Activity, Json, SubjectType } from '../../domain/event.js'
import type { Transaction } from '../../storage/store.js'
import type { Agent, Desk } from '../desk.js'

/** ClaimChange is what one act did to a claim, for the row and for the trail. */
export interface ClaimChange {
  activity: Activity
  change: Partial<Pick<Claim, 'text' | 'stage' | 'status'>>
  before: Json
  after: Json
  /** Another subject than the claim itself, such as the verdict that was decided on. */
  subject?: { type: SubjectType; id: string }
}

/**
 * changeClaim runs one act on a claim that must still be at the version that the person saw: `act` says what changes, or
 * null where nothing does (then nothing is written). Throws NotFound, StaleVersion and whatever `act` throws.
 */
export async function changeClaim(
  desk: Desk,
  agent: Agent,
  claimId: string,
  seen: number,
  act: (claim: Claim, tx: Transaction, at: Date) => Promise<ClaimChange | null> | ClaimChange | null,
): Promise<Claim> {
  return desk.store.write(async (tx) => {
    const claim = await tx.claims.find(claimId)
    if (!claim) throw new NotFound('claim', claimId)
    if (claim.version !== seen) throw new StaleVersion('claim', claimId, seen, claim.version)
    const at = desk.now()
    const done = await act(claim, tx, at)
    if (!done) return claim
    await tx.claims.update(claimId, seen, done.change, at)
    await tx.articles.touch(claim.articleId, at)
    await tx.trail.append({
      id: desk.newId(),
      chain: claim.articleId,
      at,
      agent,
      activity: done.activity,
      subjectType: done.subject?.type ?? 'claim',
      subjectId: done.subject?.id ?? claimId,
      before: done.before,
      after: done.after,
    })
    return (await tx.claims.find(claimId)) ?? claim
  })
}
