// The contract of `split(text)`: what other programs read as JSON. All offsets are UTF-16 code units into the text that
// was given, half open, as in the W3C TextPositionSelector.
import type { AttributionMode, SourceSearch } from '../domain/attribution.js'
import type { ClaimKind } from '../domain/claim.js'
import type { Quantity, TimeExpression } from '../domain/quantity.js'
import type { SourceKind } from '../domain/source.js'

export interface Span {
  start: number
  end: number
}

/** A half-open span as the attribution lists write it: [start, end]. */
export type Range = [start: number, end: number]

export const sentenceTypes = ['statement', 'question', 'opinion', 'heading', 'other'] as const
export type SentenceType = (typeof sentenceTypes)[number]

export interface Sentence extends Span {
  type: SentenceType
}

export interface SplitClaim {
  /** A wording that stands alone: references resolved, the attribution taken out. */
  text: string
  kind: ClaimKind
  /** 0..1: how much checking this would matter. */
  checkworthiness: number
  /** 0..1: the chance that a fact-checker keeps the claim as it stands. */
  confidence: number
  /** What speaks for it, a reason in words each ("states a number"); shown to people. */
  why: string[]
  /** The numbers that it states, in the order of its words. */
  quantities: Quantity[]
  /** When, as it says it; dates are resolved against the article's own where that is known. */
  times: TimeExpression[]
  /** The words of the article that the claim came from, in text order. */
  anchors: Span[]
  /** Indexes into `attributions`. */
  attributions: number[]
  /** Whether whoever said it was looked for: without an attribution, "searched" says that the article names nobody. */
  sourceSearch: SourceSearch
  /** Smaller assertions inside the claim that could be checked apart; none is a claim of this list. */
  parts: SplitPart[]
  /** References that the article leaves unclear, or that were not resolved: an outcome, never a guess. */
  open: OpenReference[]
}

/** A smaller assertion inside a claim, worded like one: "The letter was written in 1986." */
export interface SplitPart {
  text: string
  anchors: Span[]
}

/** Words of a claim of which it is not clear whom or what they mean. */
export interface OpenReference {
  /** As they stand in the claim: "it", "the agency". */
  words: string
  /** Whom or what they may mean, by name; the likeliest first, none where nothing fits. */
  candidates: string[]
}

export interface SplitHop {
  /** The source's fullest name in this article, or its words where it has none ("sources at several news outlets"). */
  name: string
  kind: SourceKind
  /** Where this hop is mentioned, or null where it is known otherwise (the publisher of the article). */
  mention: Range | null
  /** The words by which this hop says it ("told"), or null where it has none of its own. */
  cue: Range | null
}

export interface SplitAttribution {
  content: Range[]
  cue: Range[]
  source: Range[]
  mode: AttributionMode
  /** 0..1: how sure it is that the source said the content. */
  confidence: number
  /** What speaks for it, a reason in words each (`cue “said”`); shown to people. */
  why: string[]
  /** The rule or the model that settled it: "rule verb", "model attributions". */
  decidedBy: string
  /** Origin first; the outlet nearest the article last. Empty where the article names no source. */
  hops: SplitHop[]
}

export interface Split {
  /** 'en', another BCP 47 tag, or 'und' (unknown): only English is read further than its sentences. */
  language: string
  sentences: Sentence[]
  claims: SplitClaim[]
  attributions: SplitAttribution[]
}
