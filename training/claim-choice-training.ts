// Trains the choice of claims: whether a person would list a wording as a fact of its own.
import { featureCount } from '../src/language/claims/choice-features.js'
import { choose, type Option } from '../src/language/claims/choice.js'
import { listOptions, wordOption } from '../src/language/claims/find-claims.js'
import { readArticle } from '../src/language/read-article.js'
import { trainLogistic, type Instance } from './logistic.js'

/** A text with the facts that a person found in it, in the person's words. */
export interface UnitText {
  text: string
  units: string[]
}

/** An option with its words, and those of the person's facts that they agree with (by index). */
export interface Judged {
  option: Option
  words: string[]
  likeness: number[]
}

/** A text whose options have been held against the person's facts: a list of sentences with their options. */
export interface JudgedText {
  sentences: Judged[][]
  units: number
}

export interface Score {
  precision: number
  recall: number
  f1: number
  claims: number
}

/** Words agree from this F1 on. */
const enough = 0.7
const options = { bits: Math.log2(featureCount), epochs: 12, rate: 0.1, decay: 0.002, seed: 7 }

/** judge finds the options of a text and how far the words of each agree with those of the person's facts. */
export function judge({ text, units }: UnitText): JudgedText {
  const article = readArticle(text)
  const unitWords = units.map(wordsOf)
  const sentences: Judged[][] = []
  for (const { options } of listOptions(article)) {
    const judged: Judged[] = []
    for (const option of options) {
      const words = wordsOf(wordOption(article, option))
      if (words.length > 0) judged.push({ option, words, likeness: unitWords.map((unit) => wordF1(words, unit)) })
    }
    sentences.push(judged)
  }
  return { sentences, units: units.length }
}

/** trainChoice gives a weight for each feature. Deterministic. */
export function trainChoice(texts: readonly JudgedText[]): Float32Array {
  const instances: Instance[] = []
  for (const { sentences } of texts) {
    for (const { option, likeness } of sentences.flat()) {
      const target = likeness.some((one) => one >= enough) ? 1 : 0
      instances.push({ rows: Int32Array.from(option.features), target })
    }
  }
  return trainLogistic(instances, options)
}

/** quantise gives the weights in 255 steps, and the size of a step. */
export function quantise(weights: Float32Array): { scale: number; table: Int8Array<ArrayBuffer> } {
  let most = 1e-9
  for (const weight of weights) most = Math.max(most, Math.abs(weight))
  const scale = most / 127
  return { scale, table: Int8Array.from(weights, (weight) => Math.round(weight / scale)) }
}

/** scoreChoice pairs the chosen options with the facts one to one, the most alike first. */
export function scoreChoice(texts: readonly JudgedText[], weightsOf: (at: number) => Float32Array): Score {
  let [hits, claims, units] = [0, 0, 0]
  texts.forEach((text, at) => {
    const chosen = chooseAll(text, weightsOf(at))
    hits += pairUp(chosen)
    claims += chosen.length
    units += text.units
  })
  return { precision: hits / claims, recall: hits / units, f1: (2 * hits) / (claims + units), claims }
}

function chooseAll({ sentences }: JudgedText, weights: Float32Array): Judged[] {
  return sentences.flatMap((sentence) => {
    const chosen = new Set(choose(sentence.map(({ option }) => option), weights))
    return sentence.filter(({ option }) => chosen.has(option))
  })
}

function pairUp(chosen: readonly Judged[]): number {
  const pairs = chosen.flatMap(({ likeness }, claim) => likeness.map((score, unit) => ({ score, claim, unit })))
    .filter(({ score }) => score >= enough).sort((a, b) => b.score - a.score)
  const [claims, units] = [new Set<number>(), new Set<number>()]
  for (const { claim, unit } of pairs) {
    if (claims.has(claim) || units.has(unit)) continue
    claims.add(claim)
    units.add(unit)
  }
  return units.size
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? []
}

function wordF1(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1)
  let both = 0
  for (const word of other) {
    const left = counts.get(word) ?? 0
    if (left > 0) both += 1
    counts.set(word, left - 1)
  }
  return both === 0 ? 0 : (2 * both) / (one.length + other.length)
}

const folds = 5

/** scoreFolds judges every fifth of the texts by weights that were trained on the others. */
export function scoreFolds(texts: Parameters<typeof trainChoice>[0]): Score {
  const byFold = Array.from({ length: folds }, (_, fold) => trainChoice(texts.filter((_, at) => at % folds !== fold)))
  return scoreChoice(texts, (at) => byFold[at % folds]!)
}
