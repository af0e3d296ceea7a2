// Accepted proposals → drafts: the models say what is attributed to whom, the rules say where exactly it begins and ends
// where they see the same.
import type { Accepted } from './accept.js'
import { stances, type Proposal } from './acceptance-features.js'
import { isVerb } from '../models/cue-features.js'
import { negativePronouns, negators } from '../../lexicon/negation.js'
import type { CueClass } from '../../lexicon/cue-verbs.js'
import type { Draft } from '../drafts.js'
import { finiteTags } from '../../words/finite-tags.js'
import type { TokenRange } from '../../words/noun-phrases.js'
import { overlapOf } from './overlap.js'
import { nounClasses } from '../../lexicon/source-classes.js'
import { kinds, type Sheet } from '../models/sheet.js'

/** A draft with how sure the models are of it. */
export interface ScoredDraft extends Draft {
  /** 0..1. */
  confidence: number
  /** What the models were not sure of, and what speaks for it, in words. */
  doubts: string[]
}

/** The models read what is meant, the rules where a phrase ends: spans that share so much (Jaccard) are worded by these. */
const sameSpan = 0.9

/** What a cue of each class of the lexicon (cue-lexicon.ts) does with its content; unknown words take a stance. */
const typeOfClass: CueClass[] = ['stance', 'speech', 'address', 'thought', 'finding', 'stance', 'stance', 'stance', 'intent',
  'thought', 'speech', 'thought', 'speech']

/** draftsOf gives the drafts of accepted proposals, in their order. */
export function draftsOf(sheet: Sheet, accepted: Accepted[]): ScoredDraft[] {
  return accepted.map(({ proposal, confidence }) => {
    const rule = sheet.drafts[proposal.rule]
    const type = isVouched(sheet, proposal) ? rule?.type ?? typeOf(sheet, proposal) : 'stance'
    const listener = rule?.listener
    const isRuled = rule && (proposal.stance === stances.rules || proposal.stance === stances.continued ||
      (proposal.stance === stances.agreed && (isNoun(sheet, proposal.cue) || isClose(sheet, proposal, rule))))
    const isRule = proposal.stance === stances.rules || proposal.stance === stances.continued
    const spans = isRuled ? spansOfRule(sheet, proposal, rule) : spansOf(sheet, proposal)
    if (rule && proposal.stance === stances.agreed) finishPhrases(sheet, spans, rule)
    return { ...spans, type, confidence, doubts: doubtsOf(proposal), ...(listener && { listener }), ...(isRule && rule?.rule && { rule: rule.rule }) }
  })
}

const nobody: ReadonlySet<string> = new Set([...negativePronouns, 'no-one'])
const negationReach = 4
const reachOfBut = 8

/** Whether somebody stands for the content: nobody does in "Nobody said", "did not say", nor the writer in "I think". */
function isVouched(sheet: Sheet, { cue, source }: Proposal): boolean {
  for (let at = Math.max(0, cue - negationReach); at < cue; at += 1) {
    const isNegated = negators.has(sheet.tokens[at]!.lower) && sheet.tokens[at + 1]!.lower !== 'only'
    if (isNegated && sheet.sentenceOf[at] === sheet.sentenceOf[cue]) return false
  }
  if (source.some((at) => nobody.has(sheet.tokens[at]!.lower))) return false
  const [first] = source
  const isWriter = source.length === 1 && /^(?:i|we)$/.test(sheet.tokens[first!]!.lower) && sheet.quote[first!]! < 0
  return !isWriter
}

const sure = 0.85
const unsure = 0.5

function doubtsOf({ cueChance, contentAgreement, sourceAgreement, extensions }: Proposal): string[] {
  const words: string[] = []
  if (cueChance >= sure) words.push('the cue nearly always attributes here')
  else if (cueChance < unsure) words.push('the cue often attributes nothing')
  if (contentAgreement < unsure) words.push('where the content begins or ends is unsure')
  if (sourceAgreement < unsure) words.push('which words are the source is unsure')
  if (extensions > 0) words.push(`it goes on over ${extensions} more ${extensions === 1 ? 'sentence' : 'sentences'}`)
  return words
}

