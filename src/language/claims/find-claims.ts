// The last step of split(text): the claims of an article.
import type { ClaimKind } from '../../domain/claim.js'
import type { ReadArticle } from '../article.js'
import type { ArticleSentence } from '../sentences/sentence.js'
import { probability } from '../learning/figures.js'
import { weighRow } from '../models/learnt-weights.js'
import type { Token } from '../words/token.js'
import type { SplitClaim } from '../split-result.js'
import { noMemory, recall, remember, replaceTokens } from './antecedents.js'
import { candidatesOf } from './candidates.js'
import { parseDay } from './facts/calendar.js'
import { choose, type Option } from './choice.js'
import { featuresOf, shapeOf } from './choice-features.js'
import type { Draft, Part } from './drafts.js'
import { endsOpen, isEmpty, tokensOf } from './empty-drafts.js'
import { readFrame } from './frames.js'
import { kindOf } from './kind.js'
import { worthRow } from '../worth/learnt-worth.js'
import { attributionsOf, coverArticle, type Coverage, type Passage } from './passages.js'
import { firstClause, isDirect, readSentence, type Reading } from './readings.js'
import { findQuantities } from './facts/quantities.js'
import { reasonsFor } from './reasons.js'
import { findTimes, timeExpression, type FoundTime } from './facts/times.js'
import { anchorParts, isAscending, quoteClaim, wordClaim } from './wording.js'
import { weigh, type Weight } from '../worth/worth.js'

const leastAssertion = 0.1
// A claim that does not stand alone is worth half of one that does.
const adriftShare = 0.5

/** The options of one sentence, of which some become claims. */
export interface SentenceOptions {
  weight: Weight
  options: Option[]
  /** When, as the sentence says it. */
  times: FoundTime[]
}

/**
 * findClaims gives the discrete claims of an article in text order, each worded so that it stands alone, with its anchors
 * and the attributions that cover it. Pure; time is linear in the text.
 */
export function findClaims(article: ReadArticle): SplitClaim[] {
  const coverage = coverArticle(article)
  const claims: SplitClaim[] = []
  for (const { weight, options, times } of listOptions(article, coverage)) {
    for (const option of choose(options)) {
      const claim = claimOption(article, coverage, option, weight, times)
      if (claim) claims.push(claim)
    }
  }
  return claims
}

/** listOptions gives, sentence by sentence, the wordings that its facts may take: what `choose` chooses from. */
export function* listOptions(article: ReadArticle, coverage = coverArticle(article)): Generator<SentenceOptions> {
  const clock = { tokens: article.tokens, today: parseDay(article.context.publishedAt) }
  let memory = noMemory
  const described = new Set<string>()
  for (const sentence of article.sentences) {
    const { weight } = sentence
    const readings = weight ? readSentence(article, coverage, sentence, weight, recall(memory, sentence)) : []
    memory = remember(sentence, firstClause(readings))
    if (!weight) continue
    const options: Option[] = []
    for (const reading of readings) addOptions(options, article, coverage, sentence, reading, described)
    yield { weight, options, times: findTimes(clock, sentence.firstToken, sentence.endToken) }
  }
}

function addOptions(
  options: Option[], article: ReadArticle, coverage: Coverage, sentence: ArticleSentence, reading: Reading, described: Set<string>,
): void {
  const { passage, drafts, verbatim, chunks } = reading
  const quotation = verbatim || isDirect(article.attributions, passage)
  for (const draft of drafts) {
    const tokens = tokensOf(passage, draft.parts)
    if (isEmpty(article, coverage, reading, draft, tokens)) continue
    // That Ann Lee is a goalkeeper is said once, however often the article calls her so.
    if (draft.origin === 'title' && isKnown(described, tokens)) continue
    const weight = isSentence(article, sentence, tokens) ? sentence.weight! : weigh(article.models.worth, tokens, 0, tokens.length)
    if (probability(weight.assertion) < leastAssertion && !isDescription(draft) && !verbatim) continue
    // Words in quotation marks stay as they were said.
    const frame = quotation ? undefined : readFrame(passage.tokens, chunks, draft)
    const candidates = frame ? candidatesOf(passage.tokens, draft, frame) : [{ parts: draft.parts, leads: 0, kept: [] }]
    const shape = shapeOf({ draft, frame, tokens: passage.tokens, attributed: passage.attribution >= 0 })
    for (const candidate of candidates) {
      const { parts } = candidate
      if (candidate !== candidates[0] && endsOpen(tokensOf(passage, parts.slice(-1)))) continue
      const option: Option = {
        reading, draft, parts, whole: candidate === candidates[0], features: featuresOf(shape, candidate), words: wordsOf(passage, parts),
      }
      if (option.whole && sizeOf(parts) === tokens.length) option.weight = weight
      options.push(option)
    }
  }
}

