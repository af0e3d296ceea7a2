// What whom is shown of what is pinned to a claim.
import type { Claim } from '../../domain/claim.js'
import { isApprovedOn, type PinnedEvidence } from '../../domain/evidence.js'
import type { Audience } from '../../domain/listing.js'
import type { Reader } from '../../storage/store.js'

/** evidenceFor answers the evidence of a claim, in the order in which it was pinned: to readers only what an editor approved a verdict with. */
export async function evidenceFor(store: Reader, { id, verdicts }: Pick<Claim, 'id' | 'verdicts'>, audience: Audience): Promise<PinnedEvidence[]> {
  const pinned = await store.evidence.ofClaim(id)
  return audience === 'desk' ? pinned : pinned.filter((evidence) => isApprovedOn(evidence, verdicts))
}
