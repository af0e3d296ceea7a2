import { z } from 'zod'
import type { Json } from '../../domain/event.js'
import { stances, type Evidence } from '../../domain/evidence.js'

const EvidenceRecord = z.object({
  id: z.string(),
  stance: z.enum(stances),
  title: z.string(),
  url: z.string().nullable(),
  quote: z.string(),
  note: z.string(),
  snapshotHash: z.string(),
  retrievedAt: z.coerce.date(),
  createdById: z.string().nullable(),
  createdByName: z.string(),
  createdAt: z.coerce.date(),
})

/** evidenceOfRecord reads back what an event keeps of a piece of evidence (see evidenceRecord). Throws ZodError on what is no such record. */
export function evidenceOfRecord(claimId: string, record: Json): Evidence {
  return { claimId, ...EvidenceRecord.parse(record) }
}
