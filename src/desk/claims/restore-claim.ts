import { stageAfter } from '../../domain/act.js'
import { stageOfVerdicts, type Claim } from '../../domain/claim.js'
import type { Actor } from '../../domain/permission.js'
import type { Desk } from '../desk.js'
import { changeClaim } from './change-claim.js'
import { dismissalOf } from './dismiss-claim.js'

/**
 * restoreClaim takes an acceptance or a dismissal back: the claim is proposed again, or, where verdicts were written
 * before it was dismissed, where they left it. Throws NotFound, NotAllowed, StaleVersion, InvalidTransition.
 */
export async function restoreClaim(desk: Desk, actor: Actor, claimId: string, seen: number): Promise<Claim> {
  return changeClaim(desk, actor, { act: 'restore', claimId, seen }, (claim) => {
    const { stage, verdicts } = claim
    if (stage === 'proposed') return null
    const next = (stage === 'dismissed' && stageOfVerdicts(verdicts)) || stageAfter(stage, 'restore')
    return { change: { stage: next }, before: { stage, ...dismissalOf(claim) }, after: { stage: next } }
  })
}
