import { createHash } from 'node:crypto'
import type { Rows } from './database.js'

interface Pinned {
  [column: string]: string | null
  id: string
  claimId: string
  snapshotHash: string | null
}

/**
 * checkEvidence compares every snapshot with its hash, and looks whether each quote stands in the text of its snapshot. Answers a line for
 * each that differs.
 */
export async function checkEvidence(database: Rows): Promise<{ snapshots: number; evidence: number; problems: string[] }> {
  const problems: string[] = []
  const pinned = await database.all<Pinned>('SELECT "id", "claimId", "snapshotHash" FROM "Evidence" ORDER BY "id"')
  const bySnapshot = new Map<string | null, Pinned[]>()
  for (const one of pinned) bySnapshot.set(one.snapshotHash, [...(bySnapshot.get(one.snapshotHash) ?? []), one])
  const hashes = await database.all<{ sha256: string }>('SELECT "sha256" FROM "Snapshot" ORDER BY "sha256"')
  // One by one: a snapshot can have megabytes.
  for (const { sha256 } of hashes) {
    const { text, bytes } = (await database.get<{ text: string; bytes: Uint8Array }>('SELECT "text", "bytes" FROM "Snapshot" WHERE "sha256" = ?', [sha256]))!
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) problems.push(`snapshot ${sha256}: its bytes do not give its hash`)
    for (const { id, claimId } of bySnapshot.get(sha256) ?? []) {
      const { quote } = (await database.get<{ quote: string }>('SELECT "quote" FROM "Evidence" WHERE "id" = ?', [id]))!
      if (!text.includes(quote)) problems.push(`evidence ${id} of claim ${claimId}: its quote does not stand in snapshot ${sha256}`)
    }
    bySnapshot.delete(sha256)
  }
  for (const { id, claimId } of [...bySnapshot.values()].flat()) problems.push(`evidence ${id} of claim ${claimId}: its snapshot is not there`)
  return { snapshots: hashes.length, evidence: pinned.length, problems }
}
