import type { Claim } from '../../domain/claim.js'
import { NotFound } from '../../domain/errors.js'
import { evidenceRecord, isApprovedOn } from '../../domain/evidence.js'
import type { Actor } from '../../domain/permission.js'
import { changeClaim } from '../claims/change-claim.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'

/** unpinEvidence takes evidence off its claim; its snapshot stays, and the trail holds all of it. `seen` is the version of the claim. Throws NotFound, NotAllowed, StaleVersion. */
export async function unpinEvidence(desk: Desk, actor: Actor, evidenceId: string, seen: number): Promise<Claim> {
  permit(actor, 'see_desk')
  const evidence = await desk.store.evidence.find(evidenceId)
  if (!evidence) throw new NotFound('evidence', evidenceId)
  const subject = ({ verdicts }: Claim) => ({ judged: isApprovedOn(evidence, verdicts) })
  return changeClaim(desk, actor, { act: 'unpin_evidence', claimId: evidence.claimId, seen, subject }, async (_claim, tx) => {
    const pinned = await tx.evidence.find(evidenceId)
    if (!pinned) throw new NotFound('evidence', evidenceId)
    await tx.evidence.remove(evidenceId)
    return { change: {}, before: { evidence: evidenceRecord(pinned) }, after: null }
  })
}
