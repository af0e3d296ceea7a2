// "The ministry said it would cut 300 jobs": the pronoun means whoever is speaking.
import type { ReadArticle } from '../../article.js'
import { mentionAt } from '../../mentions/mentions.js'
import type { ArticleSentence } from '../../sentences/sentence.js'
import type { Token } from '../../words/token.js'
import { tokenFrom } from '../passages/coverage.js'
import { lowerFirst } from './lower-first.js'

/** Whoever says the words of a claim: tokens [first, end) of the claim's own sentence. */
export type Speaker = readonly [first: number, end: number]

const longestSpeaker = 8

/** speakerOf gives the source of an attribution where it stands in the sentence before what is said, undefined elsewhere. */
export function speakerOf({ attributions, tokens }: ReadArticle, attribution: number, sentence: ArticleSentence): Speaker | undefined {
  const [start, end] = attributions[attribution]?.source[0] ?? [0, 0]
  if (end === 0) return undefined
  const first = tokenFrom(tokens, start)
  const stop = tokenFrom(tokens, end - 1) + 1
  return first >= sentence.firstToken && stop <= sentence.endToken && stop - first <= longestSpeaker ? [first, stop] : undefined
}

/** speakerFor words a pronoun of things or of several that stands behind its speaker; undefined where the two do not agree. */
export function speakerFor({ text, tokens, mentions }: ReadArticle, [first, end]: Speaker, at: number, isFirst: boolean): string | undefined {
  const mention = mentionAt(mentions, end - 1)
  const isPerson = mention !== undefined && mentions.entities[mention.entity]!.kind === 'person'
  if (isPerson || end > at || !agrees(tokens[at]!.lower, tokens[end - 1]!)) return undefined
  const own = text.slice(tokens[first]!.start, tokens[end - 1]!.end).replace(/\s+/g, ' ').replace(/^(?:an?|one) /i, 'the ')
  const opener = own.split(' ')[0]!
  const name = isFirst ? own : lowerFirst({ ...tokens[first]!, text: opener }) + own.slice(opener.length)
  return /^(?:its|their)$/.test(tokens[at]!.lower) ? `${name}${name.endsWith('s') ? '’' : '’s'}` : name
}

function agrees(pronoun: string, head: Token): boolean {
  if (head.pos !== 'NOUN' && head.pos !== 'PROPN') return false
  const isMany = head.tag === 'NNS' || head.tag === 'NNPS'
  return /^(?:they|their)$/.test(pronoun) ? isMany : /^(?:it|its)$/.test(pronoun) && !isMany
}
