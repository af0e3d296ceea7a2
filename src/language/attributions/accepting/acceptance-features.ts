// What the acceptance model looks at: a whole proposed attribution, among the others of its sentence.
import type { AttributionModel } from '../models/attribution-model.js'
import { candidateKey, groupStart, isPassive } from '../models/cue-features.js'
import { holds, overlapOf } from './overlap.js'
import { kinds, type Sheet } from '../models/sheet.js'

/**
 * How a proposal stands to the rules: they see no such cue; they see the same; they see other words; it is theirs, where
 * the models see other words; it is theirs, and goes on from a cue before.
 */
export const stances = { alone: 0, agreed: 1, against: 2, rules: 3, continued: 4 } as const
export type Stance = (typeof stances)[keyof typeof stances]

/** An attribution as it is proposed, in tokens. */
export interface Proposal {
  cue: number
  /** Of the cue model. */
  cueChance: number
  /** Of the span model: how much of the other best labellings agrees, by content, by source. */
  agreement: number
  contentAgreement: number
  sourceAgreement: number
  sourcelessChance: number
  bestChance: number
  /** Of the extension model: the least sure of its steps, and how many sentences it added. */
  extensionChance: number
  extensions: number
  /** Index into the sheet's drafts of what the rules make of the cue, -1 where they see none there. */
  rule: number
  stance: Stance
  cueTokens: number[]
  /** In text order. */
  source: number[]
  content: number[]
}

export const acceptanceFeatures = ['cue chance', 'agreement', 'content agreement', 'source agreement',
  'sourceless chance', 'best chance', 'extension chance', 'extensions', 'content tokens', 'source tokens', 'cue class',
  'cue tag', 'passive', 'cue quoted', 'sentence quoted', 'source side', 'content side', 'source head class',
  'source head tag', 'source distance', 'content distance', 'content at start', 'content at end', 'better rival',
  'rival overlap', 'outer cues', 'best other cue', 'other cues', 'quoted share', 'opens with a quotation',
  'first content word', 'content head class', 'content verbs', 'heading', 'sentence', 'sentence length', 'negated',
  'modal', 'question', 'same source', 'joint chance', 'cue tokens', 'source at start', 'mark before source',
  'chunks before cue', 'lemma rate', 'lemma count', 'stance to the rules', 'kind of the rules'] as const

/** How far back it counts noun chunks, in tokens. */
const sight = 100

function logit(chance: number): number {
  const held = Math.min(0.999, Math.max(0.001, chance))
  return Math.log(held / (1 - held))
}

const draftTypes = ['speech', 'address', 'finding', 'thought', 'intent', 'stance']

const tagCodes = new Map(['VBD', 'VBZ', 'VBG', 'VBN', 'VBP', 'VB', 'IN', ':', 'NN', 'NNS', 'JJ', 'RB', 'NNP']
  .map((tag, index) => [tag, index + 1]))

/**
 * describeProposal writes the features of proposal `index` among `all` (those of one article, in text order) into `row`,
 * in the order of `acceptanceFeatures`.
 */
export function describeProposal(
  sheet: Sheet, all: Proposal[], index: number, known: AttributionModel['known'], row: Float32Array): void {
  const own = all[index]!
  const { cue, source, content } = own
  const sentence = sheet.sentenceOf[cue]!
  const { firstToken: first, endToken: end, type } = sheet.sentences[sentence]!
  const start = groupStart(sheet, cue, first)
  const head = source.length > 0 ? sheet.headOf[source[0]!]! : -1
  const [contentFirst, contentLast] = [content[0]!, content.at(-1)!]
  const strength = own.cueChance * own.agreement
  let [better, overlap, outer, bestOther, others, same] = [0, 0, 0, 0, 0, 0]
  for (const step of [-1, 1]) {
    for (let at = index + step; at >= 0 && at < all.length; at += step) {
      const other = all[at]!
      if (Math.abs(other.cue - cue) > 80) break
      const chance = other.cueChance
      const shared = overlapOf(content, other.content)
      if (shared > overlap) overlap = shared
      if (shared > 0.3 && chance * other.agreement > strength) better = Math.max(better, shared)
      if (holds(other.content, cue) && chance > 0.3) outer += 1
      if (sheet.sentenceOf[other.cue] !== sentence) continue
      if (chance > bestOther) bestOther = chance
      if (chance > 0.3) others += 1
      if (source.length > 0 && other.source[0] === source[0] && chance > 0.3) same += 1
    }
  }
  let [quoted, verbs] = [0, 0]
  for (const at of content) {
    if (sheet.quote[at]! >= 0) quoted += 1
    if (sheet.kind[at] === kinds.verb) verbs += 1
  }
  let [negated, modal, chunks] = [0, 0, 0]
  for (let at = start; at < cue; at += 1) {
    const { lower, tag } = sheet.tokens[at]!
    if (lower === 'not' || lower === "n't" || lower === 'n’t' || lower === 'never') negated = 1
    if (tag === 'MD' || tag === 'TO') modal = tag === 'MD' ? 1 : 2
  }
  for (let at = Math.max(first, start - sight); at < start; at += 1) if (sheet.chunk[at]! >= 0 && sheet.chunk[at] !== sheet.chunk[at - 1]) chunks += 1
  const [looked, cues] = known.get(candidateKey(sheet, cue)) ?? [0, 0]
  const values = [logit(own.cueChance), logit(own.agreement), logit(own.contentAgreement),
    logit(own.sourceAgreement), own.sourcelessChance, logit(own.bestChance), logit(own.extensionChance), own.extensions,
    content.length, source.length, sheet.cueClass[cue]!, tagCodes.get(sheet.tokens[cue]!.tag) ?? 0,
    isPassive(sheet, cue, start) ? 1 : 0, sheet.quote[cue]! >= 0 ? 1 : 0, sheet.quotedShare[sentence]!,
    source.length === 0 ? 0 : source[0]! < cue ? 1 : 2, contentLast < cue ? 1 : contentFirst > cue ? 2 : 3,
    head < 0 ? -1 : sheet.nounClass[head]!, head < 0 ? -1 : tagCodes.get(sheet.tokens[head]!.tag) ?? 0,
    source.length === 0 ? -1 : Math.min(Math.abs(cue - source[0]!), Math.abs(cue - source.at(-1)!)),
    Math.min(Math.abs(contentFirst - cue), Math.abs(contentLast - cue)), contentFirst === first ? 1 : 0,
    end - 1 - contentLast, better, overlap, outer, logit(bestOther), others, quoted / content.length,
    sheet.kind[contentFirst] === kinds.quote ? 1 : 0, sheet.kind[contentFirst]!, sheet.nounClass[sheet.headOf[contentFirst]!]!,
    verbs, type === 'heading' ? 1 : 0, Math.min(20, sentence), end - first, negated, modal, type === 'question' ? 1 : 0,
    same, logit(strength), own.cueTokens.length, source[0] === first ? 1 : 0,
    source.length > 0 && source[0]! > first ? sheet.kind[source[0]! - 1]! : -1, chunks,
    (cues + 0.5) / (looked + 4), Math.min(50, looked), own.stance,
    own.rule < 0 ? -1 : draftTypes.indexOf(sheet.drafts[own.rule]!.type)]
  row.set(values)
}
