// Where a claim stands as the trail holds it, so that what was can be given back exactly.
import { z } from 'zod'
import { anchorStates, type Anchor } from '../../domain/anchor.js'
import type { Json } from '../../domain/event.js'

const AnchorRecord = z.object({
  start: z.int(), end: z.int(), exact: z.string(), prefix: z.string(), suffix: z.string(), state: z.enum(anchorStates), score: z.number(),
})

/** recordOfAnchors is what an event keeps of a claim's anchors: all of each. */
export function recordOfAnchors(anchors: Anchor[]): Json {
  return anchors.map(({ start, end, exact, prefix, suffix, state, score }) => ({ start, end, exact, prefix, suffix, state, score }))
}

/** anchorsOfRecord reads them back as they were. Throws ZodError on what is no such record. */
export function anchorsOfRecord(record: Json): Anchor[] {
  return z.array(AnchorRecord).parse(record)
}
