// What whom is shown of what evidence rests on: the desk alone, for most of it is others' to publish.
import { NotFound } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import type { Snapshot } from '../../domain/snapshot.js'
import type { Reader } from '../../storage/store.js'
import { permit } from '../permit.js'

/** deskSnapshot answers a snapshot with its text and its bytes. Throws NotAllowed, NotFound. */
export async function deskSnapshot(store: Reader, actor: Actor | null, sha256: string): Promise<Snapshot> {
  permit(actor, 'see_desk')
  const snapshot = await store.snapshots.find(sha256)
  if (!snapshot) throw new NotFound('snapshot', sha256)
  return snapshot
}