/** "Lee’s claim that …": the clause ends where the rules see its end. */
function isNoun({ tokens }: Sheet, cue: number): boolean {
  return tokens[cue]!.tag.startsWith('N')
}

function typeOf(sheet: Sheet, { cue, cueTokens, content }: Proposal): CueClass {
  // "had written it to keep the bridge", "found the company guilty": no clause, so nothing that could be a claim.
  if (sheet.tokens[content[0]!]!.tag === 'TO') return 'intent'
  const isClause = sheet.quote[content[0]!]! >= 0 || content.some((at) => finiteTags.has(sheet.tokens[at]!.tag))
  if (!isClause) return 'stance'
  // "find fault with *the plan*", "read from a letter *that she wrote*": what it is about, not what was said.
  if (isVerb(sheet, cue) && cueTokens.some((at) => isNoun(sheet, at))) {
    const last = cueTokens.at(-1)!
    if (sheet.tokens[last]!.tag === 'IN' || (isNoun(sheet, last) && sheet.tokens[content[0]!]!.tag === 'WDT')) return 'stance'
  }
  const type = typeOfClass[sheet.cueClass[cue]!]!
  // ":" and the like give words to whom they stand beside.
  return sheet.isWord[cue] === 0 || sheet.nounClass[cue] === nounClasses.document ? 'speech' : type
}

/** Whether the rules see nearly the same words of the cue's sentence. */
function isClose(sheet: Sheet, { content, source, cue }: Proposal, rule: Draft): boolean {
  const here = (at: number): boolean => sheet.sentenceOf[at] === sheet.sentenceOf[cue] && sheet.isWord[at] === 1
  const alike = (own: number[], theirs: number[]): boolean =>
    own.length === 0 || theirs.length === 0 ? own.length === theirs.length : overlapOf(own, theirs) >= sameSpan
  return alike(content.filter(here), tokensOf(rule.content).filter(here)) &&
    alike(source.filter(here), tokensOf(rule.source).filter(here))
}

/** The rules' spans in the cue's sentence, the models' beyond it. */
function spansOfRule(sheet: Sheet, { content, cue, stance }: Proposal, rule: Draft): Pick<Draft, 'content' | 'cue' | 'source'> {
  if (stance === stances.continued) return { content: rule.content, cue: rule.cue, source: rule.source }
  const isHome = (at: number): boolean => sheet.sentenceOf[at] === sheet.sentenceOf[cue]
  const beyond = content.filter((at) => !isHome(at))
  const home = tokensOf(rule.content)
  const all = beyond.length === 0 && home.every(isHome) ? rule.content
    : rangesOf(sheet, [...home.filter(isHome), ...beyond].sort((a, b) => a - b)).map((range) => trimmed(sheet, range))
  return { content: all, cue: rule.cue, source: rule.source }
}

function spansOf(sheet: Sheet, { content, cueTokens, source }: Proposal): Pick<Draft, 'content' | 'cue' | 'source'> {
  return { content: rangesOf(sheet, content).map((range) => trimmed(sheet, range)), cue: rangesOf(sheet, cueTokens),
    source: rangesOf(sheet, withoutRelative(sheet, source)) }
}

/** "Ruiz, whose firm …": the relative word that begins an aside is not part of the name. */
function withoutRelative({ tokens, kind }: Sheet, source: number[]): number[] {
  const last = source.at(-1)
  if (source.length < 2 || last === undefined || !/^(?:who|whose|which)$/.test(tokens[last]!.lower)) return source
  const comma = kind[source.at(-2)!] === kinds.comma ? 2 : 1
  return source.slice(0, -comma)
}

/** A comma or a dash at its edge is no part of what was said; a quotation mark is. */
function trimmed(sheet: Sheet, [from, to]: TokenRange): TokenRange {
  const isEdge = (at: number): boolean => sheet.isWord[at] === 0 && sheet.quote[at]! < 0 && /^[,;—–-]+$/.test(sheet.tokens[at]!.text)
  let [first, end] = [from, to]
  while (first < end - 1 && isEdge(first)) first += 1
  while (end - 1 > first && isEdge(end - 1)) end -= 1
  return [first, end]
}

