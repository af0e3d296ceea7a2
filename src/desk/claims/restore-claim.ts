import { stageAfter, stageOfVerdicts, type Claim } from '../../domain/claim.js'
import { changeClaim } from './change-claim.js'
import type { Agent, Desk } from '../desk.js'

/**
 * restoreClaim takes an acceptance or a dismissal back: the claim is proposed again, or, where verdicts were written
 * before it was dismissed, where they left it. Throws NotFound, StaleVersion, InvalidTransition.
 */
export async function restoreClaim(desk: Desk, agent: Agent, claimId: string, seen: number): Promise<Claim> {
  return changeClaim(desk, agent, claimId, seen, ({ stage, verdicts }) => {
    if (stage === 'proposed') return null
    const next = (stage === 'dismissed' && stageOfVerdicts(verdicts)) || stageAfter(stage, 'restore')
    return { activity: 'restore', change: { stage: next }, before: { stage }, after: { stage: next } }
  })
}