function isKnown(described: Set<string>, tokens: readonly Token[]): boolean {
  const key = tokens.map(({ lower }) => lower).join(' ')
  const known = described.has(key)
  described.add(key)
  return known
}

// Whether tokens are a sentence as it stands, up to its full stop: the weight of the one is that of the other.
function isSentence(article: ReadArticle, { firstToken, endToken }: ArticleSentence, tokens: readonly Token[]): boolean {
  const end = firstToken + tokens.length
  if (end !== endToken && (end !== endToken - 1 || article.tokens[end]!.text !== '.')) return false
  for (let at = 0; at < tokens.length; at += 1) if (tokens[at] !== article.tokens[firstToken + at]) return false
  return true
}

function sizeOf(parts: readonly Part[]): number {
  let size = 0
  for (const part of parts) if (typeof part !== 'string') size += part[1] - part[0]
  return size
}

function wordsOf({ tokens, indexes }: Passage, parts: readonly Part[]): number[] {
  const list: number[] = []
  for (const part of parts) {
    if (typeof part === 'string') continue
    for (let at = part[0]; at < part[1]; at += 1) {
      if (tokens[at]!.pos !== 'PUNCT') list.push(indexes[at]!)
    }
  }
  return isAscending(list) ? list : list.sort((a, b) => a - b)
}

function isDescription({ origin }: Draft): boolean {
  return origin === 'title' || origin === 'apposition'
}

/** wordOption gives the text of the claim that an option makes; '' where it leaves nothing to say. */
export function wordOption(article: ReadArticle, { reading, draft, parts }: Option, times: readonly FoundTime[] = []): string {
  const { passage, verbatim, resolved } = reading
  if (verbatim) return quoteClaim(article, passage)
  const replacement = resolved.get(draft)
  return wordClaim(article, passage, replacement ? replaceTokens(parts, replacement) : parts, times)
}

function claimOption(
  article: ReadArticle, coverage: Coverage, option: Option, weight: Weight, sentenceTimes: readonly FoundTime[],
): SplitClaim | undefined {
  const { reading: { passage, verbatim }, draft, parts } = option
  const { times, isTime } = timesWithin(passage, parts, sentenceTimes)
  const text = wordOption(article, option, times)
  const anchors = anchorParts(article, passage, parts)
  if (text === '' || anchors.length === 0) return undefined
  const tokens = tokensOf(passage, parts)
  const own = option.weight ?? weigh(article.models.worth, tokens, 0, tokens.length)
  const quotation = verbatim || isDirect(article.attributions, passage)
  const quantities = findQuantities(tokens, isTime)
  const kind: ClaimKind = quotation ? 'quotation' : kindOf(tokens, passage.tokens[draft.verb], before(passage, draft.verb), {
    reported: passage.attribution >= 0, quantities: quantities.length,
  })
  const shipped = isDescription(draft) ? own.worth : (own.worth + weight.worth) / 2
  const { learnt, worth: { reasons } } = article.models
  const worth = learnt?.worth ? weighRow(learnt.worth, worthRow(shipped, tokens)) : shipped
  const adrift = verbatim ? undefined : adriftIn(text)
  const sure = isDescription(draft) || verbatim ? weight.assertion : (own.assertion + weight.assertion) / 2
  const confidence = rounded(probability(sure) * (adrift ? adriftShare : 1))
  return {
    text, kind, anchors, quantities,
    times: times.map((time) => timeExpression(article.tokens, time)),
    attributions: attributionsOf(article, coverage, passage.attribution),
    checkworthiness: rounded(probability(worth)),
    confidence,
    why: reasonsFor(reasons, { tokens, kind, confidence, adrift }),
    parts: [],
    open: [],
  }
}

// "It fell by half": what fell is left for a person to tell.
function adriftIn(text: string): string | undefined {
  return /^(?:It|They|He|She|Its|Their|His|Her)(?= )/.exec(text)?.[0].toLowerCase()
}

const never = (): boolean => false

// The times whose words the parts have, all of them, and which of the parts' tokens are words of one.
function timesWithin(
  { indexes }: Passage, parts: readonly Part[], times: readonly FoundTime[],
): { times: readonly FoundTime[]; isTime: (at: number) => boolean } {
  if (times.length === 0) return { times, isTime: never }
  const own: number[] = []
  for (const part of parts) if (typeof part !== 'string') for (let at = part[0]; at < part[1]; at += 1) own.push(indexes[at]!)
  const has = new Set(own)
  const within = times.filter(({ from, end }) => {
    for (let at = from; at < end; at += 1) if (!has.has(at)) return false
    return true
  })
  return { times: within, isTime: (at) => within.some(({ from, end }) => from <= own[at]! && own[at]! < end) }
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000
}

function before({ tokens }: Passage, verb: number): Token[] {
  return tokens.slice(Math.max(0, verb - 4), Math.max(0, verb))
}
