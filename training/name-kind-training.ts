// How a name learns its kind: multinomial logistic regression over hashed features, by silver named entities.
import { findSentences } from '../src/language/sentences/sentences.js'
import { mostFeatures, nameKindFeatures, nameKinds, placeCount, type NameKind } from '../src/language/mentions/name-kind-features.js'
import { findNames, type NameSpan } from '../src/language/mentions/name-spans.js'
import type { Token } from '../src/language/words/token.js'
import { seededOrder, seededRandom } from './random.js'

export interface SilverNames {
  text: string
  /** Tokens with their label: PERSON, ORGANIZATION, LOCATION, MISC, O. */
  labels: { start: number; end: number; label: string }[]
}

const epochs = 6
const rate = 0.1
/** Names of tomorrow have other words: now and then, learn without them. */
const wordsLeftOut = 0.4

interface Example {
  places: Int32Array
  ofWords: number
  kind: number
}

/** trainNameKinds learns the weights, int8 with one scale, the same each time. */
export function trainNameKinds(
  articles: SilverNames[], tokenize: (text: string) => Token[]): { weights: Int8Array<ArrayBuffer>; scale: number } {
  const examples = articles.flatMap((article) => examplesOf(article, tokenize))
  const classes = nameKinds.length
  const weights = new Float64Array(placeCount * classes)
  const squares = new Float64Array(placeCount * classes)
  const random = seededRandom(1)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const index of seededOrder(examples.length, epoch)) {
      const { places, ofWords, kind } = examples[index]!
      const from = random() < wordsLeftOut ? ofWords : 0
      const sums = new Float64Array(classes)
      for (let at = from; at < places.length; at += 1) {
        for (let own = 0; own < classes; own += 1) sums[own]! += weights[places[at]! * classes + own]!
      }
      const most = Math.max(...sums)
      const powers = sums.map((sum) => Math.exp(sum - most))
      const all = powers.reduce((a, b) => a + b, 0)
      for (let own = 0; own < classes; own += 1) {
        const gradient = powers[own]! / all - (own === kind ? 1 : 0)
        for (let at = from; at < places.length; at += 1) {
          const place = places[at]! * classes + own
          squares[place]! += gradient * gradient
          weights[place]! -= rate * gradient / (Math.sqrt(squares[place]!) + 1e-3)
        }
      }
    }
  }
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127 || 1
  return { weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)), scale }
}

function examplesOf(article: SilverNames, tokenize: (text: string) => Token[]): Example[] {
  const tokens = tokenize(article.text)
  const names = findNames(tokens, findSentences(article.text, tokens))
  const out = new Int32Array(mostFeatures)
  return silverKinds(article, tokens, names).flatMap((kind, index) => {
    if (!kind) return []
    const { count, ofWords } = nameKindFeatures(tokens, names[index]!, out)
    return [{ places: out.slice(0, count), ofWords, kind: nameKinds.indexOf(kind) }]
  })
}

const kindOfLabel: Record<string, NameKind> = {
  PERSON: 'person', ORGANIZATION: 'organization', LOCATION: 'place', O: 'nothing', MISC: 'nothing',
}

/**
 * silverKinds gives each name the kind that most of its words have in the silver labels; undefined for dates and
 * numbers.
 */
export function silverKinds({ labels }: SilverNames, tokens: Token[], names: NameSpan[]): (NameKind | undefined)[] {
  let next = 0
  return names.map(({ nameToken, endToken }) => {
    const start = tokens[nameToken]!.start
    const end = tokens[endToken - 1]!.end
    while (next < labels.length && labels[next]!.end <= start) next += 1
    const counts = new Map<string, number>()
    for (let at = next; at < labels.length && labels[at]!.start < end; at += 1) {
      const { label } = labels[at]!
      counts.set(label, (counts.get(label) ?? 0) + 1)
    }
    const best = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
    return best === undefined ? undefined : kindOfLabel[best]
  })
}
