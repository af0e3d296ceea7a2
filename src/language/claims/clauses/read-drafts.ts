// A passage → its claims before they are worded: cut where the words show it, parsed, parted into clauses.
import type { ReadArticle } from '../../article.js'
import type { ArticleSentence } from '../../sentences/sentence.js'
import { parseTree } from '../../trees/parse.js'
import { noHead, type Tree } from '../../trees/tree.js'
import { finiteTags, relativeTags } from '../../words/finite-tags.js'
import type { Token } from '../../words/token.js'
import { daysFromToday, times } from '../../lexicon/calendar.js'
import { reportingVerbs } from '../../lexicon/cue-verbs.js'
import { hearings } from '../../lexicon/source-nouns.js'
import { roles, type Coverage } from '../passages/coverage.js'
import type { Passage } from '../passages/cut-passages.js'
import type { ClaimWord } from '../wording/claim-words.js'
import { withMarks } from '../wording/with-marks.js'
import { findAside } from './asides.js'
import type { Clause, Item } from './clause.js'
import { plainClause } from './plain-clause.js'
import { partsOf } from './parts.js'
import { readClauses, whole } from './read-clauses.js'
import { cutSegments } from './segments.js'
import { findTrailing } from './trailing.js'

// The lead of a right step over the next best, in units of the step weights: a tenth of all arcs stand below it.
const narrowMargin = 350
const leastHeard = 4
const longestHearing = 10

/** A claim before it is worded: its words among the article's tokens. */
export interface Draft {
  passage: Passage
  sentence: ArticleSentence
  origin: Clause['origin']
  words: ClaimWord[]
  verb: Token | undefined
  before: Token[]
  /** Share of its words that the tree placed narrowly: another arc weighed nearly as much. */
  narrow: number
  parts?: ClaimWord[][]
}

/** readDrafts gives the drafts of a passage in the order of its words: cut, parsed, and parted into clauses. Linear in the passage. */
export function readDrafts({ tokens, models }: ReadArticle, coverage: Coverage, sentence: ArticleSentence, passage: Passage): Draft[] {
  const told = passage.indexes.slice(0, reportStart(tokens, coverage, passage)).map((at) => tokens[at]!)
  const all = told.slice(0, hearingStart(told))
  const isGap = (at: number): boolean => passage.attribution >= 0 && passage.indexes[at]! > passage.indexes[at - 1]! + 1 && !passage.asides.has(passage.indexes[at - 1]!)
  return cutSegments(all, isGap).flatMap(({ from, end, lead }) => segmentsOf(all, from, end, lead)).flatMap(({ nodes, added }) => {
    const words = nodes.map((at) => all[at]!)
    const indexes = nodes.map((at) => passage.indexes[at]!)
    if (added) {
      const items = [...indexes.slice(0, added.at), added.word, ...indexes.slice(added.at)]
      return [{ passage, sentence, origin: 'apposition' as const, words: withMarks(tokens, passage, items), verb: undefined, before: [], narrow: 0 }]
    }
    const isCue = (node: number): boolean => coverage.role[indexes[node]!] === roles.cue
    if (!tellsSomething(words, isCue)) return []
    const plain = passage.isFrame ? undefined : plainClause(words)
    if (plain) {
      return [{
        passage, sentence, origin: plain.origin, words: withMarks(tokens, passage, plain.items.map((item) => indexes[item as number]!)),
        verb: words[plain.verb], before: words.slice(Math.max(0, plain.verb - 4), plain.verb), narrow: 0, parts: [],
      }]
    }
    const tree = parseTree(models.trees, words)
    const clauses = readClauses({ words, tree, isCue })
    if (passage.isFrame) dropBareReports(clauses, words)
    if (clauses.length === 0 && !(passage.isFrame && nodes.some((_, node) => isCue(node)))) clauses.push(...whole({ words, tree, isCue }, passage.attribution >= 0))
    return clauses.map(({ origin, items, verb }): Draft => ({
      passage, sentence, origin,
      words: withMarks(tokens, passage, items.map((item) => (typeof item === 'number' ? indexes[item]! : item))),
      verb: words[verb],
      before: words.slice(Math.max(0, verb - 4), Math.max(0, verb)),
      narrow: narrowShare(tree, items),
      parts: partsOf({ words, tree, isCue }, items).map((part) => withMarks(tokens, passage, part.map((item) => (typeof item === 'number' ? indexes[item]! : item)))),
    }))
  })
}

/** Asked of the one reading that every passage has: the second is read only where a clause may leave. */
function narrowShare(tree: Tree, items: readonly Item[]): number {
  let narrow = 0
  for (const item of items) if (typeof item === 'number' && tree.margin[item]! < narrowMargin && tree.head[item] !== noHead.outside) narrow += 1
  return narrow / items.length
}

