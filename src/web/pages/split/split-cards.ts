import type { Split, SplitClaim } from '../../../language/split-result.js'
import { labelOfKind, presentWorth, type WorthView } from '../../parts/badges.js'
import { presentFoundChain, type ChainView } from '../../parts/chains.js'
import { explainChain, presentConfidence, type WhyView } from '../../parts/confidence.js'
import { presentFacts } from '../../parts/facts.js'
import { presentParts, type PartsView } from '../../parts/claim-parts.js'
import type { TextPart } from './split-parts.js'
import { presentUnclear, type UnclearView } from '../../parts/unclear.js'

/** FoundClaim is one claim as the splitter found it, beside the text; `kind` is null where it is none in particular. */
export interface FoundClaim {
  number: number
  wording: string
  /** The wording's language as HTML's `lang` takes it; empty where it is not known. */
  lang: string
  kind: string | null
  worth: WorthView
  chains: ChainView[]
  isUnsourced: boolean
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

/** langOf answers a text's language as HTML's `lang` takes it; empty where it is not known. */
export function langOf({ language }: Split): string {
  return language === 'und' ? '' : language
}

function foundClaim(text: string, parts: Split, claim: SplitClaim, number: number): FoundClaim {
  const found = claim.attributions.map((index) => parts.attributions[index]!)
  const chains = found.flatMap((attribution) => presentFoundChain(text, attribution, 'this text'))
  return {
    number,
    wording: claim.text,
    lang: langOf(parts),
    kind: claim.kind === 'other' ? null : labelOfKind(claim.kind),
    worth: presentWorth(claim.checkworthiness),
    chains,
    // Only English is read for who said what, so that elsewhere nothing is known of it.
    isUnsourced: chains.length === 0 && parts.language === 'en',
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
