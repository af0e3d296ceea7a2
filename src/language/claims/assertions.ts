// Which sentences assert something that can be checked.
import type { ArticleSentence } from '../article.js'
import type { Token } from '../tokens.js'
import { words } from '../word-lists.js'
import { probability, weigh, type Weight } from './worth.js'

// Speech to an audience asserts less than it sounds; a report in the third person asserts what it says.
const leastOfSpeech = 0.4
const leastOfReport = 0.25
// What reads like an opinion may still rest on a figure.
const leastOfOpinion = 0.75
const speech = words('i we you me us my our your let let’s must should god')

/**
 * weighSentence tells how likely a sentence asserts something that can be verified and is worth checking; undefined where
 * it asserts nothing: questions, opinions, headings, boilerplate, wishes, calls to act.
 */
export function weighSentence(tokens: readonly Token[], { type, firstToken, endToken }: ArticleSentence): Weight | undefined {
  if (type !== 'statement' && type !== 'opinion') return undefined
  const weight = weigh(tokens, firstToken, endToken)
  const least = type === 'opinion' ? leastOfOpinion : isSpeech(tokens, firstToken, endToken) ? leastOfSpeech : leastOfReport
  return probability(weight.assertion) >= least ? weight : undefined
}

function isSpeech(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (speech.has(tokens[at]!.lower)) return true
  return false
}
