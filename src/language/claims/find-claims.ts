// The last step of split(text): the claims of an article.
import type { ClaimKind } from '../../domain/claim.js'
import type { ReadArticle } from '../article.js'
import type { ArticleSentence } from '../sentences/sentence.js'
import type { Span, SplitClaim } from '../split-result.js'
import { probability } from '../learning/figures.js'
import { weighRow } from '../models/learnt-weights.js'
import { parseTree } from '../trees/parse.js'
import { subtreeSpan, type Tree } from '../trees/tree.js'
import type { Token } from '../words/token.js'
import { worthRow } from '../worth/learnt-worth.js'
import { weigh, type Weight } from '../worth/worth.js'
import { repeatedHeadline } from './choosing/headlines.js'
import { dropRepeats } from './choosing/drop-repeats.js'
import type { Clause } from './clauses/clause.js'
import { partsOf } from './clauses/parts.js'
import { readClauses, whole } from './clauses/read-clauses.js'
import { subjectOf } from './clauses/nodes.js'
import { findAside } from './clauses/asides.js'
import { cutSegments } from './clauses/segments.js'
import { articleDay, writesMonthFirst } from './facts/article-day.js'
import { findQuantities } from './facts/quantities.js'
import { findTimes, timeExpression, type Clock, type FoundTime } from './facts/times.js'
import { kindOf } from './kind.js'
import { attributionsOf, coverArticle, roles, tokenFrom, type Coverage } from './passages/coverage.js'
import { cutPassages, type Passage } from './passages/cut-passages.js'
import { reasonsFor } from './reasons.js'
import { readReferences, type Surroundings } from './wording/references.js'
import { withMarks, wordClaim, type ClaimWord } from './wording/word-claim.js'

const leastAssertion = 0.25
const longestSubject = 10

/** A claim before it is worded: its words among the article's tokens. */
interface Draft {
  passage: Passage
  sentence: ArticleSentence
  origin: Clause['origin']
  words: ClaimWord[]
  verb: Token | undefined
  before: Token[]
  /** The subject of its verb, among the article's tokens; where it is one phrase. */
  subject?: readonly [first: number, end: number]
  parts?: ClaimWord[][]
}

/**
 * findClaims gives the discrete claims of an article in text order, each worded so that it stands alone, with its anchors
 * and the attributions that cover it. Pure; time is linear in the text.
 */
export function findClaims(article: ReadArticle): SplitClaim[] {
  const coverage = coverArticle(article)
  const clock = clockOf(article)
  const headline = repeatedHeadline(article)
  const claims: SplitClaim[] = []
  let subject: Surroundings['subject']
  for (const sentence of article.sentences) {
    if (!sentence.weight || sentence.type === 'heading' || sentence === headline) continue
    const before = subject
    subject = undefined
    const times = findTimes(clock, sentence.firstToken, sentence.endToken)
    for (const passage of cutPassages(article, coverage, sentence)) {
      for (const draft of readDrafts(article, coverage, sentence, passage)) {
        const claim = claimOf(article, coverage, draft, sentence.weight, times, before)
        if (claim) claims.push(claim)
        if (draft.origin === 'main' && passage.attribution < 0) subject ??= soleSubject(article.tokens, draft)
      }
    }
  }
  return dropRepeats(claims)
}

function subjectSpan(tree: Tree, verb: number, indexes: readonly number[]): Surroundings['subject'] {
  const subject = subjectOf(tree, verb)
  if (subject < 0) return undefined
  const [first] = subtreeSpan(tree, subject)
  // Up to its noun: what follows ("of the town") tells which one, but would be said twice.
  return subject - first > longestSubject ? undefined : [indexes[first]!, indexes[subject]! + 1]
}

/** The subject of a clause, where nothing else in it is of the same number: what "it" or "they" can only mean next. */
function soleSubject(tokens: readonly Token[], { words, subject }: Draft): Surroundings['subject'] {
  if (!subject) return undefined
  const head = tokens[subject[1] - 1]!
  if (head.pos !== 'NOUN' || /^(?:this|that|these|those|it|he|she|they|his|her|their|its)$/.test(tokens[subject[0]]!.lower)) return undefined
  const isRival = (word: ClaimWord): boolean => typeof word === 'number' && word >= subject[1] && /^NNP?S?$/.test(tokens[word]!.tag) &&
    /S$/.test(tokens[word]!.tag) === /S$/.test(head.tag) && tokens[word]!.tag !== 'NNP'
  return words.some(isRival) ? undefined : subject
}

interface LiftedSegment {
  /** Words of the passage, in order. */
  nodes: number[]
  /** The verb that an apposition lacks, and where it goes. */
  be?: { at: number; word: string }
}

