// Which wordings of a sentence's facts become claims: small ones, that say little twice and together leave nothing out.
import { readModel, tableOf } from '../models/model-file.js'
import type { Draft, Part } from './drafts.js'
import type { Reading } from './readings.js'
import type { Weight } from '../worth/worth.js'

/** Option: one wording that a fact may take. */
export interface Option {
  reading: Reading
  draft: Draft
  parts: readonly Part[]
  /** It says all that its draft says. */
  whole: boolean
  /** Numbers of its features, each below featureCount of choice-features. */
  features: readonly number[]
  /** Its words, as indexes of the article's tokens, ascending. */
  words: readonly number[]
  /** What its words weigh, where that is known already. */
  weight?: Weight
}

const leastLikely = 0.4
// Two claims that share more of their words than this would be checked as one.
const mostAlike = 0.8
const fewWords = 3

let weights: Float32Array | undefined

/** loadWeights reads the weights of the options' features from the model file, once. */
function loadWeights(): Float32Array {
  if (weights) return weights
  const model = readModel('claim-choice')
  const scale = Number(model.header.scale)
  weights = Float32Array.from(tableOf(model, 'weights', 'Int8Array'), (weight) => weight * scale)
  return weights
}

/**
 * choose gives the options of one sentence that become claims, in text order, the smaller before the fuller. Each fact is in one
 * of them, with all its words.
 */
export function choose(options: readonly Option[], table = loadWeights()): Option[] {
  if (options.length < 2) return [...options]
  const least = Math.log(leastLikely / (1 - leastLikely))
  const scored = options.map((option) => ({ option, score: scoreOf(option, table) }))
  scored.sort((a, b) => b.score - a.score)
  const chosen: Option[] = []
  for (const { option, score } of scored) {
    if (score < least) break
    if (chosen.every((other) => likeness(option, other) < mostAlike)) chosen.push(option)
  }
  const list = withoutStubs(complete(scored.map(({ option }) => option), chosen))
  if (list.length === 1) return list
  const place = new Map<Draft, number>()
  options.forEach(({ draft }, at) => place.set(draft, at))
  return list.sort((a, b) =>
    a.words[0]! - b.words[0]! || place.get(a.draft)! - place.get(b.draft)! || a.words.length - b.words.length)
}

/** scoreOf gives the log odds that a person would list an option as a fact of its own. */
export function scoreOf({ features }: Option, table: Float32Array): number {
  let score = 0
  for (const feature of features) score += table[feature]!
  return score
}

// Each fact keeps a claim of its own; the words that no chosen option has come with the likeliest wording that has them all.
function complete(ranked: readonly Option[], chosen: readonly Option[]): Option[] {
  let list = [...chosen]
  const covered = new Set<number>()
  for (const { words } of list) for (const word of words) covered.add(word)
  for (const whole of ranked.filter((option) => option.whole).sort((a, b) => b.words.length - a.words.length)) {
    const { draft } = whole
    const missing = whole.words.filter((word) => !covered.has(word))
    if (missing.length === 0 && list.some((option) => option.draft === draft)) continue
    const added = ranked.find((option) => option.draft === draft && shared(missing, option.words) === missing.length) ?? whole
    list = list.filter((other) => !(isWithin(other, added) && likeness(other, added) >= mostAlike))
    list.push(added)
    for (const word of missing) covered.add(word)
  }
  return list
}

// "The trouble began.", where two others say that it did: a claim of so few words only repeats them.
function withoutStubs(chosen: readonly Option[]): Option[] {
  const isStub = (option: Option): boolean => option.words.length <= fewWords &&
    chosen.filter((other) => other !== option && isWithin(option, other)).length > 1
  return chosen.filter((option) => !isStub(option))
}

/** likeness is the share of words that two options have in common, as F1: 0 none, 1 all. */
export function likeness(one: Option, other: Option): number {
  return (2 * shared(one.words, other.words)) / (one.words.length + other.words.length)
}

function isWithin({ words }: Option, whole: Option): boolean {
  return shared(words, whole.words) === words.length
}

function shared(one: readonly number[], other: readonly number[]): number {
  let count = 0
  for (let a = 0, b = 0; a < one.length && b < other.length;) {
    const difference = one[a]! - other[b]!
    if (difference === 0) count += 1
    if (difference <= 0) a += 1
    if (difference >= 0) b += 1
  }
  return count
}
