// Trains the four models behind the attributions on articles with gold ones: cues, spans, extension, acceptance.
import { acceptanceFeatures, describeProposal, type Proposal } from '../src/language/attributions/accepting/acceptance-features.js'
import { accept, confidences } from '../src/language/attributions/accepting/accept.js'
import { toInt8, wide, type AttributionModel } from '../src/language/attributions/models/attribution-model.js'
import { scoreTrees } from '../src/language/attributions/models/boosted-trees.js'
import { addCueFeatures, candidateKey, isVerb } from '../src/language/attributions/models/cue-features.js'
import { addExtensionFeatures, rivalsOf } from '../src/language/attributions/models/extension-features.js'
import { FeatureList } from '../src/language/attributions/models/feature-list.js'
import { isCandidate, propose } from '../src/language/attributions/models/propose.js'
import { growTrees, type BoostingOptions } from './boosting.js'
import type { Example, Gold } from './corpus.js'
import { pair } from './joint-score.js'
import { probability, trainLogistic, type Instance } from './logistic.js'
import { makeCase, trainSpans, type SpanCase } from './span-training.js'

export interface AttributionOptions {
  /** Of each weight table: 2^bits rows. */
  bits: { cues: number; tokens: number; steps: number; extension: number }
  folds: number
  spanEpochs: number
  trees: BoostingOptions
  seed: number
}

export const shippedOptions: AttributionOptions = {
  bits: { cues: 18, tokens: 18, steps: 15, extension: 15 },
  folds: 5,
  spanEpochs: 6,
  trees: { trees: 160, depth: 5, rate: 0.06, ridge: 5, leastInLeaf: 20, share: 0.7, seed: 1 },
  seed: 1,
}

// The acceptance model sees less likely cues than are worth the time afterwards: these are next to never accepted.
const leastWhileTraining = 0.1
const leastCueChance = 0.2
const noTrees = { depth: 1, bias: 0, features: new Uint8Array(0), thresholds: new Float32Array(0), leaves: new Float32Array(0) }

interface Article {
  example: Example
  fold: number
  /** Candidate cues: token and features. */
  cues: { at: number; instance: Instance }[]
  chances: Float32Array
  cases: SpanCase[]
  extensions: Instance[]
}

export interface Trained {
  model: AttributionModel
  /** Joint F1 over the training articles, each read by models that had not seen it. */
  crossValidated: number
}

/** trainAttributions trains on the examples; `report` hears of each step. Deterministic from the seed. */
export function trainAttributions(
  examples: Example[], options: AttributionOptions, report: (line: string) => void): Trained {
  const known = knownCues(examples)
  const articles = examples.map((example, index) => articleOf(example, index % options.folds, known, options))
  crossChances(articles, options)
  for (const article of articles) {
    article.cases = casesOf(article, options)
    article.extensions = extensionsOf(article, options)
  }
  report(`${articles.flatMap(({ cues }) => cues).length} words looked at, ` +
    `${articles.flatMap(({ cases }) => cases).length} sentences seen from a cue`)
  const proposals = new Map<Article, Proposal[]>()
  const rows = new Map<Article, Float32Array[]>()
  for (let fold = 0; fold < options.folds; fold += 1) {
    const others = articles.filter((article) => article.fold !== fold)
    const model = fit(others, options)
    for (const article of articles) {
      if (article.fold !== fold) continue
      const found = propose(article.example.sheet, model, article.chances)
      proposals.set(article, found)
      rows.set(article, rowsOf(article.example, found, model))
    }
    report(`fold ${fold + 1} of ${options.folds} read by models that had not seen it`)
  }
  const right = new Map(articles.map((article) => [article, rightOf(article.example, proposals.get(article)!)]))
  const grow = (list: Article[]): AttributionModel['acceptance'] => growTrees(list.flatMap((article) => rows.get(article)!),
    Uint8Array.from(list.flatMap((article) => [...right.get(article)!])), options.trees)
  const confidence = new Map<Article, Float32Array>()
  for (let fold = 0; fold < options.folds; fold += 1) {
    const acceptance = grow(articles.filter((article) => article.fold !== fold))
    for (const article of articles) {
      if (article.fold === fold) confidence.set(article, scoresOf(rows.get(article)!, acceptance))
    }
  }
  const { threshold, score } = bestThreshold(articles.map((article) =>
    ({ example: article.example, proposals: proposals.get(article)!, confidence: confidence.get(article)! })))
  report(`cross-validated joint F1 ${score.toFixed(4)} at threshold ${threshold}`)
  return { model: { ...fit(articles, options), acceptance: grow(articles), leastCueChance, threshold }, crossValidated: score }
}