/** A segment, and what an aside behind its subject tells. */
function segmentsOf(words: readonly Token[], from: number, end: number): LiftedSegment[] {
  const aside = findAside(words, from, end)
  if (!aside) return [{ nodes: range(from, end) }]
  const subject = range(...aside.subject)
  const [told, rest] = aside.told.map(([first, stop]) => range(first, stop))
  const nodes = rest ? [...told!, ...subject, ...rest] : [...subject, ...told!]
  return [
    { nodes, ...(aside.be !== undefined && { be: { at: subject.length, word: aside.be } }) },
    { nodes: [...subject, ...range(aside.next, end)] },
  ]
}

function range(from: number, end: number): number[] {
  return Array.from({ length: end - from }, (_, at) => from + at)
}

function clockOf({ tokens, sentences, context }: ReadArticle): Clock {
  const isMonthFirst = writesMonthFirst(tokens)
  return { tokens, isMonthFirst, today: articleDay(tokens, sentences, context.publishedAt, isMonthFirst) }
}

function readDrafts({ tokens, models }: ReadArticle, coverage: Coverage, sentence: ArticleSentence, passage: Passage): Draft[] {
  const all = passage.indexes.map((at) => tokens[at]!)
  return cutSegments(all).flatMap(({ from, end }) => segmentsOf(all, from, end)).flatMap(({ nodes, be }) => {
    const words = nodes.map((at) => all[at]!)
    const indexes = nodes.map((at) => passage.indexes[at]!)
    if (be) {
      const items = [...indexes.slice(0, be.at), be.word, ...indexes.slice(be.at)]
      return [{ passage, sentence, origin: 'apposition' as const, words: withMarks(tokens, passage, items), verb: undefined, before: [] }]
    }
    const tree = parseTree(models.trees, words)
    const isCue = (node: number): boolean => coverage.role[indexes[node]!] === roles.cue
    const clauses = readClauses({ words, tree, isCue })
    if (clauses.length === 0 && !passage.isFrame) clauses.push(...whole({ words, tree, isCue }))
    return clauses.map(({ origin, items, verb }): Draft => ({
      passage, sentence, origin,
      words: withMarks(tokens, passage, items.map((item) => (typeof item === 'number' ? indexes[item]! : item))),
      verb: words[verb],
      before: words.slice(Math.max(0, verb - 4), Math.max(0, verb)),
      subject: verb >= 0 ? subjectSpan(tree, verb, indexes) : undefined,
      parts: partsOf({ words, tree, isCue }, items).map((part) => withMarks(tokens, passage, part.map((item) => (typeof item === 'number' ? indexes[item]! : item)))),
    }))
  })
}

function claimOf(
  article: ReadArticle, coverage: Coverage, draft: Draft, weight: Weight, sentenceTimes: readonly FoundTime[], subject: Surroundings['subject'],
): SplitClaim | undefined {
  const { passage } = draft
  const list = draft.words.filter((word) => typeof word === 'number')
  const tokens = list.map((at) => article.tokens[at]!)
  const own = weigh(article.models.worth, tokens, 0, tokens.length)
  if (probability(own.assertion) < leastAssertion) return undefined
  const { times, isTime } = timesWithin(list, sentenceTimes)
  const quotation = passage.attribution >= 0 && article.attributions[passage.attribution]!.mode === 'direct'
  const { replacements, open } = readReferences(article, list, { speaker: speakerOf(article, draft), subject, isQuotation: quotation })
  const text = wordClaim(article, passage, draft.words, replacements, times)
  if (text === '') return undefined
  const quantities = findQuantities(tokens, isTime)
  const kind: ClaimKind = quotation ? 'quotation' : kindOf(tokens, draft.verb, draft.before, {
    reported: passage.attribution >= 0, quantities: quantities.length,
  })
  const shipped = (own.worth + weight.worth) / 2
  const { learnt, worth: { reasons } } = article.models
  const worth = learnt?.worth ? weighRow(learnt.worth, worthRow(shipped, tokens)) : shipped
  const confidence = rounded(probability((own.assertion + weight.assertion) / 2))
  return {
    text, kind, anchors: anchorsOf(article, list), quantities,
    times: times.map((time) => timeExpression(article.tokens, time)),
    attributions: attributionsOf(article, coverage, passage.attribution),
    checkworthiness: rounded(probability(worth)),
    confidence,
    why: reasonsFor(reasons, { tokens, kind, confidence, adrift: open[0]?.words }),
    parts: (draft.parts ?? []).map((part) => ({
      text: wordClaim(article, passage, part, replacements, times),
      anchors: anchorsOf(article, part.filter((word) => typeof word === 'number')),
    })),
    open,
  }
}

/** Whoever says the words of a draft, where that stands in the same sentence. */
function speakerOf({ attributions, tokens }: ReadArticle, { passage, sentence }: Draft): Surroundings['speaker'] {
  const [start, end] = attributions[passage.attribution]?.source[0] ?? [0, 0]
  if (end === 0) return undefined
  const first = tokenFrom(tokens, start)
  const stop = tokenFrom(tokens, end - 1) + 1
  return first >= sentence.firstToken && stop <= sentence.endToken ? [first, stop] : undefined
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
