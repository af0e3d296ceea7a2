import type { Claim } from '../../domain/claim.js'
import { InvalidTransition, NotFound } from '../../domain/errors.js'
import type { Person, Subject } from '../../domain/permission.js'
import type { SecondCheck } from '../../domain/second-check.js'
import type { Desk } from '../desk.js'

/** OnCheck is a second check with its claim, and what rules ask of them. */
export interface OnCheck {
  check: SecondCheck
  claimId: string
  subject: (claim: Claim) => Subject
}

/** checkToActOn answers a second check that somebody wants to act on, before the transaction: whose it is never changes. Throws NotFound. */
export async function checkToActOn(desk: Desk, checkId: string): Promise<OnCheck> {
  const check = await desk.store.secondChecks.find(checkId)
  if (!check) throw new NotFound('second_check', checkId)
  const { claimId, checkerId, verdictId } = check
  const authorsOf = ({ verdicts }: Claim) => verdicts.filter(({ id }) => id === verdictId).map(({ authorId }) => authorId)
  return {
    check, claimId,
    subject: (claim) => {
      const [authorId] = authorsOf(claim)
      return { authorId, checkerIds: authorId === undefined ? [checkerId] : [checkerId, authorId] }
    },
  }
}

/** expectState throws InvalidTransition unless its claim, read in the transaction, says that the check is still in one of these states. */
export function expectState({ secondCheckId, blindTo }: Claim, { id }: SecondCheck, ...states: ('asked' | 'differing')[]): void {
  const now = secondCheckId !== id ? 'closed' : blindTo === null ? 'differing' : 'asked'
  if (!states.some((state) => state === now)) throw new InvalidTransition(now, 'this', WORDS[now])
}

/** takenBack is what changes of a check that is taken back: a second opinion that is written stays, and its pair is counted. */
export function takenBack({ id, name }: Person, at: Date) {
  return { state: 'cancelled', closedById: id, closedByName: name, closedAt: at } as const
}

const WORDS = {
  closed: 'This second check is settled, or was taken back: nothing more is done to it.',
  differing: 'The second opinion is written: an editor decides between the two.',
  asked: 'The second opinion is not written yet: there is nothing to decide between.',
}
