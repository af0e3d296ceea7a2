import type { Claim } from '../../domain/claim.js'
import type { Actor } from '../../domain/permission.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { decideVerdict, Note } from './decide-verdict.js'

const Reason = Note.extend({
  note: Note.shape.note.min(1, 'Say what is missing, so that it can be mended.'),
})

/** returnVerdict gives a verdict back to the fact-checker with a reason. Throws as decideVerdict does. */
export async function returnVerdict(
  desk: Desk,
  actor: Actor,
  verdictId: string,
  seen: number,
  input: { note: string },
): Promise<Claim> {
  const { note } = parseInput(Reason, input)
  return decideVerdict(desk, actor, verdictId, seen, { act: 'return', decision: 'returned', note })
}