/** jointScore is the joint F1 of attributions accepted at a threshold. */
export function jointScore(
  read: { example: Example; proposals: Proposal[]; confidence: Float32Array }[], threshold: number): number {
  let [hits, found, gold] = [0, 0, 0]
  for (const { example, proposals, confidence } of read) {
    const kept = accept(example.sheet, proposals, confidence, threshold).map(({ proposal }) => asSets(proposal))
    hits += pair(example, kept).filter((result) => result === 2).length
    found += kept.length
    gold += example.attributions.length
  }
  return (2 * hits) / (found + gold)
}

function bestThreshold(read: Parameters<typeof jointScore>[0]): { threshold: number; score: number } {
  let best = { threshold: 0.5, score: -1 }
  for (let step = 26; step <= 44; step += 2) {
    const score = jointScore(read, step / 100)
    if (score > best.score) best = { threshold: step / 100, score }
  }
  return best
}

/** readWith reads an example with a model. */
export function readWith(example: Example, model: AttributionModel): { example: Example; proposals: Proposal[]; confidence: Float32Array } {
  const proposals = propose(example.sheet, model)
  return { example, proposals, confidence: confidences(example.sheet, proposals, model) }
}

function asSets({ content, source }: Proposal): { content: Set<number>; source: Set<number> } {
  return { content: new Set(content), source: new Set(source) }
}

/** Each by itself: of two proposals for the same words, which accept() makes one, both can be right. */
function rightOf(example: Example, proposals: Proposal[]): Uint8Array {
  return Uint8Array.from(proposals, (proposal) => (pair(example, [asSets(proposal)])[0] === 2 ? 1 : 0))
}

function rowsOf({ sheet }: Example, proposals: Proposal[], { known }: AttributionModel): Float32Array[] {
  return proposals.map((_, index) => {
    const row = new Float32Array(acceptanceFeatures.length)
    describeProposal(sheet, proposals, index, known, row)
    return row
  })
}

function scoresOf(rows: Float32Array[], acceptance: AttributionModel['acceptance']): Float32Array {
  return Float32Array.from(rows, (row) => 1 / (1 + Math.exp(-scoreTrees(acceptance, row))))
}

/** fit trains the cue, span and extension models, rounded as they ship; acceptance comes after. */
function fit(articles: Article[], { bits, spanEpochs, seed }: AttributionOptions): AttributionModel {
  const cues = trainLogistic(articles.flatMap((article) => article.cues.map(({ instance }) => instance)),
    { bits: bits.cues, epochs: 4, rate: 0.03, seed })
  const spans = trainSpans(articles.flatMap(({ cases }) => cases), { ...bits, epochs: spanEpochs, rate: 0.01, seed })
  const extension = trainLogistic(articles.flatMap(({ extensions }) => extensions),
    { bits: bits.extension, epochs: 4, rate: 0.05, seed })
  return { cues: toInt8(cues, bits.cues), tokens: wide(toInt8(spans.tokens, bits.tokens)),
    steps: wide(toInt8(spans.steps, bits.steps)), extension: toInt8(extension, bits.extension),
    known: knownCues(articles.map(({ example }) => example)), acceptance: noTrees,
    leastCueChance: leastWhileTraining, threshold: 0.5 }
}

