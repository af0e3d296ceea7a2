import { z } from 'zod'
import type { Claim } from '../../domain/claim.js'
import { InvalidInput, InvalidTransition } from '../../domain/errors.js'
import type { Actor, Person, Subject } from '../../domain/permission.js'
import type { SecondCheck } from '../../domain/second-check.js'
import { stageWords } from '../../domain/stage.js'
import { lastVerdict } from '../../domain/verdict.js'
import type { Transaction } from '../../storage/store.js'
import { changeClaim } from '../claims/change-claim.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permitPerson } from '../permit.js'
import { whoHasSeen } from './who-has-seen.js'

const Asking = z.object({ checker: z.string().min(1, 'Choose who is to check it.') })
/** Asking is who is to check a claim a second time, by their id. */
export type Asking = z.input<typeof Asking>

/** CheckedClaim is a second check with its claim, after an act on either. */
export interface CheckedClaim {
  claim: Claim
  check: SecondCheck
}

/**
 * askSecondCheck asks somebody for a second opinion on a claim whose verdict waits. Until they have written it they see nothing of the
 * first, and the claim stays where it is. Throws InvalidInput, NotFound, NotAllowed, StaleVersion, InvalidTransition.
 */
export async function askSecondCheck(desk: Desk, actor: Actor, claimId: string, seen: number, input: Asking): Promise<CheckedClaim> {
  const { checker: checkerId } = parseInput(Asking, input)
  const made: { check?: SecondCheck } = {}
  const claim = await changeClaim(desk, actor, { act: 'ask_second_check', claimId, seen, subject: ofLastVerdict }, async (waiting, tx, at) => {
    const editor = permitPerson(actor, 'ask_second_check', ofLastVerdict(waiting))
    const verdict = lastVerdict(waiting.verdicts)
    if (waiting.stage !== 'awaiting_approval' || !verdict) throw new InvalidTransition(stageWords[waiting.stage].label.toLowerCase(), 'asking for a second check')
    if (waiting.secondCheckId !== null) throw new InvalidInput({ checker: 'This claim is being checked a second time already.' })
    const checker = await checkerOf(tx, { checkerId, editor, claim: waiting, at })
    const check: SecondCheck = {
      id: desk.newId(), claimId, verdictId: verdict.id, checkerId, checkerName: checker.name, askedById: editor.id, askedByName: editor.name, askedAt: at,
      state: 'asked', status: null, rationale: null, asOf: null, doneAt: null, took: null, chosenVerdictId: null, note: null,
      closedById: null, closedByName: null, closedAt: null,
    }
    await tx.secondChecks.insert(check)
    made.check = check
    return {
      change: { secondCheckId: check.id, blindTo: checkerId },
      before: null,
      after: { check: check.id, verdict: verdict.id, checker: checkerId, name: checker.name },
    }
  })
  return { claim, check: made.check! }
}

/** ofLastVerdict is what rules ask of the verdict that waits: its author chooses nobody to look at it. */
export function ofLastVerdict({ verdicts }: Pick<Claim, 'verdicts'>): Pick<Subject, 'authorId'> {
  return { authorId: lastVerdict(verdicts)?.authorId }
}

interface Named {
  checkerId: string
  editor: Person
  claim: Claim
  at: Date
}

async function checkerOf(tx: Transaction, { checkerId, editor, claim, at }: Named): Promise<Person> {
  const account = await tx.users.account(checkerId, at)
  if (!account || account.disabledAt !== null) throw new InvalidInput({ checker: 'There is no such person at the desk, or their account is disabled. Choose another.' })
  const { person } = account
  if (person.id === editor.id) throw new InvalidInput({ checker: 'You have seen the verdict: choose somebody else.' })
  const why = (await whoHasSeen(tx, claim)).get(person.id)
  if (why !== undefined) throw new InvalidInput({ checker: `${person.name} ${why}: choose somebody who has not seen what was found.` })
  return person
}
