// Where the words allow one reading only, the rules have the last word: which of the models' proposals that sets aside, and
// where a phrase that the models cut begins and ends.
import { accept, ruledThreshold, sameContent, sureSpans, type Accepted } from './accept.js'
import { stances, type Proposal } from './acceptance-features.js'
import type { Draft } from './drafts.js'
import type { ScoredDraft } from './drafts-of.js'
import type { TokenRange } from './noun-phrases.js'
import { holds, overlapOf } from './overlap.js'
import type { Sheet } from './sheet.js'

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
    const waits = proposal.source.length === 0 || (isNoun(sheet, proposal) && near(believed, proposal.cue).some((other) => speaksOf(other.proposal, proposal)))
    return waits ? 0 : 1 + own
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

/** settle words the drafts of accepted proposals by the rules where these see for certain what the models cut. */
export function settle(sheet: Sheet, accepted: Accepted[], drafts: ScoredDraft[]): ScoredDraft[] {
  return drafts.map((draft, index) => {
    const { proposal } = accepted[index]!
    const rule = sheet.drafts[proposal.rule]
    if (!rule || proposal.stance === stances.against) return draft
    if (rule.isCertain) return { ...draft, content: [...rule.content, ...beyond(sheet, draft, rule)], cue: rule.cue, source: rule.source, isCertain: true }
    if (proposal.stance !== stances.agreed) return draft
    const source = isCutShort(sheet, draft, rule) ? rule.source : draft.source
    return { ...draft, source, content: isOff(sheet, draft, rule) ? rule.content : draft.content }
  })
}

/** What the models add in other sentences than the cue's. */
function beyond({ sentences, sentenceOf }: Sheet, { content }: ScoredDraft, { cue, content: ruled }: Draft): TokenRange[] {
  const end = Math.max(sentences[sentenceOf[cue[0]![0]]!]!.endToken, ruled.at(-1)![1])
  return content.flatMap(([from, to]): TokenRange[] => (to > end ? [[Math.max(from, end), to]] : []))
}

/** "In a survey of [900 nurses, six in ten] said": the words belong to what stands before the subject. */
function isCutShort({ tokens, sentences, sentenceOf }: Sheet, { source: [own] }: ScoredDraft, { source: [ruled] }: Draft): boolean {
  if (!own || !ruled || ruled[0] <= own[0] || ruled[1] !== own[1] || tokens[ruled[0] - 1]!.text !== ',') return false
  const { firstToken } = sentences[sentenceOf[own[0]]!]!
  return own[0] > firstToken && tokens[firstToken]!.pos === 'ADP' && tokens[own[0] - 1]!.pos === 'ADP'
}

/** "released by [his lawyers that he was innocent]", "called it [“a disgrace” in] a tweet": a word too early or too late. */
function isOff({ tokens }: Sheet, { content }: ScoredDraft, { content: ruled }: Draft): boolean {
  const [own, theirs]: (TokenRange | undefined)[] = [content[0], ruled[0]]
  if (!own || !theirs || content.length !== 1 || ruled.length !== 1) return false
  const leads = own[0] < theirs[0] && own[1] === theirs[1] && tokens[theirs[0]]!.lower === 'that' && tokens[own[0] - 1]?.pos === 'ADP'
  return leads || (own[0] === theirs[0] && own[1] === theirs[1] + 1 && tokens[theirs[1]]!.pos === 'ADP')
}
