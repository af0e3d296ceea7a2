// What whom is shown of what is pinned to a claim.
import type { Claim } from '../../domain/claim.js'
import { isApprovedOn, type PinnedEvidence } from '../../domain/evidence.js'
import type { Audience } from '../../domain/listing.js'
import { isBlind, type Actor } from '../../domain/permission.js'
import type { Reader } from '../../storage/store.js'

/** evidenceFor answers the evidence of a claim, in the order in which it was pinned: to readers only what an editor approved a verdict with, and to who checks it blind none. */
export async function evidenceFor(store: Reader, actor: Actor | null, claim: Pick<Claim, 'id' | 'verdicts' | 'blindTo'>, audience: Audience): Promise<PinnedEvidence[]> {
  if (isBlind(actor, claim)) return []
  const { id, verdicts } = claim
  const pinned = await store.evidence.ofClaim(id)
  return audience === 'desk' ? pinned : pinned.filter((evidence) => isApprovedOn(evidence, verdicts))
}
