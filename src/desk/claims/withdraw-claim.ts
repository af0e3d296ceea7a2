import { z } from 'zod'
import { stageAfter } from '../../domain/act.js'
import { stageOfVerdicts, type Claim } from '../../domain/claim.js'
import { InvalidInput } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import { parseInput } from '../parse-input.js'
import type { Desk } from '../desk.js'
import { permitPerson } from '../permit.js'
import { takenBack } from '../second-checks/open-check.js'
import { changeClaim } from './change-claim.js'

const ForReaders = z.object({
  note: z
    .string()
    .trim()
    .min(1, 'Say why: readers will see this.')
    .max(2_000, 'A note can have at most 2,000 characters.'),
})

/**
 * withdrawClaim takes back a claim that readers saw: its page stays, with its last words, the day and the note. Readers do not wait for a
 * second check of it: that is taken back with it.
 * Throws InvalidInput (also where readers never saw it), NotFound, NotAllowed, StaleVersion, InvalidTransition.
 */
export async function withdrawClaim(desk: Desk, actor: Actor, claimId: string, seen: number, input: { note: string }): Promise<Claim> {
  const { note } = parseInput(ForReaders, input)
  return changeClaim(desk, actor, { act: 'withdraw', claimId, seen }, async ({ stage, publicSince, secondCheckId }, tx, at) => {
    if (publicSince === null) throw new InvalidInput({ note: 'Readers never saw this claim: dismiss it instead.' })
    const next = stageAfter(stage, 'withdraw')
    if (secondCheckId !== null) await tx.secondChecks.update(secondCheckId, takenBack(permitPerson(actor, 'withdraw_claim'), at))
    return {
      change: { stage: next, withdrawnAt: at, withdrawalNote: note, ...(secondCheckId !== null && { secondCheckId: null, blindTo: null }) },
      before: { stage }, after: { stage: next, note, ...(secondCheckId !== null && { check: secondCheckId }) },
    }
  })
}

/**
 * reinstateClaim takes a withdrawal back: the claim is where its verdicts left it, or accepted. Throws InvalidInput, NotFound,
 * NotAllowed, StaleVersion, InvalidTransition.
 */
export async function reinstateClaim(desk: Desk, actor: Actor, claimId: string, seen: number, input: { note: string }): Promise<Claim> {
  const { note } = parseInput(ForReaders, input)
  return changeClaim(desk, actor, { act: 'reinstate', claimId, seen }, ({ stage, verdicts }) => {
    const accepted = stageAfter(stage, 'reinstate')
    const next = stageOfVerdicts(verdicts) ?? accepted
    return { change: { stage: next, withdrawnAt: null, withdrawalNote: null }, before: { stage }, after: { stage: next, note } }
  })
}
