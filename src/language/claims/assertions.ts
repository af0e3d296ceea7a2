// Which sentences assert something that can be checked.
import type { ArticleSentence, ReadArticle } from '../article.js'
import { assertionScore } from './worth.js'

const leastScore = 0.4
// What reads like an opinion may still rest on a figure.
const leastOfOpinion = 0.75

/**
 * assertionOf: how likely the sentence asserts something that can be verified, 0 where it does not. Questions, opinions,
 * headings, boilerplate, wishes and calls to act do not.
 */
export function assertionOf({ tokens }: ReadArticle, { type, firstToken, endToken }: ArticleSentence): number {
  if (type !== 'statement' && type !== 'opinion') return 0
  const score = assertionScore(tokens, firstToken, endToken)
  return score >= (type === 'opinion' ? leastOfOpinion : leastScore) ? score : 0
}
