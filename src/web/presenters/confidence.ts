import type { Attribution } from '../../domain/attribution.js'
import type { Claim } from '../../domain/claim.js'

/** ConfidenceView is how sure the splitter was: in words, in percent, and as a level from 1 (doubtful) to 4 (sure). */
export interface ConfidenceView {
  percent: number
  words: string
  level: number
}

/** WhyView is what the splitter went by: for the claim, and for each of its chains. */
export interface WhyView {
  confidence: ConfidenceView
  reasons: string[]
  chains: { origin: string; confidence: ConfidenceView; reasons: string[]; decidedBy: string | null }[]
}

const WORDS: [from: number, words: string][] = [[0.85, 'sure'], [0.65, 'fairly sure'], [0.45, 'unsure'], [0, 'doubtful']]

/** labelOfLevel says a level of confidence, 1 to 4, in words. */
export function labelOfLevel(level: number): string {
  return WORDS[WORDS.length - level]![1]
}

/** presentConfidence shows a confidence of 0..1. */
export function presentConfidence(confidence: number): ConfidenceView {
  const index = WORDS.findIndex(([from]) => confidence >= from)
  const at = index === -1 ? WORDS.length - 1 : index
  return { percent: Math.round(confidence * 100), words: WORDS[at]![1], level: WORDS.length - at }
}

/** presentWhy explains a claim and its chains; null where a person wrote it, who needs no explanation. */
export function presentWhy({ confidence, why, attributions }: Pick<Claim, 'confidence' | 'why' | 'attributions'>): WhyView | null {
  if (confidence === null) return null
  return {
    confidence: presentConfidence(confidence),
    reasons: why,
    chains: attributions.flatMap((chain) => explainChain(chain, chain.hops[0]?.source.name)),
  }
}

/** explainChain explains one chain by its origin's name; nothing where it names none. */
export function explainChain(
  { confidence, why, decidedBy }: Pick<Attribution, 'confidence' | 'why' | 'decidedBy'>, origin: string | undefined,
): WhyView['chains'] {
  if (confidence === null || origin === undefined) return []
  return [{ origin, confidence: presentConfidence(confidence), reasons: why, decidedBy: decidedBy && deciderInWords(decidedBy) }]
}

// "rule verb" is the rule of the name “verb”.
function deciderInWords(decidedBy: string): string {
  const [what, ...name] = decidedBy.split(' ')
  return name.length === 0 ? `settled by ${decidedBy}` : `settled by the ${what} “${name.join(' ')}”`
}
