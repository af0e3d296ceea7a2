import { stageAfter } from '../../domain/act.js'
import { stageOfVerdicts, type Claim } from '../../domain/claim.js'
import type { Actor } from '../../domain/permission.js'
import type { Desk } from '../desk.js'
import { changeClaim } from './change-claim.js'
import { dismissalOf } from './dismiss-claim.js'

/**
 * acceptClaim says that this is a claim to check; one that was dismissed goes back to where its verdicts left it, so that
 * none of them is lost to view. Throws NotFound, NotAllowed, StaleVersion, InvalidTransition.
 */
export async function acceptClaim(desk: Desk, actor: Actor, claimId: string, seen: number): Promise<Claim> {
  return changeClaim(desk, actor, { act: 'accept', claimId, seen }, (claim) => {
    const { stage, verdicts } = claim
    if (stage === 'accepted') return null
    const next = (stage === 'dismissed' && stageOfVerdicts(verdicts)) || stageAfter(stage, 'accept')
    return { change: { stage: next }, before: { stage, ...dismissalOf(claim) }, after: { stage: next } }
  })
}
