import { stageAfter, type Claim } from '../../domain/claim.js'
import { changeClaim } from './change-claim.js'
import type { Agent, Desk } from '../desk.js'

/** dismissClaim says that this is nothing to check; it can be restored. Throws NotFound, StaleVersion, InvalidTransition. */
export async function dismissClaim(desk: Desk, agent: Agent, claimId: string, seen: number): Promise<Claim> {
  return changeClaim(desk, agent, claimId, seen, ({ stage }) => {
    if (stage === 'dismissed') return null
    const next = stageAfter(stage, 'dismiss')
    return { activity: 'dismiss', change: { stage: next }, before: { stage }, after: { stage: next } }
  })
}
