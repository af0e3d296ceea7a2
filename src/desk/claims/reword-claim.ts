import type { Actor } from '../../domain/permission.js'
import { z } from 'zod'
import type { Claim } from '../../domain/claim.js'
import { parseInput } from '../parse-input.js'
import { changeClaim } from './change-claim.js'
import type { Desk } from '../desk.js'

const Wording = z.object({
  text: z
    .string()
    .trim()
    .transform((text) => text.replace(/\s+/g, ' '))
    .pipe(z.string().min(1, 'Write the claim as one sentence that stands alone.').max(2_000, 'A claim can have at most 2,000 characters.')),
})

/** rewordClaim gives a claim another wording; its anchors stay. Throws InvalidInput, NotFound, NotAllowed, StaleVersion. */
export async function rewordClaim(
  desk: Desk,
  actor: Actor,
  claimId: string,
  seen: number,
  input: { text: string },
): Promise<Claim> {
  const { text } = parseInput(Wording, input)
  return changeClaim(desk, actor, { act: 'reword', claimId, seen }, (claim) => {
    if (claim.text === text) return null
    return { change: { text }, before: { text: claim.text }, after: { text } }
  })
}
