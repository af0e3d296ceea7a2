import type { Doubt, Snapshot, SnapshotMark } from '../domain/snapshot.js'
import type { Db } from './db.js'
import type * as Row from './generated/client.js'
import { statement } from './statements.js'

export interface SnapshotReader {
  /** What is known of it, without its text and its bytes. */
  mark(sha256: string): Promise<SnapshotMark | null>
  /** All of it: megabytes. */
  find(sha256: string): Promise<Snapshot | null>
}

export interface SnapshotWriter {
  /** Keeps a snapshot. Of bytes that are kept already the first one stays; while nothing ever rested on it, as of whoever brought it last. */
  keep(snapshot: Snapshot): Promise<void>
  /** Notes that evidence rests on it, which it does from then on for all that anybody can take back; keeps it where it is kept no longer. */
  pin(snapshot: Snapshot, at: Date): Promise<void>
  /** Takes away those that no evidence ever rested on and that were kept before. */
  dropUnpinned(before: Date): Promise<void>
}

const marked = statement((db, { sha256 }: { sha256: string }) => db
  .selectFrom('Snapshot').select(['sha256', 'mediaType', 'status', 'doubt', 'title', 'createdById', 'createdByName', 'createdAt'])
  .where('sha256', '=', sha256))

export function snapshotReader(db: Db): SnapshotReader {
  return {
    async mark(sha256) {
      const row = await db.rows.first(marked, { sha256 })
      return row ? { ...row, doubt: row.doubt as Doubt | null } : null
    },
    async find(sha256) {
      const row = await db.snapshot.findUnique({ where: { sha256 } })
      return row && toSnapshot(row)
    },
  }
}

function toSnapshot({ pinnedAt: _, doubt, ...row }: Row.Snapshot): Snapshot {
  return { ...row, doubt: doubt as Doubt | null }
}

export function snapshotWriter(db: Db): SnapshotWriter {
  // Its bytes are megabytes, and nearly always here: they are sent only where they are not. What is changed cannot be tidied away meanwhile.
  const isKept = async ({ sha256 }: Snapshot, unpinned: Partial<Row.Snapshot>): Promise<boolean> => {
    const { count } = await db.snapshot.updateMany({ where: { sha256, pinnedAt: null }, data: unpinned })
    return count > 0 || (await db.rows.first(marked, { sha256 })) !== undefined
  }
  return {
    async keep(snapshot) {
      const { createdAt, createdById, createdByName } = snapshot
      if (await isKept(snapshot, { createdAt, createdById, createdByName })) return
      await db.snapshot.upsert({ where: { sha256: snapshot.sha256 }, create: snapshot, update: {} })
    },
    async pin(snapshot, at) {
      if (await isKept(snapshot, { pinnedAt: at })) return
      await db.snapshot.upsert({ where: { sha256: snapshot.sha256 }, create: { ...snapshot, pinnedAt: at }, update: { pinnedAt: at } })
    },
    async dropUnpinned(before) {
      await db.snapshot.deleteMany({ where: { pinnedAt: null, createdAt: { lt: before } } })
    },
  }
}