/** rangesOf joins neighbouring tokens; a new paragraph begins a new range. */
function rangesOf({ sentenceOf, sentences }: Sheet, list: number[]): TokenRange[] {
  const ranges: [number, number][] = []
  for (const at of list) {
    const last = ranges.at(-1)
    const goesOn = last && last[1] === at &&
      sentences[sentenceOf[at]!]!.paragraph === sentences[sentenceOf[at - 1]!]!.paragraph
    if (goesOn) last[1] = at + 1
    else ranges.push([at, at + 1])
  }
  return ranges
}

function tokensOf(ranges: TokenRange[]): number[] {
  return ranges.flatMap(([first, end]) => Array.from({ length: end - first }, (_, index) => first + index))
    .sort((a, b) => a - b)
}

/** What the rules may add to finish a phrase: a few words, or of a long content this share, or the verb of its clause. */
const fewWords = 3
const leastOwn = 0.8

/**
 * The labelling that the others agree with most hedges: it would rather take too little. Where the rules' source holds the
 * models', and where their content begins at the same word and goes a little further, they finish the phrase.
 */
function finishPhrases(sheet: Sheet, spans: Pick<Draft, 'content' | 'source'>, rule: Draft): void {
  const [source] = spans.source
  const [ruled] = rule.source
  if (source && ruled && ruled[0] <= source[0] && ruled[1] >= source[1]) {
    spans.source = rule.source
    spans.content = spans.content.flatMap((range) => outside(range, ruled)).map((range) => trimmed(sheet, range))
  }
  const [own, theirs] = [spans.content[0], rule.content[0]]
  const strays = rule.content.length === 1 && spans.content.length === 2 && spans.content.some((piece) => isStray(sheet, piece)) &&
    spans.content.some(([first, end]) => first === theirs?.[0] && end === theirs[1])
  const [has, gets] = [wordsIn(sheet, spans.content), wordsIn(sheet, rule.content)]
  const goesFurther = own && theirs && own[0] === theirs[0] && rule.content.at(-1)![1] > spans.content.at(-1)![1] &&
    (has >= leastOwn * gets || gets - has <= fewWords || (!hasVerb(sheet, spans.content) && hasVerb(sheet, rule.content)))
  if (goesFurther || strays || !own || runsOn(sheet, spans.content, rule.content)) spans.content = rule.content
}

function wordsIn({ isWord }: Sheet, ranges: TokenRange[]): number {
  let count = 0
  for (const [first, end] of ranges) for (let at = first; at < end; at += 1) count += isWord[at]!
  return count
}

function hasVerb({ tokens }: Sheet, ranges: TokenRange[]): boolean {
  return ranges.some(([first, end]) => tokens.slice(first, end).some(({ tag }) => finiteTags.has(tag)))
}

/** What is left of a range without another. */
function outside([first, end]: TokenRange, [from, to]: TokenRange): TokenRange[] {
  const pieces: TokenRange[] = [[first, Math.min(end, from)], [Math.max(first, to), end]]
  return end <= from || first >= to ? [[first, end]] : pieces.filter(([start, stop]) => start < stop)
}

/** Whether a quotation runs on into who passed it on: “The dam leaks,” *the Gazette reports*. */
function runsOn({ quote, ruleCue }: Sheet, own: TokenRange[], theirs: TokenRange[]): boolean {
  const [, end] = theirs.at(-1)!
  const [, last] = own.find(([first, until]) => first < end && end < until) ?? [0, 0]
  for (let at = end; at < last && quote[end - 1]! >= 0; at += 1) if (ruleCue[at] === 1 && quote[at]! < 0) return true
  return false
}

/** A piece that is none of the content: "It" of "It was reported that", "on condition of anonymity", what follows "but" after the cue. */
function isStray({ tokens }: Sheet, [first, end]: TokenRange): boolean {
  const { lower } = tokens[first]!
  if ((end - first === 1 && lower === 'it') || (lower === 'on' && tokens[first + 1]?.lower === 'condition')) return true
  for (let at = first - 1; at >= 0 && first - at <= reachOfBut; at -= 1) if (tokens[at]!.lower === 'but') return true
  return false
}
