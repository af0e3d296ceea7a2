// The last step of split(text): the claims of an article.
import type { ClaimKind } from '../../domain/claim.js'
import type { ArticleSentence, ReadArticle } from '../article.js'
import { mentionAt } from '../sources/mentions.js'
import type { Token } from '../tokens.js'
import type { SplitClaim } from '../types.js'
import { words } from '../word-lists.js'
import { weighSentence } from './assertions.js'
import { findDrafts } from './clauses.js'
import type { Draft } from './drafts.js'
import { kindOf } from './kind.js'
import { attributionsOf, coverArticle, cutPassages, dissolve, type Coverage, type Passage } from './passages.js'
import { verbForm } from './verb-forms.js'
import { anchorParts, quoteClaim, wordClaim } from './wording.js'
import { probability, weigh, type Weight } from './worth.js'

const sureEnough = 0.6
const leastAssertion = 0.15
const sayings = words('say tell add note insist think believe know')
const adrift = words('he she they')
const firstPerson = words('i we me us my our mine ours myself ourselves')

// A passage with the facts that it asserts.
interface Reading {
  passage: Passage
  drafts: Draft[]
  /** Quoted in the first person: it stands as the speaker's own words. */
  verbatim: boolean
}

/**
 * findClaims gives the discrete claims of an article in text order, each worded so that it stands alone, with its anchors
 * and the attributions that cover it. Pure; time is linear in the text.
 */
export function findClaims(article: ReadArticle): SplitClaim[] {
  const coverage = coverArticle(article)
  const claims: SplitClaim[] = []
  for (const sentence of article.sentences) {
    const weight = weighSentence(article.tokens, sentence)
    if (!weight) continue
    const found: SplitClaim[] = []
    for (const reading of readSentence(article, coverage, sentence, weight)) {
      found.push(...claimReading(article, coverage, reading, weight))
    }
    claims.push(...found.sort((a, b) => a.anchors[0]!.start - b.anchors[0]!.start))
  }
  return claims
}

// Content that asserts nothing on its own ("warned of delays") goes back to the words around it.
function readSentence(article: ReadArticle, coverage: Coverage, sentence: ArticleSentence, weight: Weight): Reading[] {
  const read = (): Reading[] => cutPassages(article, coverage, sentence).map((passage) => readPassage(article, passage, weight))
  let readings = read()
  const isHollow = (reading: Reading): boolean => reading.drafts.length === 0 || isAdrift(article, reading)
  const hollow = readings.filter((reading) => reading.passage.attribution >= 0 && isHollow(reading))
  if (hollow.length > 0) {
    for (const { passage } of hollow) dissolve(article, coverage, passage)
    readings = read()
  }
  return readings
}

// "A third of them say they are afraid": the content alone would not say who "they" are.
function isAdrift({ mentions, attributions }: ReadArticle, { passage, drafts, verbatim }: Reading): boolean {
  const [first] = drafts
  if (verbatim || isDirect(attributions, passage) || !first || typeof first.parts[0] === 'string') return false
  const at = first.parts[0]![0]
  return adrift.has(passage.tokens[at]!.lower) && mentionAt(mentions, passage.indexes[at]!) === undefined
}

function readPassage({ attributions }: ReadArticle, passage: Passage, weight: Weight): Reading {
  const { attribution } = passage
  const quoted = attribution >= 0 && attributions[attribution]!.mode !== 'indirect'
  const verbatim = quoted && passage.tokens.some(({ lower }) => firstPerson.has(lower))
  return { passage, verbatim, drafts: verbatim ? [wholeOf(passage)] : findDrafts(passage.tokens, standsWhole(passage, weight)) }
}

function isDirect(attributions: ReadArticle['attributions'], { attribution }: Passage): boolean {
  return attribution >= 0 && attributions[attribution]!.mode === 'direct'
}

function wholeOf({ tokens }: Passage): Draft {
  return { origin: 'main', parts: [[0, tokens.length]], verb: -1 }
}

// A sentence whose clauses were not found is a claim as it stands, where it is all in the article's own words.
function standsWhole({ tokens, attribution, isWhole }: Passage, weight: Weight): boolean {
  const [first] = tokens
  if (!isWhole || attribution >= 0 || probability(weight.assertion) < sureEnough || tokens.length < 5) return false
  if (first!.pos === 'VERB' && verbForm(first!) === 'base') return false
  return tokens.some(({ pos }) => pos === 'VERB' || pos === 'AUX')
}

function claimReading(article: ReadArticle, coverage: Coverage, { passage, drafts, verbatim }: Reading, weight: Weight): SplitClaim[] {
  const found: SplitClaim[] = []
  const attributions = attributionsOf(coverage, passage.attribution)
  const quotation = verbatim || isDirect(article.attributions, passage)
  for (const draft of drafts) {
    if (holdsCue(coverage, passage, draft)) continue
    const text = verbatim ? quoteClaim(article, passage) : wordClaim(article, passage, draft.parts)
    const anchors = anchorParts(article, passage, draft.parts)
    if (text === '' || anchors.length === 0) continue
    const tokens = tokensOf(passage, draft)
    if (saysNothing(tokens, passage.tokens[draft.verb])) continue
    const own = weigh(tokens, 0, tokens.length)
    const described = draft.origin === 'title' || draft.origin === 'apposition'
    if (probability(own.assertion) < leastAssertion && !described && !verbatim) continue
    const kind: ClaimKind = quotation ? 'quotation' : kindOf(tokens, passage.tokens[draft.verb], before(passage, draft.verb))
    const worth = described ? own.worth : (own.worth + weight.worth) / 2
    found.push({ text, kind, checkworthiness: Math.round(probability(worth) * 1000) / 1000, anchors, attributions })
  }
  return found
}

// "Smith said": that it was said is not the claim, and what was said has been taken out of it.
function holdsCue(coverage: Coverage, { indexes }: Passage, { parts }: Draft): boolean {
  for (const part of parts) {
    if (typeof part === 'string') continue
    for (let at = part[0]; at < part[1]; at += 1) if (coverage.cue[indexes[at]!] === 1) return true
  }
  return false
}

// "Smith said on Monday": without what was said. A verb must follow the saying.
function saysNothing(tokens: readonly Token[], verb: Token | undefined): boolean {
  if (!verb || !sayings.has(verb.lemma)) return false
  for (let at = tokens.length - 1; at >= 0 && tokens[at] !== verb; at -= 1) {
    if (tokens[at]!.pos === 'VERB' || tokens[at]!.pos === 'AUX') return false
  }
  return true
}

function tokensOf({ tokens }: Passage, { parts }: Draft): Token[] {
  const list: Token[] = []
  for (const part of parts) if (typeof part !== 'string') for (let at = part[0]; at < part[1]; at += 1) list.push(tokens[at]!)
  return list
}

function before({ tokens }: Passage, verb: number): Token[] {
  return tokens.slice(Math.max(0, verb - 4), Math.max(0, verb))
}
