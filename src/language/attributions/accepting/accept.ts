// Proposals → those that are believed, each with how sure the models are.
import { acceptanceFeatures, describeProposal, stances, type Proposal } from './acceptance-features.js'
import type { AttributionModel } from '../models/attribution-model.js'
import { scoreTrees } from '../models/boosted-trees.js'
import { holds, overlapOf } from './overlap.js'
import type { Sheet } from '../models/sheet.js'
import { nounClasses } from '../../lexicon/source-classes.js'

export interface Accepted {
  proposal: Proposal
  /** 0..1: that source and content are right. */
  confidence: number
}

/**
 * Two attributions that share more of their content (Jaccard, in tokens) are one said twice, unless one reports the other:
 * "He argued that it would hold, CNN reports".
 */
export const sameContent = 0.5
/** What the rules see too, and the span model is sure of, needs less. */
export const ruledThreshold = 0.15
export const sureSpans = 0.7
const reports: ReadonlySet<string> = new Set(['speech', 'address', 'finding'])

/** confidences gives for each proposal of an article how likely it is right. */
export function confidences(sheet: Sheet, proposals: Proposal[], { acceptance, known }: AttributionModel): Float32Array {
  const row = new Float32Array(acceptanceFeatures.length)
  const chances = new Float32Array(proposals.length)
  for (let index = 0; index < chances.length; index += 1) {
    describeProposal(sheet, proposals, index, known, row)
    chances[index] = 1 / (1 + Math.exp(-scoreTrees(acceptance, row)))
  }
  return chances
}

/** accept keeps the proposals above the threshold, of two for the same words the surer; in text order of their cues. */
export function accept(sheet: Sheet, proposals: Proposal[], confidence: Float32Array, threshold: number): Accepted[] {
  const order = proposals.map((_, index) => index)
    .filter((index) => confidence[index]! >= thresholdFor(sheet, proposals[index]!, threshold))
  order.sort((a, b) => confidence[b]! - confidence[a]! || a - b)
  // Only what begins in the same sentence or the extension of one can overlap: kept by their first token's neighbourhood.
  const byToken = new Map<number, number[]>()
  const kept: number[] = []
  for (const index of order) {
    const { content } = proposals[index]!
    const rivals = new Set([...(byToken.get(content[0]!) ?? []), ...(byToken.get(content.at(-1)!) ?? []),
      ...(byToken.get(content[content.length >> 1]!) ?? [])])
    let isRepeat = false
    for (const rival of rivals) if (saysAgain(sheet, proposals[index]!, proposals[rival]!)) isRepeat = true
    if (isRepeat) continue
    kept.push(index)
    for (const at of content) {
      const there = byToken.get(at)
      if (there) there.push(index)
      else byToken.set(at, [index])
    }
  }
  return kept.sort((a, b) => a - b).map((index) => ({ proposal: proposals[index]!, confidence: confidence[index]! }))
}

function thresholdFor({ drafts }: Sheet, { stance, rule, agreement }: Proposal, threshold: number): number {
  const isSure = stance === stances.continued || stance === stances.agreed && agreement >= sureSpans && reports.has(drafts[rule]!.type)
  return isSure ? Math.min(threshold, ruledThreshold) : threshold
}

function saysAgain(sheet: Sheet, one: Proposal, other: Proposal): boolean {
  if (overlapOf(one.content, other.content) <= sameContent) return false
  return !relays(sheet, one, other) && !relays(sheet, other, one)
}

/** "He argued it would hold, CNN reports": an outlet that says what another one said. */
function relays({ nounClass, headOf }: Sheet, outer: Proposal, inner: Proposal): boolean {
  if (outer.stance !== stances.agreed || !holds(outer.content, inner.cue)) return false
  return outer.source.some((at) => nounClass[at] === nounClasses.outlet || nounClass[headOf[at]!] === nounClasses.outlet)
}
