// What whom is shown of what evidence rests on: the desk alone, for most of it is others' to publish.
import { NotFound } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import type { Snapshot, SnapshotMark } from '../../domain/snapshot.js'
import type { Reader } from '../../storage/store.js'
import { nearestPassage } from '../evidence/pin-evidence.js'
import { permit } from '../permit.js'

/** deskSnapshot answers a snapshot with its text and its bytes. Throws NotAllowed, NotFound. */
export async function deskSnapshot(store: Reader, actor: Actor | null, sha256: string): Promise<Snapshot> {
  permit(actor, 'see_desk')
  const snapshot = await store.snapshots.find(sha256)
  if (!snapshot) throw new NotFound('snapshot', sha256)
  return snapshot
}

/** HeldPage is a page that was sent and kept, though nothing was pinned yet, with the passage that is most like the quote. */
export interface HeldPage {
  mark: SnapshotMark
  nearest: string | null
}

/** heldPage answers the page that a form holds by its hash, or null where it is kept no longer; `quote` null: it was found, or is not asked for. */
export async function heldPage(store: Reader, sha256: string, quote: string | null): Promise<HeldPage | null> {
  if (quote === null) {
    const mark = await store.snapshots.mark(sha256)
    return mark && { mark, nearest: null }
  }
  const snapshot = await store.snapshots.find(sha256)
  return snapshot && { mark: snapshot, nearest: nearestPassage(snapshot.text, quote) }
}
