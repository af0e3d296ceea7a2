import type { Actor } from '../../domain/permission.js'
import { z } from 'zod'
import { stageAfter } from '../../domain/act.js'
import type { Claim } from '../../domain/claim.js'
import { dismissalReasons, type Dismissed } from '../../domain/dismissal.js'
import { InvalidInput } from '../../domain/errors.js'
import type { Transaction } from '../../storage/store.js'
import { parseInput } from '../parse-input.js'
import { changeClaim } from './change-claim.js'
import type { Desk } from '../desk.js'

const Dismissal = z.object({
  reason: z.string().nullable().default(null).pipe(z.enum(dismissalReasons, 'Choose one of the reasons.').nullable()),
  duplicateOf: z.string().nullable().default(null),
}).refine(({ reason, duplicateOf }) => duplicateOf === null || reason === 'duplicate', {
  path: ['duplicateOf'], message: 'Only a duplicate is said by another claim: choose that reason, or name no claim.',
})

/** Dismissal is why, where somebody says; of a duplicate, which claim of the article says it. */
export type Dismissal = z.input<typeof Dismissal>

/**
 * dismissClaim says that this is nothing to check; it can be restored. Dismissed once more, with a reason, it has that reason.
 * Throws InvalidInput, NotFound, NotAllowed, StaleVersion, InvalidTransition.
 */
export async function dismissClaim(desk: Desk, actor: Actor, claimId: string, seen: number, input: Dismissal = {}): Promise<Claim> {
  const { reason, duplicateOf } = parseInput(Dismissal, input)
  return changeClaim(desk, actor, { act: 'dismiss', claimId, seen }, async (claim, tx) => {
    const isDismissed = claim.stage === 'dismissed'
    if (isDismissed && (reason === null || (reason === claim.dismissedAs && duplicateOf === claim.duplicateOfId))) return null
    if (reason === 'duplicate') await refuseOther(tx, claim, duplicateOf)
    const next = isDismissed ? claim.stage : stageAfter(claim.stage, 'dismiss')
    return {
      change: { stage: next, dismissedAs: reason, duplicateOfId: duplicateOf },
      before: { stage: claim.stage, ...dismissalOf(claim) },
      after: { stage: next, ...(reason !== null && { reason }), ...(duplicateOf !== null && { duplicateOf }) },
    }
  })
}

/** dismissalOf answers as what a claim was dismissed, as events hold it; nothing of one that stands, or of which nobody said why. */
export function dismissalOf({ stage, dismissedAs, duplicateOfId }: Claim): { reason?: Dismissed; duplicateOf?: string } {
  if (stage !== 'dismissed') return {}
  return { ...(dismissedAs !== null && { reason: dismissedAs }), ...(duplicateOfId !== null && { duplicateOf: duplicateOfId }) }
}

async function refuseOther(tx: Transaction, { id, articleId }: Claim, otherId: string | null): Promise<void> {
  const other = otherId === null ? null : await tx.claims.find(otherId)
  if (other?.articleId !== articleId || other.id === id || other.stage === 'dismissed') {
    throw new InvalidInput({ duplicateOf: 'Choose the claim of this article that says it, one that stands.' })
  }
}
