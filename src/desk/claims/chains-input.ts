import { z } from 'zod'
import { attributionModes, standings } from '../../domain/attribution.js'
import { sourceKinds } from '../../domain/source.js'
import { onOneLine } from '../../domain/one-line.js'

/** How many chains a claim can have, how many hops a chain, and how long a name or a cue can be (UTF-16 code units). */
export const MOST_CHAINS = 20
export const MOST_HOPS = 10
export const LONGEST_NAME = 300

/** tooLong says what is wrong with a text that is longer. */
export const tooLong = (what: string) => `${what} can have at most ${LONGEST_NAME} characters.`

// How long these can be the verb knows: what the splitter found can be longer, and stays.
const words = z.string().transform(onOneLine)
const maybe = words.transform((text) => text || null).nullable().default(null)

const SourceInput = z
  .object({
    id: z.string().nullable().default(null),
    name: words.pipe(z.string().max(LONGEST_NAME, tooLong('A name'))).default(''),
    kind: z.enum(sourceKinds, 'Choose what the source is.').nullable().default(null),
  })
  .refine(({ id, name }) => id !== null || name !== '', { path: ['name'], message: 'Name the source, or take this hop away.' })

const HopInput = z.object({
  source: SourceInput,
  mention: maybe,
  cue: maybe,
  mode: z.enum(attributionModes, 'Choose how it is told.'),
  standing: z.enum(standings, 'Choose on what footing it speaks.').nullable().default(null),
})

const ChainInput = z.object({
  hops: z.array(HopInput).min(1, 'A chain has one hop at least.').max(MOST_HOPS, `A chain can have at most ${MOST_HOPS} hops.`),
})

export const ChainsInput = z
  .object({
    chains: z.array(ChainInput).max(MOST_CHAINS, `A claim can have at most ${MOST_CHAINS} chains.`),
    noSource: z.boolean().default(false),
  })
  .refine(({ chains, noSource }) => !noSource || chains.length === 0, {
    path: ['chains'], message: 'Either a source says it, or the article itself does: take the chains away first.',
  })
/**
 * ChainsInput is all chains of a claim, each from its origin to the outlet nearest the article. A source is given by its id, or by a name
 * and what it is; without that, it is the one that goes by the name. No chain: the article itself says it (`noSource`), or nobody has
 * said yet who does.
 */
export type ChainsInput = z.input<typeof ChainsInput>
/** ChainInput and HopInput are one chain, and one hop, as they were checked. */
export type ChainInput = z.output<typeof ChainInput>
export type HopInput = z.output<typeof HopInput>
