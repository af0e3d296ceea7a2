import { stageAfter, type Claim } from '../domain/claim.js'
import { changeClaim } from './change-claim.js'
import type { Agent, Desk } from './desk.js'

/** acceptClaim says that this is a claim to check. Throws NotFound, StaleVersion, InvalidTransition. */
export async function acceptClaim(desk: Desk, agent: Agent, claimId: string, seen: number): Promise<Claim> {
  return changeClaim(desk, agent, claimId, seen, ({ stage }) => {
    if (stage === 'accepted') return null
    const next = stageAfter(stage, 'accept')
    return { activity: 'accept', change: { stage: next }, before: { stage }, after: { stage: next } }
  })
}
