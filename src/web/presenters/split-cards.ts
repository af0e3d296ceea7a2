import type { Split, SplitClaim } from '../../language/types.js'
import { labelOfKind, presentWorth, type WorthView } from './badges.js'
import { presentFoundChain, type ChainView } from './chains.js'
import { explainChain, presentConfidence, type WhyView } from './confidence.js'

/** FoundClaim is one claim as the splitter found it, beside the text. */
export interface FoundClaim {
  number: number
  wording: string
  kind: string
  worth: WorthView
  chains: ChainView[]
  isUnsourced: boolean
  facts: string[]
  why: WhyView
  /** Its attributions' numbers, parted by spaces. */
  of: string
}

/** ClaimGroup is so many claims under one fold; the first is open. */
export interface ClaimGroup {
  label: string
  claims: FoundClaim[]
}

// A page of a hundred thousand characters finds a thousand claims: nobody reads them in one go.
const GROUP = 100

/** presentFoundClaims lists what was found, a hundred to a fold. */
export function presentFoundClaims(text: string, parts: Split): ClaimGroup[] {
  const groups: ClaimGroup[] = []
  for (let from = 0; from < parts.claims.length; from += GROUP) {
    const claims = parts.claims.slice(from, from + GROUP)
    groups.push({
      label: `Claims ${from + 1} to ${from + claims.length}`,
      claims: claims.map((claim, index) => foundClaim(text, parts, claim, from + index + 1)),
    })
  }
  return groups
}

function foundClaim(text: string, parts: Split, claim: SplitClaim, number: number): FoundClaim {
  const found = claim.attributions.map((index) => parts.attributions[index]!)
  const chains = found.flatMap((attribution) => presentFoundChain(text, attribution, 'this text'))
  return {
    number,
    wording: claim.text,
    kind: labelOfKind(claim.kind),
    worth: presentWorth(claim.checkworthiness),
    chains,
    isUnsourced: chains.length === 0,
    facts: [],
    why: {
      confidence: presentConfidence(claim.confidence),
      reasons: claim.why,
      chains: found.flatMap((attribution) => explainChain(attribution, attribution.hops[0]?.name)),
    },
    of: claim.attributions.join(' '),
  }
}
