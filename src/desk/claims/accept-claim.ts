import { stageAfter, stageOfVerdicts, type Claim } from '../../domain/claim.js'
import { changeClaim } from './change-claim.js'
import type { Agent, Desk } from '../desk.js'

/**
 * acceptClaim says that this is a claim to check; one that was dismissed goes back to where its verdicts left it, so that
 * none of them is lost to view. Throws NotFound, StaleVersion, InvalidTransition.
 */
export async function acceptClaim(desk: Desk, agent: Agent, claimId: string, seen: number): Promise<Claim> {
  return changeClaim(desk, agent, claimId, seen, ({ stage, verdicts }) => {
    if (stage === 'accepted') return null
    const next = (stage === 'dismissed' && stageOfVerdicts(verdicts)) || stageAfter(stage, 'accept')
    return { activity: 'accept', change: { stage: next }, before: { stage }, after: { stage: next } }
  })
}