/** The words that were cues, and how often each was looked at: verbs always, others where they are cues now and then. */
function knownCues(examples: Example[]): AttributionModel['known'] {
  const counts = new Map<number, [number, number]>()
  const verbs = new Set<number>()
  for (const { sheet, gold } of examples) {
    const heads = new Set(gold.map(({ head }) => head))
    for (let at = 0; at < sheet.tokens.length; at += 1) {
      const key = candidateKey(sheet, at)
      if (isVerb(sheet, at)) verbs.add(key)
      const held = counts.get(key) ?? [0, 0]
      held[0] += 1
      if (heads.has(at)) held[1] += 1
      counts.set(key, held)
    }
  }
  // What was seen once and was no cue says nothing.
  return new Map([...counts].filter(([key, [looked, cues]]) => cues > 0 || (looked > 4 && verbs.has(key))))
}

function articleOf(
  example: Example, fold: number, known: AttributionModel['known'], { bits }: AttributionOptions): Article {
  const heads = new Set(example.gold.map(({ head }) => head))
  const list = new FeatureList(bits.cues)
  const cues: Article['cues'] = []
  for (let at = 0; at < example.tokens.length; at += 1) {
    if (!isCandidate(example.sheet, known, at)) continue
    list.size = 0
    addCueFeatures(example.sheet, at, list)
    cues.push({ at, instance: { rows: list.rows.slice(0, list.size), target: heads.has(at) ? 1 : 0 } })
  }
  return { example, fold, cues, chances: new Float32Array(example.tokens.length), cases: [], extensions: [] }
}

function crossChances(articles: Article[], { bits, folds, seed }: AttributionOptions): void {
  for (let fold = 0; fold < folds; fold += 1) {
    const weights = trainLogistic(articles.filter((article) => article.fold !== fold)
      .flatMap((article) => article.cues.map(({ instance }) => instance)), { bits: bits.cues, epochs: 4, rate: 0.03, seed })
    for (const { cues, chances, fold: own } of articles) {
      if (own === fold) for (const { at, instance } of cues) chances[at] = probability(weights, instance.rows)
    }
  }
}

/** One attribution per cue: of several with the same head the first. */
function readable({ example }: Article): Gold[] {
  const seen = new Set<number>()
  return example.gold.filter(({ head, contentTokens }) => {
    if (contentTokens.size === 0 || seen.has(head)) return false
    seen.add(head)
    return true
  })
}

function casesOf(article: Article, { bits }: AttributionOptions): SpanCase[] {
  const rivals = rivalsOf(article.example.sheet, article.chances).tokens
  return readable(article).map(({ head, labels }) => makeCase(article.example.sheet, head, rivals, bits, labels))
}

function extensionsOf(article: Article, { bits }: AttributionOptions): Instance[] {
  const { sheet } = article.example
  const rivals = rivalsOf(sheet, article.chances)
  const list = new FeatureList(bits.extension)
  const instances: Instance[] = []
  for (const { head, contentTokens } of readable(article)) {
    const home = sheet.sentenceOf[head]!
    const { firstToken, endToken } = sheet.sentences[home]!
    const inside = [...contentTokens].filter((at) => at >= firstToken && at < endToken).sort((a, b) => a - b)
    for (const direction of [1, -1] as const) {
      for (let sentence = home + direction; sheet.sentences[sentence]; sentence += direction) {
        list.size = 0
        addExtensionFeatures(sheet, { cue: head, sentence, from: sentence - direction, direction,
          contentFirst: inside[0] ?? -1, contentLast: inside.at(-1) ?? -1 }, rivals, list)
        const target = shareOf(sheet.sentences[sentence]!, contentTokens) > 0.4 ? 1 : 0
        instances.push({ rows: list.rows.slice(0, list.size), target })
        if (!target) break
      }
    }
  }
  return instances
}

function shareOf({ firstToken, endToken }: { firstToken: number; endToken: number }, tokens: Set<number>): number {
  let inside = 0
  for (let at = firstToken; at < endToken; at += 1) if (tokens.has(at)) inside += 1
  return inside / (endToken - firstToken)
}
