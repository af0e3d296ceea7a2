import { z } from 'zod'
import { stageAfter } from '../../domain/act.js'
import type { Claim } from '../../domain/claim.js'
import { InvalidInput } from '../../domain/errors.js'
import type { Actor, Person } from '../../domain/permission.js'
import { takings, type SecondCheck, type Taking } from '../../domain/second-check.js'
import { restsOnEvidence, type Verdict } from '../../domain/verdict.js'
import type { Transaction } from '../../storage/store.js'
import { changeClaim, type ClaimChange } from '../claims/change-claim.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permitPerson } from '../permit.js'
import { nextVerdict, Opinion, refuseTomorrow } from '../verdicts/propose-verdict.js'
import type { CheckedClaim } from './ask-second-check.js'
import { checkToActOn, expectState } from './open-check.js'

const Decision = z.object({
  took: z.enum(takings, 'Choose one of the two, or write a third.'),
  note: z.string().trim().min(1, 'Say why, so that both can learn from it.').max(5_000, 'A note can have at most 5,000 characters.'),
})
/** DecisionInput is which opinion is taken and why; of a third its words. */
export interface DecisionInput extends Partial<Record<keyof z.input<typeof Opinion>, string>> {
  took: string
  note: string
}

/**
 * adjudicate decides between two opinions that differ. The first verdict waits on where it is taken; else the second, or a third that the
 * editor writes, becomes the verdict that waits. None is approved by that. `seen` is the version of the claim.
 * Throws InvalidInput, NotFound, NotAllowed, StaleVersion, InvalidTransition.
 */
export async function adjudicate(desk: Desk, actor: Actor, checkId: string, seen: number, input: DecisionInput): Promise<CheckedClaim> {
  const { took, note } = parseInput(Decision, input)
  const third = took === 'third' ? parseInput(Opinion, input) : null
  const { check, ...on } = await checkToActOn(desk, checkId)
  const made: { check?: SecondCheck } = {}
  const claim = await changeClaim(desk, actor, { act: 'adjudicate', seen, ...on }, async (own, tx, at) => {
    const editor = permitPerson(actor, 'adjudicate', on.subject(own))
    expectState(own, check, 'differing')
    if (third) refuseTomorrow(third.asOf, at)
    const opinion = third ? { ...third, author: editor } : took === 'second' ? secondOf(check) : null
    const written = opinion && (await writeNext(desk, tx, own, { ...opinion, at }))
    const closed = {
      state: 'adjudicated', took, note, chosenVerdictId: written?.verdict.id ?? check.verdictId, closedById: editor.id, closedByName: editor.name, closedAt: at,
    } as const
    await tx.secondChecks.update(check.id, closed)
    made.check = { ...check, ...closed }
    return changeOf(own, { checkId, took, note, written })
  })
  return { claim, check: made.check! }
}

type Given = Pick<Verdict, 'status' | 'rationale' | 'asOf'> & { author: Pick<Person, 'id' | 'name'> }

function secondOf({ status, rationale, asOf, checkerId, checkerName }: SecondCheck): Given {
  if (status === null || rationale === null || asOf === null) throw new InvalidInput({ took: 'There is no second opinion to take.' })
  return { status, rationale, asOf, author: { id: checkerId, name: checkerName } }
}

interface Next {
  verdict: Verdict
  stage: Claim['stage']
}

async function writeNext(desk: Desk, tx: Transaction, claim: Claim, given: Given & { at: Date }): Promise<Next> {
  const stage = stageAfter(claim.stage, 'propose_verdict')
  const isFounded = !restsOnEvidence(given.status) || (await tx.evidence.countOf(claim.id)) > 0
  const verdict = nextVerdict(claim, { ...given, id: desk.newId(), deskNote: null, recheckOn: null, withoutEvidence: isFounded ? null : WITHOUT_EVIDENCE })
  await tx.claims.insertVerdict(verdict)
  return { verdict, stage }
}

const WITHOUT_EVIDENCE = 'It was written in a second check, which pins none: what it rests on stands in the rationale.'

function changeOf(claim: Claim, { checkId, took, note, written }: { checkId: string; took: Taking; note: string; written: Next | null }): ClaimChange {
  const after = { check: checkId, took, note }
  if (!written) return { change: { secondCheckId: null }, before: null, after }
  const { verdict, stage } = written
  const { status, rationale, asOf } = verdict
  return {
    verdicts: [...claim.verdicts, verdict],
    change: { secondCheckId: null, stage, status },
    before: { stage: claim.stage, status: claim.status },
    after: { ...after, stage, status, rationale, asOf, verdict: verdict.id, author: verdict.authorName },
  }
}
