// The last step of split(text): the claims of an article.
import type { ReadArticle } from '../article.js'
import type { Token } from '../tokens.js'
import type { ClaimKind } from '../../domain/claim.js'
import type { SplitClaim } from '../types.js'
import { words } from '../word-lists.js'
import { assertionOf } from './assertions.js'
import { findDrafts } from './clauses.js'
import type { Draft } from './drafts.js'
import { kindOf } from './kind.js'
import { attributionsOf, coverArticle, cutPassages, type Coverage, type Passage } from './passages.js'
import { verbForm } from './verb-forms.js'
import { anchorParts, quoteClaim, wordClaim } from './wording.js'
import { weighClaim } from './worth.js'

const sureEnough = 0.6
const leastAssertion = 0.15
const firstPerson = words('i we me us my our mine ours myself ourselves')

/**
 * findClaims gives the discrete claims of an article in text order, each worded so that it stands alone, with its anchors
 * and the attributions that cover it. Pure; time is linear in the text.
 */
export function findClaims(article: ReadArticle): SplitClaim[] {
  const coverage = coverArticle(article)
  const claims: SplitClaim[] = []
  for (const sentence of article.sentences) {
    const certainty = assertionOf(article, sentence)
    if (certainty === 0) continue
    for (const passage of cutPassages(article, coverage, sentence)) claims.push(...claimsOf(article, coverage, passage, certainty))
  }
  return claims
}

function claimsOf(article: ReadArticle, coverage: Coverage, passage: Passage, certainty: number): SplitClaim[] {
  const attributions = attributionsOf(coverage, passage.attribution)
  const quoted = passage.attribution >= 0 && article.attributions[passage.attribution]!.mode === 'direct'
  const whole: Draft = { origin: 'main', parts: [[0, passage.tokens.length]], verb: -1 }
  if (quoted && speaksAsFirst(passage.tokens)) {
    const text = quoteClaim(article, passage)
    const claim = text === '' ? undefined : makeClaim(article, passage, whole, text, 'quotation', attributions)
    return claim ? [claim] : []
  }
  const claims: SplitClaim[] = []
  const drafts = findDrafts(passage.tokens)
  if (drafts.length === 0 && certainty >= sureEnough && standsWhole(passage)) drafts.push(whole)
  for (const draft of drafts) {
    if (isFrame(coverage, passage, draft)) continue
    const text = wordClaim(article, passage, draft.parts)
    const claim = text === '' ? undefined : makeClaim(article, passage, draft, text, quoted ? 'quotation' : undefined, attributions)
    if (claim) claims.push(claim)
  }
  return claims
}

function makeClaim(
  article: ReadArticle, passage: Passage, draft: Draft, text: string, kind: ClaimKind | undefined, attributions: number[],
): SplitClaim | undefined {
  const tokens: Token[] = []
  for (const part of draft.parts) if (typeof part !== 'string') for (let at = part[0]; at < part[1]; at += 1) tokens.push(passage.tokens[at]!)
  const { assertion, worth } = weighClaim(tokens)
  if (assertion < leastAssertion && draft.origin !== 'title' && draft.origin !== 'apposition') return undefined
  const { verb } = draft
  return {
    text,
    kind: kind ?? kindOf(tokens, passage.tokens[verb], passage.tokens.slice(Math.max(0, verb - 4), Math.max(0, verb))),
    checkworthiness: Math.round(worth * 1000) / 1000,
    anchors: anchorParts(article, passage, draft.parts),
    attributions,
  }
}

// A sentence whose clauses were not found is a claim as it stands, where it is all in the article's own words.
function standsWhole({ tokens, attribution }: Passage): boolean {
  return attribution < 0 && tokens.length > 4 && !isOrder(tokens) && tokens.some(({ pos }) => pos === 'VERB' || pos === 'AUX')
}

function isOrder(tokens: readonly Token[]): boolean {
  const first = tokens[0]!
  return first.pos === 'VERB' && verbForm(first) === 'base'
}

function speaksAsFirst(tokens: readonly Token[]): boolean {
  return tokens.some(({ lower }) => firstPerson.has(lower))
}

// "Smith said": that it was said is not the claim.
function isFrame(coverage: Coverage, passage: Passage, draft: Draft): boolean {
  return draft.verb >= 0 && coverage.cue[passage.indexes[draft.verb]!] === 1
}
