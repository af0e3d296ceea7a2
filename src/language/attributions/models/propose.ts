// Sheet → proposals: each likely cue with the best labelling of its sentence, and how sure the models are.
import type { ArticleSentence } from '../../sentences/sentence.js'
import { stances, type Proposal } from '../accepting/acceptance-features.js'
import { areAlike, massesOf, mostAgreed, wordSetsOf } from './agreement.js'
import { chanceOf, type AttributionModel } from './attribution-model.js'
import { bestLabellings } from './best-labellings.js'
import { addCueFeatures, candidateKey, isVerb } from './cue-features.js'
import type { Draft } from '../drafts.js'
import { extendContent } from './extend-content.js'
import { rivalsOf, type Rivals } from './extension-features.js'
import { FeatureList } from './feature-list.js'
import { labels, makeLattice, type Lattice } from './lattice.js'
import type { TokenRange } from '../../words/noun-phrases.js'
import { scoreSentence } from './score-sentence.js'
import type { Sheet } from './sheet.js'
import { logPartition } from './span-crf.js'
import { longestView, viewFrom } from './span-view.js'

const labellings = 10
/** A sentence is read again from each of its cues: of very many the likeliest count, so that the time stays linear. */
const readingsPerToken = 4
const cuesAlways = 6
/** A verb seen so often that was never a cue is none; other words have to be a cue this often. */
const oftenLookedAt = 30
const leastShare = 0.005

/**
 * isCandidate says whether a token is looked at as a cue: a cue to the rules, a verb that is not known to be none, or a
 * word that was a cue twice and not just once in a great while.
 */
export function isCandidate(sheet: Sheet, known: AttributionModel['known'], at: number): boolean {
  if (sheet.ruleCue[at] === 1) return true
  const seen = known.get(candidateKey(sheet, at))
  if (!seen) return isVerb(sheet, at)
  const [looked, cues] = seen
  return isVerb(sheet, at) ? cues > 0 || looked < oftenLookedAt : cues >= 2 && cues >= leastShare * looked
}

/** cueChances gives for each token how likely it is a cue; 0 for those that are not looked at. */
export function cueChances(sheet: Sheet, model: AttributionModel): Float32Array {
  const chances = new Float32Array(sheet.tokens.length)
  const features = new FeatureList(model.cues.bits)
  for (let at = 0; at < chances.length; at += 1) {
    if (!isCandidate(sheet, model.known, at)) continue
    features.size = 0
    addCueFeatures(sheet, at, features)
    chances[at] = chanceOf(model.cues, features)
  }
  return chances
}

/** propose gives the proposals of an article in text order of their cues. Linear in its tokens. */
export function propose(sheet: Sheet, model: AttributionModel, chances = cueChances(sheet, model)): Proposal[] {
  const rivals = rivalsOf(sheet, chances)
  const proposals: Proposal[] = []
  const lattice = makeLattice(longestView)
  for (const sentence of sheet.sentences) {
    for (const cue of cuesOf(sheet, sentence, chances, model.leastCueChance)) {
      for (const proposal of read(sheet, model, cue, chances[cue]!, rivals, lattice)) {
        extendContent(sheet, model.extension, rivals, proposal)
        if (proposal.content.length > 0) proposals.push(proposal)
      }
    }
  }
  return [...proposals, ...continuations(sheet, chances)].sort((a, b) => a.cue - b.cue)
}

/** The tokens of a sentence that are worth a reading, in text order. */
function cuesOf(
  { ruleCue, tokens }: Sheet, { firstToken, endToken }: ArticleSentence, chances: Float32Array, least: number): number[] {
  const cues: number[] = []
  for (let at = firstToken; at < endToken; at += 1) {
    // The 's of "Lee's claim" is no cue of its own: the claim is.
    if (tokens[at]!.tag !== 'POS' && (chances[at]! >= least || ruleCue[at] === 1)) cues.push(at)
  }
  const length = endToken - firstToken
  const most = Math.max(cuesAlways, Math.floor((readingsPerToken * length) / Math.min(length, longestView)))
  if (cues.length <= most) return cues
  return cues.sort((a, b) => chances[b]! - chances[a]! || a - b).slice(0, most).sort((a, b) => a - b)
}

/** What the models make of a cue, and what the rules do where they see other words. */
function read(sheet: Sheet, model: AttributionModel, cue: number, cueChance: number, rivals: Rivals, lattice: Lattice): Proposal[] {
  const view = viewFrom(sheet, cue, rivals.tokens)
  const { first, end } = view
  scoreSentence(sheet, model, view, lattice)
  const logZ = logPartition(lattice)
  const best = bestLabellings(lattice, labellings)
  const chances = best.map(({ score }) => Math.exp(score - logZ))
  const sets = best.map(({ labels: found }) => wordSetsOf(sheet, first, found))
  const pick = mostAgreed(sets, chances)
  const rule = sheet.ruleCue[cue] === 1 ? sheet.draftOf[cue]! : -1
  const own: Proposal = { cue, cueChance, bestChance: chances[pick.index]!, extensionChance: 1, extensions: 0, rule,
    stance: stances.alone, ...tokensOf(best[pick.index]!.labels, first), ...pick.masses }
  if (rule < 0) return [own]
  const ruled = labelsOf(sheet.drafts[rule]!, first, end, cue)
  const ruledSets = wordSetsOf(sheet, first, ruled)
  const { content, source } = sets[pick.index]!
  if (areAlike(content, ruledSets.content) && areAlike(source, ruledSets.source)) return [{ ...own, stance: stances.agreed }]
  return [{ ...own, stance: stances.against }, { ...own, stance: stances.rules, bestChance: 0, ...tokensOf(ruled, first),
    ...massesOf(ruledSets, sets, chances) }]
}

function tokensOf(found: Uint8Array, first: number): Pick<Proposal, 'cueTokens' | 'source' | 'content'> {
  const tokens: Pick<Proposal, 'cueTokens' | 'source' | 'content'> = { cueTokens: [], source: [], content: [] }
  found.forEach((label, index) => {
    if (label === labels.content) tokens.content.push(first + index)
    else if (label === labels.source) tokens.source.push(first + index)
    else if (label === labels.cue) tokens.cueTokens.push(first + index)
  })
  return tokens
}

/** A draft of the rules as labels of the tokens [first, end). */
function labelsOf(draft: Draft, first: number, end: number, cue: number): Uint8Array {
  const found = new Uint8Array(end - first)
  const mark = (ranges: TokenRange[], label: number): void => {
    for (const [from, to] of ranges) {
      for (let at = Math.max(from, first); at < Math.min(to, end); at += 1) found[at - first] = label
    }
  }
  mark(draft.content, labels.content)
  mark(draft.source, labels.source)
  mark(draft.cue, labels.cue)
  found[cue - first] = labels.cue
  return found
}

/** The rules' quotations that go on with the speaker of a cue before. */
function continuations({ drafts, draftOf }: Sheet, chances: Float32Array): Proposal[] {
  const found: Proposal[] = []
  drafts.forEach((draft, index) => {
    const cue = draft.cue[0]![0]
    if (draftOf[cue] === index) return
    const list = (ranges: TokenRange[]): number[] =>
      ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, step) => from + step))
    found.push({ cue, cueChance: chances[cue]!, agreement: 0, contentAgreement: 0, sourceAgreement: 0, sourcelessChance: 0,
      bestChance: 0, extensionChance: 0, extensions: 0, rule: index, stance: stances.continued, cueTokens: list(draft.cue),
      source: list(draft.source), content: list(draft.content) })
  })
  return found
}
