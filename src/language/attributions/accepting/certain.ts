// Where the words allow one reading only, the rules have the last word: which of the models' proposals that sets aside.
import { accept, ruledThreshold, sameContent, sureSpans, type Accepted } from './accept.js'
import { stances, type Proposal } from './acceptance-features.js'
import { holds, overlapOf } from './overlap.js'
import type { Sheet } from '../models/sheet.js'

/** What the rules are certain of is given at least so much: the models have seen too few of its kind to say. */
const ruledConfidence = 0.5
/** How far apart two cues stand that can be about the same words, in tokens. */
const sight = 80
const mostInSight = 40

/** acceptCertain accepts as `accept` does, and what the rules are certain of before all else. */
export function acceptCertain(sheet: Sheet, proposals: Proposal[], confidence: Float32Array, threshold: number): Accepted[] {
  const scored = proposals.map((proposal, index): Accepted => ({ proposal, confidence: confidence[index]! }))
  const believed = scored.filter((one) => one.confidence >= threshold)
  const trust = Float32Array.from(scored, ({ proposal, confidence: own }) => {
    if (!sheet.drafts[proposal.rule]?.isCertain) return own
    if (proposal.stance === stances.against) return 0
    // Hearsay and claims are spoken of by others: they wait.
    if (proposal.source.length === 0 && !isNoun(sheet, proposal)) return Math.max(threshold, own)
    const isSpokenOf = isNoun(sheet, proposal) && near(believed, proposal.cue).some((other) => speaksOf(other.proposal, proposal))
    return proposal.source.length === 0 || isSpokenOf ? 0 : 1 + own
  })
  const accepted = accept(sheet, proposals, trust, threshold)
  const spoken = scored.filter(({ proposal, confidence: own }) => isNoun(sheet, proposal) && proposal.stance !== stances.against &&
    sheet.drafts[proposal.rule] && (sheet.drafts[proposal.rule]!.isCertain || own >= leastFor(proposal, threshold)) &&
    !near(accepted, proposal.cue).some((other) => outdoes(sheet, other.proposal, proposal) && repeats(proposal, other.proposal)))
  const others = accepted.filter(({ proposal }) =>
    !near(spoken, proposal.cue).some((one) => !outdoes(sheet, proposal, one.proposal) && repeats(one.proposal, proposal)))
  const own = new Map(scored.map((one) => [one.proposal, one.confidence]))
  return [...others, ...spoken]
    .map(({ proposal }) => ({ proposal, confidence: heldConfidence(sheet, proposal, own.get(proposal)!) }))
    .sort((a, b) => a.proposal.cue - b.proposal.cue)
}

/** What the rules see too, where the span model is sure of it, needs less. */
const leastFor = ({ stance, agreement }: Proposal, threshold: number): number =>
  stance === stances.agreed && agreement >= sureSpans ? Math.min(ruledThreshold, threshold) : threshold

/** Those of a list in text order whose cues stand within sight of a token. */
function near(list: Accepted[], cue: number): Accepted[] {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]!.proposal.cue < cue - sight) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < list.length && end - low < mostInSight && list[end]!.proposal.cue <= cue + sight) end += 1
  return list.slice(low, end)
}

const isNoun = ({ tokens }: Sheet, { cue }: Proposal): boolean => tokens[cue]!.tag.startsWith('NN')

function heldConfidence({ drafts }: Sheet, { rule }: Proposal, own: number): number {
  return drafts[rule]?.isCertain ? Math.max(ruledConfidence, own) : own
}

const speaksOf = (other: Proposal, { cue, content }: Proposal): boolean =>
  other.cue !== cue && holds(other.content, cue) && overlapOf(content, other.content) > sameContent

/** Of two for the same words: hearsay yields to whoever says it, all else to a certain claim. */
function outdoes({ drafts }: Sheet, other: Proposal, { source, rule }: Proposal): boolean {
  return other.source.length > 0 && (source.length === 0 || !drafts[rule]?.isCertain)
}

/** "The board rejected Lee's claim that it leaks" is no repeat of the claim: it speaks of it. */
function repeats({ cue, content }: Proposal, other: Proposal): boolean {
  if (other.cue === cue) return true
  return overlapOf(content, other.content) > sameContent && !holds(other.content, cue)
}
