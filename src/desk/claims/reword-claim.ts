import type { Actor } from '../../domain/permission.js'
import { z } from 'zod'
import type { Claim } from '../../domain/claim.js'
import { InvalidInput, InvalidTransition } from '../../domain/errors.js'
import { stageWords } from '../../domain/stage.js'
import { parseInput } from '../parse-input.js'
import { changeClaim } from './change-claim.js'
import { claimText } from './claim-text.js'
import type { Desk } from '../desk.js'

const Wording = z.object({
  text: claimText,
  note: z.string().trim().max(2_000, 'A note can have at most 2,000 characters.').default(''),
})

/**
 * rewordClaim gives a claim another wording; its anchors stay. Words that readers saw need a note that says why, for them.
 * Throws InvalidInput, NotFound, NotAllowed, StaleVersion, InvalidTransition (of what is withdrawn the last words stand).
 */
export async function rewordClaim(
  desk: Desk,
  actor: Actor,
  claimId: string,
  seen: number,
  input: { text: string; note?: string },
): Promise<Claim> {
  const { text, note } = parseInput(Wording, input)
  return changeClaim(desk, actor, { act: 'reword', claimId, seen }, (claim) => {
    if (claim.text === text) return null
    if (claim.stage === 'withdrawn') throw new InvalidTransition(stageWords.withdrawn.label.toLowerCase(), 'rewording it')
    if (claim.publicSince !== null && note === '') throw new InvalidInput({ note: 'Say why it is reworded: readers will see this.' })
    return { change: { text }, before: { text: claim.text }, after: { text, ...(note !== '' && { note }) } }
  })
}
