import { z } from 'zod'
import type { Claim } from '../../domain/claim.js'
import type { Actor } from '../../domain/permission.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { decideVerdict } from './decide-verdict.js'

const Emergency = z.object({
  emergency: z.string().trim().min(1, 'Say why no other editor can decide on it now.').max(2_000, 'A reason can have at most 2,000 characters.'),
})

/**
 * approveOwnVerdict makes a verdict of an admin's own the one that readers see, where nobody else can decide on it; `emergency` is why. That
 * it was approved so stays with it for ever. Throws as decideVerdict does.
 */
export async function approveOwnVerdict(
  desk: Desk,
  actor: Actor,
  verdictId: string,
  seen: number,
  input: z.input<typeof Emergency>,
): Promise<Claim> {
  const { emergency } = parseInput(Emergency, input)
  return decideVerdict(desk, actor, verdictId, seen, { act: 'approve_own', decision: 'approved', note: '', selfApproval: emergency })
}
