import { z } from 'zod'
import { stageAfter } from '../../domain/act.js'
import type { Claim } from '../../domain/claim.js'
import { InvalidInput } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import { verificationStatuses, type Verdict } from '../../domain/verdict.js'
import { parseInput } from '../parse-input.js'
import { changeClaim } from '../claims/change-claim.js'
import type { Desk } from '../desk.js'
import { permitPerson } from '../permit.js'

const VerdictInput = z.object({
  status: z.enum(verificationStatuses, 'Choose a status.'),
  rationale: z
    .string()
    .trim()
    .min(1, 'Say why: what you checked and what it showed.')
    .max(20_000, 'A rationale can have at most 20,000 characters.'),
  asOf: z.iso.date('Give the day as year-month-day, for example 2026-03-01.'),
})
export type VerdictInput = Record<keyof z.input<typeof VerdictInput>, string>

/**
 * proposeVerdict writes the next verdict on a claim, for an editor to decide on. A verdict on a proposed claim accepts it.
 * Throws InvalidInput, NotFound, NotAllowed, StaleVersion, InvalidTransition.
 */
export async function proposeVerdict(
  desk: Desk,
  actor: Actor,
  claimId: string,
  seen: number,
  input: VerdictInput,
): Promise<Claim> {
  const { status, rationale, asOf } = parseInput(VerdictInput, input)
  return changeClaim(desk, actor, { act: 'propose_verdict', claimId, seen }, async (claim, tx, at) => {
    const author = permitPerson(actor, 'propose_verdict')
    refuseTomorrow(asOf, at)
    const stage = stageAfter(claim.stage, 'propose_verdict')
    const verdict: Verdict = {
      id: desk.newId(),
      claimId,
      number: (claim.verdicts.at(-1)?.number ?? 0) + 1,
      status,
      rationale,
      asOf,
      authorId: author.id,
      authorName: author.name,
      createdAt: at,
      decision: null,
      decidedBy: null,
      decidedAt: null,
      decisionNote: null,
    }
    await tx.claims.insertVerdict(verdict)
    return {
      verdicts: [...claim.verdicts, verdict],
      change: { stage, status },
      before: { stage: claim.stage, status: claim.status },
      after: { stage, status, rationale, asOf, verdict: verdict.id },
    }
  })
}

// A day ahead of UTC is still today somewhere: people east of Greenwich must not be refused their own date.
function refuseTomorrow(asOf: string, at: Date): void {
  const latest = new Date(at.getTime() + 14 * 3_600_000).toISOString().slice(0, 10)
  if (asOf > latest) throw new InvalidInput({ asOf: 'The day cannot lie in the future.' })
}
