// Sheet → proposals: each likely cue with the best labelling of its sentence, and how sure the models are.
import type { ArticleSentence } from '../article.js'
import { stances, type Proposal } from './acceptance-features.js'
import type { AttributionModel, Weights } from './attribution-model.js'
import { addCueFeatures, candidateKey, isVerb } from './cue-features.js'
import { addExtensionFeatures, extendedTokens, rivalsOf, type Rivals } from './extension-features.js'
import type { Draft } from './drafts.js'
import { FeatureList } from './feature-list.js'
import type { TokenRange } from './noun-phrases.js'
import type { Sheet } from './sheet.js'
import { bestLabellings, labels, logPartition, makeLattice, type Labelling, type Lattice } from './span-crf.js'
import { addStepFeatures, addTokenFeatures, longestView, viewFrom, type CueView } from './span-features.js'

const labellings = 10
// The most agreed alone hedges where nothing is at stake: it cuts "Residents of Rye" to "of Rye", which agrees with both.
const nearlyAlike = 0.02
const mostExtensions = 60
/** A sentence that is longer, in tokens, is no part of a quotation that began in another. */
const longestExtension = 400
const roomForFeatures = 1024
/** A sentence is read again from each of its cues: of very many the likeliest count, so that the time stays linear. */
const readingsPerToken = 4
const cuesAlways = 6

let tokenFeatures: FeatureList | undefined
let stepFeatures: FeatureList | undefined
let extensionFeatures: FeatureList | undefined

/** chanceOf scores a list of features by weights: a probability. */
export function chanceOf({ values, scale }: Weights, { rows, size }: FeatureList): number {
  let sum = 0
  for (let at = 0; at < size; at += 1) sum += values[rows[at]!]!
  return 1 / (1 + Math.exp(-sum * scale))
}

/** isCandidate says whether a token is looked at as a cue: a verb, a word that was a cue twice, or a cue to the rules. */
export function isCandidate(sheet: Sheet, known: AttributionModel['known'], at: number): boolean {
  return isVerb(sheet, at) || sheet.ruleCue[at] === 1 || (known.get(candidateKey(sheet, at))?.[1] ?? 0) >= 2
}

