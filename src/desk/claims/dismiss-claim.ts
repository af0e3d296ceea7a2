import type { Actor } from '../../domain/permission.js'
import { stageAfter } from '../../domain/act.js'
import type { Claim } from '../../domain/claim.js'
import { changeClaim } from './change-claim.js'
import type { Desk } from '../desk.js'

/** dismissClaim says that this is nothing to check; it can be restored. Throws NotFound, NotAllowed, StaleVersion, InvalidTransition. */
export async function dismissClaim(desk: Desk, actor: Actor, claimId: string, seen: number): Promise<Claim> {
  return changeClaim(desk, actor, { act: 'dismiss', claimId, seen }, ({ stage }) => {
    if (stage === 'dismissed') return null
    const next = stageAfter(stage, 'dismiss')
    return { change: { stage: next }, before: { stage }, after: { stage: next } }
  })
}
