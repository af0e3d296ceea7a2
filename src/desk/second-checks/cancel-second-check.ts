import type { Actor } from '../../domain/permission.js'
import type { SecondCheck } from '../../domain/second-check.js'
import { changeClaim } from '../claims/change-claim.js'
import type { Desk } from '../desk.js'
import { permitPerson } from '../permit.js'
import type { CheckedClaim } from './ask-second-check.js'
import { checkToActOn, expectState, takenBack } from './open-check.js'

/**
 * cancelSecondCheck takes a second check back, before the second opinion is written or while no editor can decide between the two; the first
 * verdict waits on. `seen` is the version of the claim. Throws NotFound, NotAllowed, StaleVersion, InvalidTransition.
 */
export async function cancelSecondCheck(desk: Desk, actor: Actor, checkId: string, seen: number): Promise<CheckedClaim> {
  const { check, ...on } = await checkToActOn(desk, checkId)
  const made: { check?: SecondCheck } = {}
  const claim = await changeClaim(desk, actor, { act: 'cancel_second_check', seen, ...on }, async (own, tx, at) => {
    const person = permitPerson(actor, 'cancel_second_check', { blindTo: own.blindTo, ...on.subject(own) })
    expectState(own, check, 'asked', 'differing')
    const closed = takenBack(person, at)
    await tx.secondChecks.update(check.id, closed)
    made.check = { ...check, ...closed }
    return { change: { secondCheckId: null, blindTo: null }, before: null, after: { check: check.id, name: check.checkerName } }
  })
  return { claim, check: made.check! }
}
