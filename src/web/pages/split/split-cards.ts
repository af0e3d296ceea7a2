import { canonicalLanguage } from '../../../domain/language.js'
import type { Split, SplitClaim } from '../../../language/split-result.js'
import { labelOfKind, presentWorth, type WorthView } from '../../parts/badges.js'
import { presentFoundChain, type ChainView } from '../../parts/chains.js'
import { explainChain, presentConfidence, type WhyView } from '../../parts/confidence.js'
import { presentFacts } from '../../parts/facts.js'
import { presentParts, type PartsView } from '../../parts/claim-parts.js'
import type { TextPart } from './split-parts.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { presentNoSource, type NoSourceView } from '../../parts/no-source.js'
import { presentUnclear, type UnclearView } from '../../parts/unclear.js'

/** FoundClaim is one claim as the splitter found it, beside the text; `kind` is null where it is none in particular. */
export interface FoundClaim {
  number: number
  wording: string
  words: WordsView
  kind: string | null
  worth: WorthView
  chains: ChainView[]
  noSource: NoSourceView | null
  facts: string[]
  unclear: UnclearView | null
  parts: PartsView | null
  why: WhyView
  /** Its attributions' numbers, parted by spaces. */
  of: string
}

/** presentFoundClaims lists the claims that were found in a part of a text. */
export function presentFoundClaims(text: string, parts: Split, part: TextPart): FoundClaim[] {
  return part.claims.map((index) => foundClaim(text, parts, parts.claims[index]!, index + 1))
}

/** wordsOf answers in which language a text's words are. */
export function wordsOf({ language }: Split): WordsView {
  return presentWords(canonicalLanguage(language))
}

function foundClaim(text: string, parts: Split, claim: SplitClaim, number: number): FoundClaim {
  const found = claim.attributions.map((index) => parts.attributions[index]!)
  const chains = found.flatMap((attribution) => presentFoundChain(text, attribution, 'this text'))
  return {
    number,
    wording: claim.text,
    words: wordsOf(parts),
    kind: claim.kind === 'other' ? null : labelOfKind(claim.kind),
    worth: presentWorth(claim.checkworthiness),
    chains,
    noSource: chains.length > 0 ? null : presentNoSource(claim.sourceSearch === 'searched' ? 'none' : claim.sourceSearch),
    facts: presentFacts(claim),
    unclear: presentUnclear(claim.open, text, claim.anchors[0]?.start ?? 0, parts.sentences),
    parts: presentParts(claim.parts),
    why: {
      confidence: presentConfidence(claim.confidence),
      reasons: claim.why,
      chains: found.flatMap((attribution) => explainChain(attribution, attribution.hops[0]?.name)),
    },
    of: claim.attributions.join(' '),
  }
}