/** wholeDraft gives all words of a draft's passage as one claim. */
export function wholeDraft({ tokens }: ReadArticle, { passage, sentence, verb, before }: Draft): Draft {
  const items = passage.indexes.filter((at) => tokens[at]!.pos !== 'PUNCT')
  return { passage, sentence, origin: 'whole', words: withMarks(tokens, passage, items), verb, before, narrow: 0 }
}

/** ", for which Lee said": where a frame ends with no more than who says what, behind a comma, that begins; else its length. */
function reportStart(tokens: readonly Token[], { role }: Coverage, { indexes, isFrame }: Passage): number {
  if (!isFrame) return indexes.length
  let hasCue = false
  for (let place = indexes.length - 1; place > 1; place -= 1) {
    const at = indexes[place]!
    const { pos, tag, text } = tokens[at]!
    if (text === ',') return hasCue && relativeTags.has(tokens[indexes[place + 2] ?? at]!.tag) ? place : indexes.length
    if (role[at] === roles.cue) hasCue = true
    else if (role[at] === roles.none && pos !== 'PUNCT' && pos !== 'ADP' && !relativeTags.has(tag)) return indexes.length
  }
  return indexes.length
}

/** "…, a jury heard on Tuesday", "…, Rye Crown Court was told": where it was said is no part of what was said. */
function hearingStart(words: readonly Token[]): number {
  const comma = words.findLastIndex(({ text }) => text === ',')
  if (comma < leastHeard || words.length - comma > longestHearing) return words.length
  const verb = words.findIndex(({ lower }, at) => at > comma + 1 && (lower === 'heard' || lower === 'told'))
  const isTold = verb > 0 && (words[verb]!.lower === 'heard' || words[verb - 1]!.lemma === 'be')
  const place = words[verb - (words[verb]?.lower === 'told' ? 2 : 1)]
  const isRest = words.slice(verb + 1).every(({ lower, pos }) => pos === 'PUNCT' || pos === 'ADP' || times.has(lower) || daysFromToday.has(lower))
  return isTold && isRest && place !== undefined && hearings.has(place.lemma.toLowerCase()) ? comma : words.length
}

/** "…, the Ashford Times reported": with nothing behind the verb, it only tells who passed the words on. */
function dropBareReports(clauses: Clause[], words: readonly Token[]): void {
  const [only] = clauses
  if (clauses.length === 1 && only!.items.at(-1) === only!.verb && reportingVerbs.has(words[only!.verb]!.lemma)) clauses.length = 0
}

/** "officials said": without a finite verb of its own, or a comma for an aside, there is no clause to look for. */
function tellsSomething(words: readonly Token[], isCue: (node: number) => boolean): boolean {
  let hasComma = false
  for (let node = 0; node < words.length; node += 1) {
    const { tag, text } = words[node]!
    if (finiteTags.has(tag) && !isCue(node)) return true
    if (text === ',') hasComma = true
  }
  return hasComma && words.some(({ tag }) => finiteTags.has(tag))
}

interface LiftedSegment {
  /** Words of the passage, in order. */
  nodes: number[]
  /** What an apposition or "whose" lacks, and where it goes. */
  added?: { at: number; word: string }
}

/** A segment, and what a relative clause at its end tells. */
function segmentsOf(words: readonly Token[], from: number, end: number, lead: number): LiftedSegment[] {
  if (lead > 0) return [{ nodes: [...range(0, lead), ...range(from, end)] }]
  const trailing = findTrailing(words, from, end)
  if (!trailing) return withoutAside(words, from, end)
  const [before, antecedent, rest] = [range(...trailing.before), range(...trailing.antecedent), range(...trailing.rest)]
  const owner = words[trailing.comma - 1]!.lower.endsWith('s') ? '’' : '’s'
  return [
    ...withoutAside(words, from, trailing.comma),
    { nodes: [...before, ...antecedent, ...rest], ...(trailing.isOwner && { added: { at: antecedent.length, word: owner } }) },
  ]
}

/** A segment, and what an aside behind its subject tells. */
function withoutAside(words: readonly Token[], from: number, end: number): LiftedSegment[] {
  const aside = findAside(words, from, end)
  if (!aside) return [{ nodes: range(from, end) }]
  const subject = range(...aside.subject)
  const [told, rest] = aside.told.map(([first, stop]) => range(first, stop))
  const nodes = rest ? [...told!, ...subject, ...rest] : [...subject, ...told!]
  return [
    { nodes, ...(aside.added !== undefined && { added: { at: subject.length, word: aside.added } }) },
    { nodes: [...range(...aside.named), ...range(aside.next, end)] },
  ]
}

function range(from: number, end: number): number[] {
  return Array.from({ length: end - from }, (_, at) => from + at)
}
