import type { z } from 'zod'
import { InvalidInput } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import type { SecondCheck } from '../../domain/second-check.js'
import { changeClaim } from '../claims/change-claim.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { Opinion, refuseTomorrow } from '../verdicts/propose-verdict.js'
import type { CheckedClaim } from './ask-second-check.js'
import { checkToActOn, expectState } from './open-check.js'

/** OpinionInput is an opinion as typed. */
export type OpinionInput = Record<keyof z.input<typeof Opinion>, string>

/**
 * checkSecond writes the second opinion. Where both call the claim the same they agree, and the first verdict waits on; else an editor
 * decides between them. Either way both are seen from now on. `seen` is the version of the claim.
 * Throws InvalidInput, NotFound, NotAllowed, StaleVersion, InvalidTransition.
 */
export async function checkSecond(desk: Desk, actor: Actor, checkId: string, seen: number, input: OpinionInput): Promise<CheckedClaim> {
  const opinion = parseInput(Opinion, input)
  const { check, claimId } = await checkToActOn(desk, checkId)
  // Whoever was asked is told what became of it, also once it was taken back: who may is not why they cannot.
  const subject = () => ({ blindTo: check.checkerId })
  const made: { check?: SecondCheck } = {}
  const claim = await changeClaim(desk, actor, { act: 'second_check', claimId, seen, subject }, async (own, tx, at) => {
    expectState(own, check, 'asked')
    refuseTomorrow(opinion.asOf, at)
    const first = own.verdicts.find(({ id }) => id === check.verdictId)
    if (!first) throw new InvalidInput({ status: 'There is no verdict any more that this would be the second to.' })
    const agrees = first.status === opinion.status
    const done = {
      ...opinion, state: agrees ? 'agreed' : 'differing', doneAt: at, ...(agrees && { chosenVerdictId: first.id, closedAt: at }),
    } as const
    await tx.secondChecks.update(check.id, done)
    await tx.secondChecks.addPair(first.status, opinion.status)
    made.check = { ...check, ...done }
    return {
      change: { blindTo: null, ...(agrees && { secondCheckId: null }) },
      before: null,
      after: { check: check.id, ...opinion, outcome: done.state },
    }
  })
  return { claim, check: made.check! }
}
