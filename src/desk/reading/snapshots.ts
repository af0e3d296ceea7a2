// What whom is shown of what evidence rests on: the desk alone, for most of it is others' to publish.
import type { Claim } from '../../domain/claim.js'
import { NotFound } from '../../domain/errors.js'
import type { PinnedEvidence } from '../../domain/evidence.js'
import { isBlind, isPerson, type Actor } from '../../domain/permission.js'
import type { Snapshot } from '../../domain/snapshot.js'
import type { Reader } from '../../storage/store.js'
import { permit } from '../permit.js'

/**
 * deskSnapshot answers a snapshot with its text and its bytes. To who checks blind all claims that rest on it it is not there: a refusal would
 * tell whoever has the page that it was pinned. Throws NotAllowed, NotFound.
 */
export async function deskSnapshot(store: Reader, actor: Actor | null, sha256: string): Promise<Snapshot> {
  permit(actor, 'see_desk')
  const snapshot = await store.snapshots.find(sha256)
  const isHidden = isPerson(actor) && (await store.secondChecks.isHiddenFrom(actor.id, sha256))
  if (!snapshot || isHidden) throw new NotFound('snapshot', sha256)
  return snapshot
}

/** quoteIn answers a piece of evidence with its claim, where it rests on this snapshot, which the person may see; else null. */
export async function quoteIn(store: Reader, actor: Actor | null, { sha256 }: Snapshot, evidenceId: string): Promise<{ evidence: PinnedEvidence; claim: Claim } | null> {
  const evidence = await store.evidence.find(evidenceId)
  // Evidence that rests on another page says nothing of this one.
  const claim = evidence?.snapshotHash === sha256 ? await store.claims.find(evidence.claimId) : null
  return evidence && claim && !isBlind(actor, claim) ? { evidence, claim } : null
}
