import type { Claim } from '../../domain/claim.js'
import type { Actor } from '../../domain/permission.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { decideVerdict, Note } from './decide-verdict.js'

/** approveVerdict makes a verdict the one that readers see. Throws as decideVerdict does. */
export async function approveVerdict(
  desk: Desk,
  actor: Actor,
  verdictId: string,
  seen: number,
  input: { note: string },
): Promise<Claim> {
  const { note } = parseInput(Note, input)
  return decideVerdict(desk, actor, verdictId, seen, { act: 'approve', decision: 'approved', note })
}
