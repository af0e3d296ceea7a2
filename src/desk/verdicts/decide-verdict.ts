import { z } from 'zod'
import { acts, stageAfter } from '../../domain/act.js'
import type { Claim } from '../../domain/claim.js'
import { approvedAt } from '../../domain/evidence.js'
import { InvalidInput, NotFound } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import { lastVerdict, standingVerdict, type Verdict, type VerdictDecision } from '../../domain/verdict.js'
import { changeClaim } from '../claims/change-claim.js'
import type { Desk } from '../desk.js'
import { permitPerson } from '../permit.js'

/** Note is what an editor says to a decision. */
export const Note = z.object({ note: z.string().trim().max(5_000, 'A note can have at most 5,000 characters.') })

interface Decision {
  act: 'approve' | 'return' | 'approve_own'
  decision: VerdictDecision
  note: string
  /** Why its own author approves it. */
  selfApproval?: string
}

/**
 * decideVerdict writes the one decision on a verdict. `seen` is the version of its claim.
 * Throws InvalidInput, NotFound, NotAllowed, StaleVersion, InvalidTransition.
 */
export async function decideVerdict(
  desk: Desk,
  actor: Actor,
  verdictId: string,
  seen: number,
  { act, decision, note, selfApproval }: Decision,
): Promise<Claim> {
  const claimId = (await desk.store.claims.findVerdict(verdictId))?.claimId
  if (claimId === undefined) throw new NotFound('verdict', verdictId)
  const isMeant = ({ id }: Verdict) => id === verdictId
  const subject = ({ verdicts }: Claim) => ({ authorId: verdicts.find(isMeant)?.authorId ?? '' })
  return changeClaim(desk, actor, { act, claimId, seen, subject }, async (claim, tx, at) => {
    const editor = permitPerson(actor, acts[act].may, subject(claim))
    const stage = stageAfter(claim.stage, act)
    const verdict = lastVerdict(claim.verdicts)
    if (!verdict || !isMeant(verdict)) throw new InvalidInput({ verdict: 'A newer verdict was proposed since: decide on that one.' })
    const decidedAt = approvedAt(at, await tx.evidence.ofClaim(claim.id))
    const decided = { ...verdict, decision, decidedBy: editor.name, decidedAt, decisionNote: note || null, selfApproval: selfApproval ?? null }
    await tx.claims.decideVerdict(decided, editor.id)
    const verdicts = claim.verdicts.map((one) => (isMeant(one) ? decided : one))
    const status = standingVerdict(verdicts)?.status ?? 'unverified'
    return {
      verdicts,
      subject: { type: 'verdict', id: verdictId },
      // What is approved says when to look again; where it says nothing, nobody need.
      change: decision === 'approved' ? { stage, status, recheckOn: decided.recheckOn } : { stage, status },
      before: { stage: claim.stage, status: claim.status },
      after: { stage, status, claim: claim.id, ...(note && { note }), ...(selfApproval && { selfApproval }) },
    }
  })
}
