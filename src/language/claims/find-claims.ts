// The last step of split(text): the claims of an article.
import type { ArticleSentence, ReadArticle } from '../article.js'
import type { SplitClaim } from '../types.js'
import { findDrafts } from './clauses.js'
import type { Draft } from './drafts.js'
import { attributionsOf, coverArticle, cutPassages, type Coverage, type Passage } from './passages.js'
import { anchorParts, quoteClaim, wordClaim } from './wording.js'

/**
 * findClaims gives the discrete claims of an article in text order, each worded so that it stands alone, with its anchors
 * and the attributions that cover it. Pure; time is linear in the text.
 */
export function findClaims(article: ReadArticle): SplitClaim[] {
  const coverage = coverArticle(article)
  const claims: SplitClaim[] = []
  for (const sentence of article.sentences) {
    if (sentence.type !== 'statement') continue
    for (const passage of cutPassages(article, coverage, sentence)) claims.push(...claimsOf(article, coverage, sentence, passage))
  }
  return claims
}

function claimsOf(article: ReadArticle, coverage: Coverage, _sentence: ArticleSentence, passage: Passage): SplitClaim[] {
  const attributions = attributionsOf(coverage, passage.attribution)
  const claims: SplitClaim[] = []
  for (const draft of findDrafts(passage.tokens)) {
    if (isFrame(coverage, passage, draft)) continue
    const text = wordClaim(article, passage, draft.parts)
    if (text === '') continue
    claims.push({ text, kind: 'other', checkworthiness: 0.5, anchors: anchorParts(article, passage, draft.parts), attributions })
  }
  void quoteClaim
  return claims
}

// "Smith said": that it was said is not the claim.
function isFrame(coverage: Coverage, passage: Passage, draft: Draft): boolean {
  return draft.verb >= 0 && coverage.cue[passage.indexes[draft.verb]!] === 1
}
