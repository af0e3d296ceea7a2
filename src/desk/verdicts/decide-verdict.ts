import { z } from 'zod'
import { stageAfter, type Claim, type StageMove } from '../../domain/claim.js'
import { InvalidInput, NotFound } from '../../domain/errors.js'
import type { Activity } from '../../domain/event.js'
import { standingVerdict, type Verdict, type VerdictDecision } from '../../domain/verdict.js'
import type { Transaction } from '../../storage/store.js'
import { parseInput } from '../parse-input.js'
import { changeClaim } from '../claims/change-claim.js'
import type { Desk } from '../desk.js'

interface Editor {
  id: string
  name: string
}

const Note = z.object({ note: z.string().trim().max(5_000, 'A note can have at most 5,000 characters.') })
const Reason = Note.extend({
  note: Note.shape.note.min(1, 'Say what is missing, so that it can be mended.'),
})

/** approveVerdict makes a verdict the one that readers see. Throws InvalidInput, NotFound, StaleVersion, InvalidTransition. */
export async function approveVerdict(
  desk: Desk,
  editor: Editor,
  verdictId: string,
  seen: number,
  input: { note: string },
): Promise<Claim> {
  const { note } = parseInput(Note, input)
  return decide(desk, editor, verdictId, seen, { decision: 'approved', move: 'approve', activity: 'approve', note })
}

/** returnVerdict gives a verdict back to the fact-checker with a reason. Throws as approveVerdict does. */
export async function returnVerdict(
  desk: Desk,
  editor: Editor,
  verdictId: string,
  seen: number,
  input: { note: string },
): Promise<Claim> {
  const { note } = parseInput(Reason, input)
  return decide(desk, editor, verdictId, seen, { decision: 'returned', move: 'return', activity: 'return', note })
}

interface Decision {
  decision: VerdictDecision
  move: StageMove
  activity: Activity
  note: string
}

async function decide(desk: Desk, editor: Editor, verdictId: string, seen: number, how: Decision): Promise<Claim> {
  const found = await desk.store.claims.findVerdict(verdictId)
  if (!found) throw new NotFound('verdict', verdictId)
  return changeClaim(desk, editor, found.claimId, seen, async (claim, tx, at) => {
    const stage = stageAfter(claim.stage, how.move)
    refuseUnlessNewest(claim, found)
    const decided: Verdict = {
      ...found,
      decision: how.decision,
      decidedBy: editor.name,
      decidedAt: at,
      decisionNote: how.note || null,
    }
    await tx.claims.decideVerdict(decided, editor.id)
    const status = await statusAfter(tx, claim)
    return {
      activity: how.activity,
      subject: { type: 'verdict', id: verdictId },
      change: { stage, status },
      before: { stage: claim.stage, status: claim.status },
      after: { stage, status, claim: claim.id, ...(how.note && { note: how.note }) },
    }
  })
}

function refuseUnlessNewest(claim: Claim, verdict: Verdict): void {
  if (claim.verdicts.at(-1)?.id === verdict.id) return
  throw new InvalidInput({ verdict: 'A newer verdict was proposed since: decide on that one.' })
}

async function statusAfter(tx: Transaction, claim: Claim) {
  const decided = await tx.claims.find(claim.id)
  return standingVerdict(decided?.verdicts ?? [])?.status ?? 'unverified'
}
