// Who is known to have seen what the first found of a claim: they cannot be blind to it any more.
import type { ActName } from '../../domain/act.js'
import type { Claim } from '../../domain/claim.js'
import { lastVerdict } from '../../domain/verdict.js'
import type { Reader } from '../../storage/store.js'

// The acts that nobody does without seeing it. To say who works on a claim is none of them.
const SEEING = {
  approve: 'approved a verdict on this claim',
  return: 'returned a verdict on this claim',
  propose_verdict: 'proposed a verdict on this claim',
  pin_evidence: 'pinned evidence to this claim',
  unpin_evidence: 'took evidence off this claim',
  comment: 'commented on this claim',
  resolve_comment: 'resolved a thread about this claim',
  ask_second_check: 'asked for a second check of this claim before',
  second_check: 'checked this claim before',
  adjudicate: 'decided between two opinions on this claim',
  cancel_second_check: 'took a second check of this claim back',
} as const satisfies Partial<Record<ActName, string>>

const seeing = Object.keys(SEEING) as (keyof typeof SEEING)[]

/** whoHasSeen answers them by their ids, each with why, after their name: who judged it or what repeats it, pinned evidence to it, was asked, or left another trace; null is the program itself. */
export async function whoHasSeen(store: Reader, claim: Claim): Promise<Map<string | null, string>> {
  const verdict = lastVerdict(claim.verdicts)
  const traces = await store.trail.whoDid(claim, seeing)
  const pinned = await store.evidence.ofClaim(claim.id)
  return new Map<string | null, string>([
    ...traces.flatMap(({ agentId, activity }) => seeing.filter((act) => act === activity).map((act) => [agentId, SEEING[act]] as const)),
    ...(verdict ? await store.secondChecks.askedAbout(verdict.id) : []).map((id) => [id, 'was asked about this verdict before'] as const),
    ...pinned.map(({ createdById }) => [createdById, 'pinned evidence to this claim'] as const),
    ...claim.verdicts.map(({ authorId }) => [authorId, 'wrote a verdict on this claim'] as const),
  ])
}
