// The last step of split(text): the claims of an article.
import type { ClaimKind } from '../../domain/claim.js'
import type { ReadArticle } from '../article.js'
import type { Span, SplitClaim } from '../split-result.js'
import { findReferences } from '../mentions/references/find-references.js'
import type { References } from '../mentions/references/reference.js'
import { probability } from '../models/figures.js'
import type { Weight } from '../sentences/sentence.js'
import { checkWorthiness, weighClaim } from '../worth/claim-worth.js'
import { isVerdict } from '../worth/verdicts.js'
import { confidenceOf, type MadeClaim } from './choosing/confidence-features.js'
import { repeatedHeadlines } from './choosing/headlines.js'
import { dropRepeats } from './choosing/drop-repeats.js'
import { isFaithful } from './choosing/faithful.js'
import { assertsNothing } from './choosing/not-checkable.js'
import { readDrafts, wholeDraft, type Draft } from './clauses/read-drafts.js'
import { articleDay, writesMonthFirst } from './facts/article-day.js'
import { findQuantities } from './facts/quantities.js'
import type { Clock, FoundTime } from './facts/found-time.js'
import { findTimes, timeExpression } from './facts/times.js'
import { kindOf } from './kind.js'
import { attributionsOf, coverArticle, type Coverage } from './passages/coverage.js'
import { layOutSayings, sourceSearchOf, type Sayings } from './passages/source-search.js'
import { cutPassages } from './passages/cut-passages.js'
import { reasonsFor } from './reasons.js'
import { readReferences } from './wording/references.js'
import { speakerOf } from './wording/speaker.js'
import { wordClaim } from './wording/word-claim.js'

const leastAssertion = 0.25

type Look = (claim: SplitClaim, made: MadeClaim) => void

/**
 * findClaims gives the discrete claims of an article in text order, each worded so that it stands alone, with its anchors
 * and the attributions that cover it. Pure; time is linear in the text. `look` is shown each claim with what it was made of,
 * those that repeat another among them.
 */
export function findClaims(article: ReadArticle, look: Look = () => undefined): SplitClaim[] {
  const coverage = coverArticle(article)
  const sayings = layOutSayings(article)
  const clock = clockOf(article)
  const headlines = repeatedHeadlines(article)
  const claims: SplitClaim[] = []
  const references = findReferences(article)
  for (const sentence of article.sentences) {
    if (!sentence.weight || sentence.type === 'heading' || headlines.has(sentence)) continue
    const times = findTimes(clock, sentence.firstToken, sentence.endToken)
    for (const passage of cutPassages(article, coverage, sentence)) {
      for (const draft of faithfulDrafts(article, readDrafts(article, coverage, sentence, passage))) {
        const claim = claimOf(article, coverage, sayings, draft, sentence.weight, times, references, look)
        if (claim) claims.push(claim)
      }
    }
  }
  return dropRepeats(claims)
}

/**
 * The drafts of a passage; where one of them cuts a phrase or loses what turns its meaning, all of the passage as one claim.
 * What is left of a sentence whose other words somebody said is no claim as a whole.
 */
function faithfulDrafts(article: ReadArticle, drafts: readonly Draft[]): readonly Draft[] {
  const isSound = ({ words, sentence }: Draft): boolean => isFaithful(article, sentence, words.filter((word) => typeof word === 'number'))
  if (drafts.every(isSound)) return drafts
  const [first] = drafts
  return first!.passage.isFrame ? drafts.filter(isSound) : [wholeDraft(article, first!)].filter(isSound)
}

function clockOf({ tokens, sentences, context }: ReadArticle): Clock {
  const isMonthFirst = writesMonthFirst(tokens)
  return { tokens, isMonthFirst, today: articleDay(tokens, sentences, context.publishedAt, isMonthFirst) }
}

function claimOf(
  article: ReadArticle, coverage: Coverage, sayings: Sayings, draft: Draft, weight: Weight, sentenceTimes: readonly FoundTime[], references: References,
  look: Look,
): SplitClaim | undefined {
  const { passage } = draft
  const list = draft.words.filter((word) => typeof word === 'number')
  const tokens = list.map((at) => article.tokens[at]!)
  if (assertsNothing(tokens)) return undefined
  const claimWeight = weighClaim(article.models, article.tokens, list, weight)
  if (probability(claimWeight.own.assertion) < leastAssertion && !isVerdict(tokens, 0, tokens.length)) return undefined
  const { times, isTime } = timesWithin(list, sentenceTimes)
  const quotation = passage.attribution >= 0 && article.attributions[passage.attribution]!.mode === 'direct'
  const settled = readReferences(article, references, list, quotation, speakerOf(article, passage.attribution, draft.sentence))
  const { replacements, open } = settled
  const text = wordClaim(article, passage, draft.words, replacements, times)
  if (text === '') return undefined
  const quantities = findQuantities(tokens, isTime)
  const kind: ClaimKind = quotation ? 'quotation' : kindOf(tokens, draft.verb, draft.before, {
    reported: passage.attribution >= 0, quantities: quantities.length,
  })
  const made: MadeClaim = {
    draft, list, tokens, text, weight: claimWeight, sentenceWeight: weight, references, settled, attribution: article.attributions[passage.attribution],
    isEnded: /[.!?]/.test(article.text.slice(draft.sentence.end - 3, draft.sentence.end)),
    quantities: quantities.length, times: times.length,
  }
  const attributions = attributionsOf(article, coverage, passage.attribution)
  const claim: SplitClaim = {
    text, kind, anchors: anchorsOf(article, list), quantities,
    times: times.map((time) => timeExpression(article.tokens, time)),
    attributions,
    sourceSearch: sourceSearchOf(article, sayings, list, attributions),
    checkworthiness: rounded(probability(checkWorthiness(article.models, claimWeight))),
    confidence: rounded(confidenceOf(article.models.confidence, made)),
    why: reasonsFor(article.models.worth.reasons, { tokens, kind, assertion: probability(claimWeight.mean.assertion), adrift: open[0]?.words }),
    parts: (draft.parts ?? []).map((part) => ({
      text: wordClaim(article, passage, part, replacements, times),
      anchors: anchorsOf(article, part.filter((word) => typeof word === 'number')),
    })),
    open,
  }
  look(claim, made)
  return claim
}

/** The words of the article that a claim took, in text order, neighbours joined. */
function anchorsOf({ tokens }: ReadArticle, list: readonly number[]): Span[] {
  const anchors: Span[] = []
  let last = -2
  for (const at of [...list].sort((a, b) => a - b)) {
    if (at === last + 1) anchors[anchors.length - 1]!.end = tokens[at]!.end
    else if (at !== last) anchors.push({ start: tokens[at]!.start, end: tokens[at]!.end })
    last = at
  }
  return anchors
}

const never = (): boolean => false

// The times whose words the claim has, all of them, and which of its tokens are words of one.
function timesWithin(own: readonly number[], times: readonly FoundTime[]): { times: readonly FoundTime[]; isTime: (at: number) => boolean } {
  if (times.length === 0) return { times, isTime: never }
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
