import { isSameOnOneLine, onOneLine } from './one-line.js'
import type { Source, SourceKind } from './source.js'

export const attributionModes = ['direct', 'indirect', 'mixed'] as const
export type AttributionMode = (typeof attributionModes)[number]

export const standings = ['on_record', 'unnamed', 'document', 'second_hand'] as const
export type Standing = (typeof standings)[number]

/** Hop is one link of a chain: the source, the words that name it, and how it came by what it says. */
export interface Hop {
  source: Source
  /** The words by which the article names the source here. */
  mention: string
  /** Where those words stand: UTF-16 code units, half open; null where the article does not mention it. */
  mentionStart: number | null
  mentionEnd: number | null
  /** The words by which this hop says it ("told"), or null where it has none of its own. */
  cue: string | null
  /** Where its cue stands, as the mention does; null also where it was kept before cues had their place. */
  cueStart: number | null
  cueEnd: number | null
  mode: AttributionMode
  standing: Standing
  /** The source that it names, where that was merged into `source`; else null. */
  mergedFromId: string | null
}

/** Attribution is a chain from the origin (first hop) to the outlet nearest the article (last hop). */
export interface Attribution {
  id: string
  mode: AttributionMode
  /** 0..1: how sure the splitter was of it; null where a person wrote it. */
  confidence: number | null
  /** Why the splitter was, a reason in words each. */
  why: string[]
  /** The rule or the model that settled it ("rule verb"); null where a person wrote it, or where it was kept before this was. */
  decidedBy: string | null
  hops: Hop[]
}

/**
 * wayOf is the way that a chain leads: two are the same where they go through the same sources, by the same cues, told alike. What the
 * article calls each of them there, and on what footing it speaks, is not of the way.
 */
export function wayOf({ hops }: Pick<Attribution, 'hops'>): string {
  return hops.map(({ source, cue, mode }) => [source.id, cue && onOneLine(cue), mode].join(' ')).join('\n')
}

/** isSameChain says whether no hop of two chains differs; a line end in words of the article is a space like another. */
export function isSameChain(one: Pick<Attribution, 'hops'>, other: Pick<Attribution, 'hops'>): boolean {
  return wayOf(one) === wayOf(other)
    && one.hops.every(({ mention, standing }, at) => isSameOnOneLine(mention, other.hops[at]!.mention) && standing === other.hops[at]!.standing)
}

/**
 * standingOf says on what footing a hop speaks: the origin on record, unnamed, or as a document; every later hop passes
 * on what it had from another and is second-hand.
 */
export function standingOf(kind: SourceKind, ordinal: number): Standing {
  if (ordinal > 0) return 'second_hand'
  if (kind === 'unnamed') return 'unnamed'
  return kind === 'document' || kind === 'dataset' ? 'document' : 'on_record'
}

/**
 * How the splitter looked for whoever said a claim: `searched`; `unsure` where somebody seems to have said it and it could not
 * tell who, or whether; `not_looked_for` in a language that it does not read.
 */
export const sourceSearches = ['searched', 'unsure', 'not_looked_for'] as const
export type SourceSearch = (typeof sourceSearches)[number]

export const sourcings = ['named', 'unnamed', 'none', 'unsure', 'not_looked_for'] as const
export type Sourcing = (typeof sourcings)[number]

/**
 * sourcingOf says how a claim is sourced: `named` where any origin is named, `unnamed` where there are others only. Where no
 * chain names a source it says what that means: `none` where the article was searched and names nobody, else why it is not known.
 */
export function sourcingOf({ attributions, sourceSearch }: { attributions: Pick<Attribution, 'hops'>[]; sourceSearch: SourceSearch }): Sourcing {
  const origins = attributions.flatMap((attribution) => attribution.hops.slice(0, 1))
  if (origins.length === 0) return sourceSearch === 'searched' ? 'none' : sourceSearch
  return origins.some((origin) => origin.source.kind !== 'unnamed') ? 'named' : 'unnamed'
}