/** cueChances gives for each token how likely it is a cue; 0 for those that are not looked at. */
export function cueChances(sheet: Sheet, model: AttributionModel): Float32Array {
  const chances = new Float32Array(sheet.tokens.length)
  const features = new FeatureList(model.cues.bits, roomForFeatures)
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
        extend(sheet, model, rivals, proposal)
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
  lattice.length = end - first
  lattice.cue = cue - first
  fill(sheet, model, view, lattice)
  const logZ = logPartition(lattice)
  const best = bestLabellings(lattice, labellings)
  const chances = best.map(({ score }) => Math.exp(score - logZ))
  const pick = mostAgreed(sheet, first, best, chances)
  const rule = sheet.ruleCue[cue] === 1 ? sheet.draftOf[cue]! : -1
  const own: Proposal = { cue, cueChance, bestChance: chances[pick.index]!, extensionChance: 1, extensions: 0, rule,
    stance: stances.alone, ...tokensOf(best[pick.index]!.labels, first), ...pick.masses }
  if (rule < 0) return [own]
  const ruled = labelsOf(sheet.drafts[rule]!, first, end, cue)
  const [sameContent, sameSource] = agreement(sheet, first, best[pick.index]!.labels, ruled)
  if (sameContent && sameSource) return [{ ...own, stance: stances.agreed }]
  return [{ ...own, stance: stances.against }, { ...own, stance: stances.rules, bestChance: 0, ...tokensOf(ruled, first),
    ...massesOf(sheet, first, ruled, best, chances) }]
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

type Masses = Pick<Proposal, 'agreement' | 'contentAgreement' | 'sourceAgreement' | 'sourcelessChance'>

/** Of the labellings that the others agree with most (minimum Bayes risk), nearly alike, the likeliest. */
function mostAgreed(sheet: Sheet, first: number, best: Labelling[], chances: number[]): { index: number; masses: Masses } {
  const masses = best.map(({ labels: own }) => massesOf(sheet, first, own, best, chances))
  const most = Math.max(...masses.map(({ agreement: sum }) => sum))
  const index = masses.findIndex(({ agreement: sum }) => sum >= most - nearlyAlike)
  return { index, masses: masses[index]! }
}

/** The probability of the best labellings that agree with one. */
function massesOf(sheet: Sheet, first: number, own: Uint8Array, best: Labelling[], chances: number[]): Masses {
  const sums = { agreement: 0, contentAgreement: 0, sourceAgreement: 0, sourcelessChance: 0 }
  for (const [other, { labels: theirs }] of best.entries()) {
    const [content, source, sourceless] = agreement(sheet, first, own, theirs)
    const chance = chances[other]!
    if (content && source) sums.agreement += chance
    if (content) sums.contentAgreement += chance
    if (source) sums.sourceAgreement += chance
    if (sourceless) sums.sourcelessChance += chance
  }
  return sums
}

/** Whether two labellings share at least half the words of their content and of their source; whether b has none. */
function agreement(sheet: Sheet, first: number, a: Uint8Array, b: Uint8Array): [boolean, boolean, boolean] {
  let [bothContent, anyContent, bothSource, anySource, hasSource] = [0, 0, 0, 0, false]
  for (let at = 0; at < a.length; at += 1) {
    if (sheet.isWord[first + at] === 0) continue
    const [x, y] = [a[at]!, b[at]!]
    if (x === labels.content || y === labels.content) anyContent += 1
    if (x === labels.content && y === labels.content) bothContent += 1
    if (x === labels.source || y === labels.source) anySource += 1
    if (x === labels.source && y === labels.source) bothSource += 1
    if (y === labels.source) hasSource = true
  }
  return [2 * bothContent >= anyContent, 2 * bothSource >= anySource, !hasSource]
}

/** extend lets the content go on into the sentences after and before, one at a time, while the model thinks it does. */
function extend(sheet: Sheet, model: AttributionModel, rivals: Rivals, proposal: Proposal): void {
  const home = sheet.sentenceOf[proposal.cue]!
  const contentFirst = proposal.content[0] ?? -1
  const contentLast = proposal.content.at(-1) ?? -1
  extensionFeatures ??= new FeatureList(model.extension.bits, roomForFeatures)
  for (const direction of [1, -1] as const) {
    for (let step = 1; step <= mostExtensions; step += 1) {
      const sentence = home + direction * step
      const next = sheet.sentences[sentence]
      if (!next || next.endToken - next.firstToken > longestExtension || isApart(sheet, home, sentence)) break
      extensionFeatures.size = 0
      addExtensionFeatures(sheet, { cue: proposal.cue, sentence, from: sentence - direction, direction, contentFirst,
        contentLast }, rivals, extensionFeatures)
      const chance = chanceOf(model.extension, extensionFeatures)
      proposal.extensionChance = Math.min(proposal.extensionChance, Math.max(chance, 1 - chance))
      if (chance < 0.5) break
      proposal.extensions += 1
      const [from, end] = extendedTokens(sheet, sentence, direction)
      const gained = Array.from({ length: end - from }, (_, index) => from + index)
      proposal.content = direction > 0 ? [...proposal.content, ...gained] : [...gained, ...proposal.content]
    }
  }
}

/** What is no part of a speech: a heading, and in another paragraph what is neither quoted nor an item of a list. */
function isApart({ sentences, quotedShare, tokens }: Sheet, home: number, sentence: number): boolean {
  const { type, paragraph, firstToken } = sentences[sentence]!
  if (type === 'heading') return true
  return paragraph !== sentences[home]!.paragraph && quotedShare[sentence] === 0 && !/^(?:[-•*–—]|\d+[.)]?)$/.test(tokens[firstToken]!.text)
}

/** fill computes the lattice of a sentence. */
function fill(sheet: Sheet, { tokens, steps }: AttributionModel, view: CueView, lattice: Lattice): void {
  const { emissions, edges } = lattice
  tokenFeatures ??= new FeatureList(tokens.bits, roomForFeatures)
  stepFeatures ??= new FeatureList(steps.bits, roomForFeatures)
  const [tokenValues, stepValues] = [tokens.values, steps.values]
  edges.fill(0, 0, 16)
  const sums = new Float64Array(16)
  for (let at = view.first; at < view.end; at += 1) {
    const base = at - view.first
    tokenFeatures.size = 0
    addTokenFeatures(sheet, view, at, tokenFeatures)
    let [outside, cue, source, content] = [0, 0, 0, 0]
    for (let index = 0; index < tokenFeatures.size; index += 1) {
      const row = tokenFeatures.rows[index]! * 4
      outside += tokenValues[row]!
      cue += tokenValues[row + 1]!
      source += tokenValues[row + 2]!
      content += tokenValues[row + 3]!
    }
    emissions[base * 4] = outside * tokens.scale
    emissions[base * 4 + 1] = cue * tokens.scale
    emissions[base * 4 + 2] = source * tokens.scale
    emissions[base * 4 + 3] = content * tokens.scale
    if (base === 0) continue
    stepFeatures.size = 0
    addStepFeatures(sheet, view, at, stepFeatures)
    sums.fill(0)
    for (let index = 0; index < stepFeatures.size; index += 1) {
      const row = stepFeatures.rows[index]! * 16
      for (let pair = 0; pair < 16; pair += 1) sums[pair]! += stepValues[row + pair]!
    }
    for (let pair = 0; pair < 16; pair += 1) edges[base * 16 + pair] = sums[pair]! * steps.scale
  }
}
