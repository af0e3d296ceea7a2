// What whom is shown of what evidence rests on: the desk alone, for most of it is others' to publish.
import type { Claim } from '../../domain/claim.js'
import { NotAllowed, NotFound } from '../../domain/errors.js'
import type { PinnedEvidence } from '../../domain/evidence.js'
import { BLIND_WORDS, isPerson, type Actor } from '../../domain/permission.js'
import type { Snapshot } from '../../domain/snapshot.js'
import type { Reader } from '../../storage/store.js'
import { permit } from '../permit.js'

/**
 * deskSnapshot answers a snapshot with its text and its bytes: not to who checks a claim blind that rests on it, also where others do.
 * Throws NotAllowed, NotFound.
 */
export async function deskSnapshot(store: Reader, actor: Actor | null, sha256: string): Promise<Snapshot> {
  permit(actor, 'see_desk')
  const snapshot = await store.snapshots.find(sha256)
  if (!snapshot) throw new NotFound('snapshot', sha256)
  if (isPerson(actor) && (await store.secondChecks.isHiddenFrom(actor.id, sha256))) throw new NotAllowed('see_desk', BLIND_WORDS)
  return snapshot
}

/** quoteIn answers a piece of evidence with its claim, where it rests on this snapshot, which the person may see; else null. */
export async function quoteIn(store: Reader, { sha256 }: Snapshot, evidenceId: string): Promise<{ evidence: PinnedEvidence; claim: Claim } | null> {
  const evidence = await store.evidence.find(evidenceId)
  // Evidence that rests on another page says nothing of this one.
  const claim = evidence?.snapshotHash === sha256 ? await store.claims.find(evidence.claimId) : null
  return evidence && claim && { evidence, claim }
}
