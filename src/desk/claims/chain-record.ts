// The chains of a claim as the trail holds them, so that what was can be given back exactly.
import { z } from 'zod'
import { attributionModes, standings, type Attribution } from '../../domain/attribution.js'
import type { Json } from '../../domain/event.js'
import { sourceKinds } from '../../domain/source.js'

const place = z.int().nullable()

const ChainRecord = z.object({
  id: z.string(),
  mode: z.enum(attributionModes),
  confidence: z.number().nullable(),
  why: z.array(z.string()),
  decidedBy: z.string().nullable(),
  hops: z.array(z.object({
    source: z.object({ id: z.string(), name: z.string(), kind: z.enum(sourceKinds), articleId: z.string().nullable(), version: z.int() }),
    mention: z.string(), mentionStart: place, mentionEnd: place,
    cue: z.string().nullable(), cueStart: place, cueEnd: place,
    mode: z.enum(attributionModes),
    standing: z.enum(standings),
    // Records of earlier versions say nothing of it: sources were not merged then.
    mergedFromId: z.string().nullable().default(null),
  })),
})

/** recordOfChains is what an event keeps of a claim's chains: all of each. */
export function recordOfChains(chains: Attribution[]): Json {
  return chains.map(({ id, mode, confidence, why, decidedBy, hops }) => ({
    id, mode, confidence, why, decidedBy, hops: hops.map(({ source, ...hop }) => ({ ...hop, source: { ...source } })),
  }))
}

/** chainsOfRecord reads them back as they were, their sources as they were called then. Throws ZodError on what is no such record. */
export function chainsOfRecord(record: Json): Attribution[] {
  return z.array(ChainRecord).parse(record)
}
