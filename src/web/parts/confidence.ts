import type { Attribution } from '../../domain/attribution.js'
import type { Claim } from '../../domain/claim.js'

/** ConfidenceView is how far the splitter can be trusted: in words, in percent, and as a level from 1 (doubtful) to 4. */
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

/** SureView is how sure the splitter is of a chain; below 70 percent it says why. */
export interface SureView {
  percent: number
  isLow: boolean
  words: string
}

type Steps = [from: number, words: string][]

// That a fact-checker keeps the claim as it stands: it may be true and need other words.
const STANDING: Steps = [[0.6, 'likely to stand'], [0.4, 'may stand'], [0.2, 'needs a look'], [0, 'doubtful']]
// That the source said it.
const SAYING: Steps = [[0.85, 'sure'], [0.65, 'fairly sure'], [0.45, 'unsure'], [0, 'doubtful']]

/** labelOfLevel says a level of a claim's confidence, 1 to 4, in words. */
export function labelOfLevel(level: number): string {
  return STANDING[STANDING.length - level]![1]
}

/** presentConfidence shows a claim's confidence, 0..1. */
export function presentConfidence(confidence: number): ConfidenceView {
  return present(confidence, STANDING)
}

function present(confidence: number, steps: Steps): ConfidenceView {
  const index = steps.findIndex(([from]) => confidence >= from)
  const at = index === -1 ? steps.length - 1 : index
  return { percent: Math.round(confidence * 100), words: steps[at]![1], level: steps.length - at }
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
  return [{ origin, confidence: present(confidence, SAYING), reasons: why, decidedBy: decidedBy && deciderInWords(decidedBy) }]
}

// Below that a chain is looked at before it is believed.
const SURE_ENOUGH = 0.7

/** presentSure says how sure the splitter is of a chain; null of one by people. */
export function presentSure({ confidence, why }: Pick<Attribution, 'confidence' | 'why'>): SureView | null {
  if (confidence === null) return null
  const [percent, isLow] = [Math.round(confidence * 100), confidence < SURE_ENOUGH]
  return { percent, isLow, words: isLow && why.length > 0 ? `${percent}% sure: ${why.join(', ')}` : `${percent}% sure` }
}

// "rule verb" is the rule of the name “verb”.
function deciderInWords(decidedBy: string): string {
  const [what, ...name] = decidedBy.split(' ')
  return name.length === 0 ? `settled by ${decidedBy}` : `settled by the ${what} “${name.join(' ')}”`
}
