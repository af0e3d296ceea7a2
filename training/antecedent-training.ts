// How a pronoun learns its antecedent: a softmax over the candidates, by silver coreference, one article after the
// other.
import { findQuotes } from '../src/language/sentences/quotes.js'
import { findSentences } from '../src/language/sentences/sentences.js'
import { absenceFeatures, antecedentFeatures, weightCount } from '../src/language/mentions/pronouns/antecedent-features.js'
import { weigh, type AntecedentModel } from '../src/language/mentions/pronouns/antecedent-model.js'
import { walkPronouns } from '../src/language/mentions/pronouns/antecedents.js'
import type { Question } from '../src/language/mentions/pronouns/questions.js'
import { findNamed } from '../src/language/mentions/find-mentions.js'
import type { Token } from '../src/language/words/token.js'
import { seededOrder } from './random.js'

export interface SilverArticle {
  text: string
  /** For each chain of mentions, the characters of the nouns and pronouns that head them. */
  chains: [start: number, end: number][][]
}

type SilverToken = [start: number, end: number, lemma: string, pos: string, ner: string, head: number, relation: string]

export interface Agreement {
  right: number
  all: number
}

const epochs = 5
const rate = 0.15
const decay = 1e-4

/** readSilver takes the heads of the mentions out of an annotated article. */
export function readSilver(
  text: string, { sentences, coreference }: { sentences: SilverToken[][]; coreference: [number, number, number][][] },
): SilverArticle {
  const chains = coreference.map((chain) => chain.map(([sentence, from, to]): [number, number] => {
    const tokens = sentences[sentence]!
    for (let at = from; at < to; at += 1) {
      const head = tokens[at]![5] - 1
      if (head < from || head >= to) return [tokens[at]![0], tokens[at]![1]]
    }
    return [tokens[to - 1]![0], tokens[to - 1]![1]]
  }))
  return { text, chains }
}

interface Example {
  /** Places of the weights, one list a candidate; the last is that of none. */
  places: Int32Array[]
  right: Uint8Array
  name: string
}

/**
 * trainAntecedents learns the weights from articles, the same each time, and says how often the first choice on
 * `held` is one that
 * silver has as well. Weights are int8 with one scale.
 */
export function trainAntecedents(
  articles: SilverArticle[], tokenize: (text: string) => Token[], held: SilverArticle[] = [],
): { weights: Int8Array<ArrayBuffer>; scale: number; agreement: Map<string, Agreement> } {
  const examples = articles.flatMap((article) => examplesOf(article, tokenize))
  const weights = new Float64Array(weightCount)
  const squares = new Float64Array(weightCount)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const at of seededOrder(examples.length, epoch)) step(examples[at]!, weights, squares)
  }
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127
  const model = { weights: Int8Array.from(weights, (weight) => Math.round(weight / (scale || 1))), scale }
  return { ...model, agreement: agreementOf(model, held, tokenize) }
}

function step({ places, right }: Example, weights: Float64Array, squares: Float64Array): void {
  const sums = places.map((list) => list.reduce((sum, place) => sum + weights[place]!, 0))
  const most = Math.max(...sums)
  const powers = sums.map((sum) => Math.exp(sum - most))
  const all = powers.reduce((a, b) => a + b, 0)
  const good = powers.reduce((sum, power, at) => sum + (right[at] ? power : 0), 0)
  places.forEach((list, at) => {
    const slope = powers[at]! / all - (right[at] ? powers[at]! / good : 0)
    for (const place of list) {
      const gradient = slope + decay * weights[place]!
      squares[place]! += gradient * gradient
      weights[place]! -= rate * gradient / (Math.sqrt(squares[place]!) + 1e-3)
    }
  })
}

/** Walks an article with silver's answers, so that each question stands on right ones before it. */
function examplesOf(article: SilverArticle, tokenize: (text: string) => Token[]): Example[] {
  const examples: Example[] = []
  walkSilver(article, tokenize, (question, right, name) => {
    const { pronoun, candidates, spoke, top } = question
    const places = candidates.map((candidate, rank) => {
      const out = new Int32Array(64)
      return out.slice(0, antecedentFeatures(pronoun, candidate, rank, candidates.length, rank === top, rank === spoke, out))
    })
    const out = new Int32Array(64)
    places.push(out.slice(0, absenceFeatures(pronoun, candidates.length, out)))
    const isNone = !right.includes(true)
    // He and she are somebody; where silver's is not among the candidates there is nothing to learn.
    if (!isNone || (!pronoun.gender && !pronoun.quoted)) {
      examples.push({ places, right: Uint8Array.from([...right, isNone], Number), name })
    }
    return right.indexOf(true)
  })
  return examples
}

function agreementOf(model: AntecedentModel, held: SilverArticle[], tokenize: (text: string) => Token[]): Map<string, Agreement> {
  const tally = new Map<string, Agreement>()
  for (const article of held) {
    walkSilver(article, tokenize, (question, right, name) => {
      const { candidates } = weigh(model, question)
      const best = candidates.indexOf(Math.max(...candidates))
      if (right.includes(true)) {
        for (const key of [name, ...(question.pronoun.speaks ? [`${name} speaking`] : [])]) {
          const row = tally.get(key) ?? { right: 0, all: 0 }
          tally.set(key, { right: row.right + Number(right[best] === true), all: row.all + 1 })
        }
      }
      return best
    })
  }
  return tally
}

function walkSilver(
  { text, chains }: SilverArticle, tokenize: (text: string) => Token[],
  answer: (question: Question, right: boolean[], name: string) => number): void {
  const tokens = tokenize(text)
  const sentences = findSentences(text, tokens)
  const chainAt = new Map<number, number>()
  chains.forEach((chain, index) => { for (const [start] of chain) chainAt.set(start, index) })
  const { named, entities } = findNamed(tokens, sentences)
  walkPronouns({ tokens, sentences, quotes: findQuotes(tokens, sentences), named, entities }, { choose: (question) => {
    const chain = chainAt.get(tokens[question.pronoun.token]!.start)
    const right = question.candidates.map(({ firstToken, endToken }) => {
      for (let at = firstToken; at < endToken; at += 1) {
        if (chain !== undefined && chainAt.get(tokens[at]!.start) === chain) return true
      }
      return false
    })
    return answer(question, right, question.pronoun.class)
  } })
}
