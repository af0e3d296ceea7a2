import { z } from 'zod'
import { stageAfter } from '../../domain/act.js'
import type { Claim } from '../../domain/claim.js'
import { InvalidInput } from '../../domain/errors.js'
import type { Actor, Person } from '../../domain/permission.js'
import { restsOnEvidence, verificationStatuses, type VerificationStatus, type Verdict } from '../../domain/verdict.js'
import { Day } from '../day-input.js'
import { parseInput } from '../parse-input.js'
import { changeClaim } from '../claims/change-claim.js'
import type { Desk } from '../desk.js'
import { permitPerson } from '../permit.js'

const orNull = (text: string) => text || null

/** Opinion is what a verdict says to readers. */
export const Opinion = z.object({
  status: z.enum(verificationStatuses, 'Choose a status.'),
  rationale: z
    .string()
    .trim()
    .min(1, 'Say why: what you checked and what it showed.')
    .max(20_000, 'A rationale can have at most 20,000 characters.'),
  asOf: Day,
})

const VerdictInput = Opinion.extend({
  deskNote: z.string().trim().max(20_000, 'A note can have at most 20,000 characters.').transform(orNull).default(null),
  recheckOn: z.string().trim().transform(orNull).pipe(z.nullable(Day)).default(null),
  withoutEvidence: z.string().trim().max(2_000, 'A reason can have at most 2,000 characters.').transform(orNull).default(null),
}).refine(({ asOf, recheckOn }) => recheckOn === null || recheckOn >= asOf, {
  path: ['recheckOn'], message: 'Look again on the day on which it holds, or on a later one.',
})
type Fields = z.input<typeof VerdictInput>
/**
 * VerdictInput is a verdict as typed: `deskNote` stays on the desk, `recheckOn` is the day on which to look again, `withoutEvidence` is
 * why it rests on none.
 */
export type VerdictInput = Record<'status' | 'rationale' | 'asOf', string> & Pick<Fields, 'deskNote' | 'recheckOn' | 'withoutEvidence'>

/**
 * proposeVerdict writes the next verdict on a claim, for an editor to decide on. A verdict on a proposed claim accepts it.
 * Throws InvalidInput, NotFound, NotAllowed, StaleVersion, InvalidTransition.
 */
export async function proposeVerdict(
  desk: Desk,
  actor: Actor,
  claimId: string,
  seen: number,
  input: VerdictInput,
): Promise<Claim> {
  const { status, rationale, asOf, ...more } = parseInput(VerdictInput, input)
  return changeClaim(desk, actor, { act: 'propose_verdict', claimId, seen }, async (claim, tx, at) => {
    const author = permitPerson(actor, 'propose_verdict')
    refuseTomorrow(asOf, at)
    const stage = stageAfter(claim.stage, 'propose_verdict')
    const isFounded = (await tx.evidence.countOf(claimId)) > 0
    // Why there is no evidence is nothing to say where there is some.
    const said = isFounded ? { ...more, withoutEvidence: null } : more
    if (!isFounded) refuseUnfounded(status, more.withoutEvidence)
    const verdict = nextVerdict(claim, { id: desk.newId(), status, rationale, asOf, ...said, author, at })
    await tx.claims.insertVerdict(verdict)
    return {
      verdicts: [...claim.verdicts, verdict],
      change: { stage, status },
      before: { stage: claim.stage, status: claim.status },
      after: { stage, status, rationale, asOf, ...saidOf(said), verdict: verdict.id },
    }
  })
}

interface Written extends Pick<Verdict, 'id' | 'status' | 'rationale' | 'asOf' | 'deskNote' | 'recheckOn' | 'withoutEvidence'> {
  author: Pick<Person, 'id' | 'name'>
  at: Date
}

/** nextVerdict is a verdict that waits, the next of its claim. */
export function nextVerdict(claim: Pick<Claim, 'id' | 'verdicts'>, { author, at, ...written }: Written): Verdict {
  return {
    ...written, claimId: claim.id, number: (claim.verdicts.at(-1)?.number ?? 0) + 1, authorId: author.id, authorName: author.name, createdAt: at,
    decision: null, decidedBy: null, decidedAt: null, decisionNote: null, selfApproval: null,
  }
}

// Whoever says what is true says what it rests on, or why on nothing that can be shown.
function refuseUnfounded(status: VerificationStatus, reason: string | null): void {
  if (!restsOnEvidence(status) || reason !== null) return
  throw new InvalidInput({ withoutEvidence: 'Nothing is pinned to this claim: pin the evidence first, or write why there is none.' })
}

function saidOf(fields: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, text]): [string, string][] => (text === null ? [] : [[name, text]])))
}

/** refuseTomorrow throws InvalidInput for a day that has begun nowhere: a day ahead of UTC is today to people east of Greenwich. */
export function refuseTomorrow(asOf: string, at: Date): void {
  const latest = new Date(at.getTime() + 14 * 3_600_000).toISOString().slice(0, 10)
  if (asOf > latest) throw new InvalidInput({ asOf: 'The day cannot lie in the future.' })
}
