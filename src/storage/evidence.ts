import type { Evidence, PinnedEvidence, Stance } from '../domain/evidence.js'
import type { Doubt } from '../domain/snapshot.js'
import type { Db } from './db.js'
import { columnsOf, statement, type Builder } from './statements.js'

export interface EvidenceReader {
  /** The evidence of a claim, in the order in which it was pinned: a bounded list, see MOST_EVIDENCE. */
  ofClaim(claimId: string): Promise<PinnedEvidence[]>
  find(id: string): Promise<PinnedEvidence | null>
  countOf(claimId: string): Promise<number>
}

export interface EvidenceWriter {
  /** Writes a piece of evidence; its snapshot must be kept already. */
  insert(evidence: Evidence): Promise<void>
  remove(id: string): Promise<void>
}

const withSnapshot = (db: Builder) => db
  .selectFrom('Evidence').innerJoin('Snapshot', 'Snapshot.sha256', 'Evidence.snapshotHash').select(columnsOf('Evidence')).select('Snapshot.doubt')

const ofClaim = statement((db, { claimId }: { claimId: string }) => withSnapshot(db).where('Evidence.claimId', '=', claimId).orderBy('Evidence.id'))
const withId = statement((db, { id }: { id: string }) => withSnapshot(db).where('Evidence.id', '=', id))
const count = statement((db, { claimId }: { claimId: string }) => db
  .selectFrom('Evidence').select(({ fn }) => fn.countAll<number>().as('count')).where('claimId', '=', claimId))

export function evidenceReader(db: Db): EvidenceReader {
  return {
    ofClaim: async (claimId) => (await db.rows.all(ofClaim, { claimId })).map(toEvidence),
    async find(id) {
      const row = await db.rows.first(withId, { id })
      return row ? toEvidence(row) : null
    },
    countOf: async (claimId) => (await db.rows.first(count, { claimId }))?.count ?? 0,
  }
}

type EvidenceRow = NonNullable<(typeof ofClaim)['row']>

function toEvidence({ url, title, note, createdByName, snapshotHash, ...row }: EvidenceRow): PinnedEvidence {
  return {
    ...row, url: url === '' ? null : url, title: title ?? '', note: note ?? '', createdByName: createdByName ?? '', snapshotHash: snapshotHash ?? '',
    stance: row.stance as Stance, doubt: row.doubt as Doubt | null,
  }
}

export function evidenceWriter(db: Db): EvidenceWriter {
  return {
    async insert({ id, claimId, stance, title, url, quote, note, snapshotHash, retrievedAt, createdById, createdByName, createdAt }) {
      await db.evidence.create({
        data: { id, claimId, stance, title, url: url ?? '', quote, note, snapshotHash, retrievedAt, createdById, createdByName, createdAt },
      })
    },
    async remove(id) {
      await db.evidence.deleteMany({ where: { id } })
    },
  }
}
