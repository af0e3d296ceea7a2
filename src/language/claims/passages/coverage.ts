// Whose words each token of an article is: of which attribution's content, of which cue or source, or the article's own.
import type { ReadArticle } from '../../article.js'
import type { FoundAttribution } from '../../attributions/attribution.js'
import type { Token } from '../../words/token.js'
import type { SplitAttribution, SplitHop } from '../../split-result.js'
import { clauseEnd, hasVerb, isClause } from './content-clauses.js'
import { times } from '../../lexicon/calendar.js'
import { conditionals } from '../../lexicon/conjunctions.js'
import { deeds } from '../../lexicon/forces.js'
import { negators } from '../../lexicon/negation.js'
import { modalsButShall } from '../../lexicon/auxiliaries.js'
import { reportNouns } from '../../lexicon/cue-verbs.js'
import { words } from '../../lexicon/word-lists.js'

/** What a token is to the attributions that stand apart from their content. */
export const roles = { none: 0, cue: 1, source: 2 } as const

export interface Coverage {
  /** Token → innermost attribution with that token in its content, or -1. */
  content: Int32Array
  /** Token → one of `roles`. */
  role: Uint8Array
  /** Attribution → the attribution that it stands inside of, or -1. */
  parent: Int32Array
  /** Attribution → 1 where its content stands apart from the words that attribute it. */
  apart: Uint8Array
}

// "refused to say", "did not say", "will say": nothing was said.
const notDone: ReadonlySet<string> = new Set([...negators, ...modalsButShall, 'to'])
/** "agreed with Lee that": who shares a view with whom is a fact of its own. */
const agreedWith = /^(?:with|to|on)$/
/** "continue to warn", "went on to say": done, though "to" stands before the verb. */
const goingOn = words('continue go keep begin start')
const conditions: ReadonlySet<string> = new Set([...conditionals, 'should', 'until'])
const asking = /^(?:how|why|what|whether)$/
const deepest = 8
const longestTime = 6

/** coverArticle finds whose words each token is: of attributions inside each other, the one that begins last. */
export function coverArticle({ tokens, attributions }: ReadArticle): Coverage {
  const content = new Int32Array(tokens.length).fill(-1)
  const role = new Uint8Array(tokens.length)
  const parent = new Int32Array(attributions.length).fill(-1)
  const apart = new Uint8Array(attributions.length)
  const spans: { index: number; start: number; end: number }[] = []
  attributions.forEach((attribution, index) => {
    const content = wholeContent(attribution, tokens)
    if (!standsApart(attribution, content, tokens)) return
    apart[index] = 1
    for (const [from, end] of content) spans.push({ index, start: tokens[from]!.start, end: tokens[end - 1]!.end })
    for (const [start, end] of attribution.source) {
      mark(tokens, start, end, role, roles.source)
      markContact(tokens, start, end, role)
    }
    for (const [start, end] of attribution.cue) {
      // Where nobody is named, "reportedly" is all that tells the claim from a fact: it stays in the wording.
      const isAdverb = tokens[tokenFrom(tokens, start)]!.pos === 'ADV'
      if (attribution.hops.length === 0 && isAdverb) spans.push({ index, start, end })
      else if (isMade(attribution, tokens)) markBare(tokens, start, role)
      else mark(tokens, start, end, role, roles.cue)
    }
  })
  spans.sort((a, b) => a.start - b.start || b.end - a.end)
  const open: { index: number; end: number }[] = []
  const seen = new Uint8Array(attributions.length)
  let next = 0
  for (let at = spans.length > 0 ? tokenFrom(tokens, spans[0]!.start) : tokens.length; at < tokens.length; at += 1) {
    const { start } = tokens[at]!
    while (open.length > 0 && open[open.length - 1]!.end <= start) open.pop()
    for (; next < spans.length && spans[next]!.start <= start; next += 1) {
      const { index, end } = spans[next]!
      const around = open[open.length - 1]
      if (seen[index] === 0 && around && around.index !== index) parent[index] = around.index
      seen[index] = 1
      if (end > start) open.push({ index, end })
    }
    content[at] = open.length > 0 ? open[open.length - 1]!.index : -1
  }
  return { content, role, parent, apart }
}

/** "Shares fell on a Herald report that …": the noun belongs to what is told besides. */
function isMade({ cue, source }: FoundAttribution, tokens: readonly Token[]): boolean {
  const noun = tokens[tokenFrom(tokens, cue[0]![0])]!
  if (source.length === 0 || noun.pos !== 'NOUN' || !reportNouns.has(noun.lower)) return false
  const owner = tokens[tokenFrom(tokens, source[0]![1] - 1)]!
  return !/^[’']s?$/.test(owner.text) && owner.pos !== 'PRON'
}

/** "On Friday, it was a report by the Herald that …": what only says that there was one is no claim. */
function markBare(tokens: readonly Token[], start: number, role: Uint8Array): void {
  const at = tokenFrom(tokens, start)
  for (let verb = at - 1; verb > 0 && at - verb < 5; verb -= 1) {
    if (tokens[verb]!.lemma !== 'be') continue
    if (/^(?:it|there)$/.test(tokens[verb - 1]!.lower)) role.fill(roles.cue, verb - 1, at + 1)
    return
  }
}

/** "all the experts I interviewed said": whom the writer asked is no news. */
function markContact(tokens: readonly Token[], start: number, end: number, role: Uint8Array): void {
  for (let at = tokenFrom(tokens, start) + 2; at < tokens.length && tokens[at]!.start < end; at += 1) {
    if (/^(?:I|we)$/.test(tokens[at - 1]!.text) && tokens[at - 2]!.pos === 'NOUN') role[at] = roles.cue
  }
}

function mark(tokens: readonly Token[], start: number, end: number, marks: Uint8Array, value: number): void {
  for (let at = tokenFrom(tokens, start); at < tokens.length && tokens[at]!.start < end; at += 1) marks[at] = value
}

/** attributionsOf lists an attribution and those around it, as SplitClaim wants them: ascending. */
export function attributionsOf({ attributions }: ReadArticle, { parent }: Coverage, attribution: number): number[] {
  const chain: number[] = []
  for (let at = attribution; at >= 0 && chain.length < deepest; at = parent[at]!) {
    const { hops } = attributions[at]!
    // "he said, CNN reports": the chain that he → CNN makes tells all that CNN alone does, and he twice no more than once.
    if (!chain.some((inner) => endsWith(attributions[inner]!.hops, hops))) chain.push(at)
  }
  return chain.sort((a, b) => a - b)
}

function endsWith(whole: readonly SplitHop[], end: readonly SplitHop[]): boolean {
  return end.length > 0 && whole.length >= end.length && end.every(({ name }, at) => whole[whole.length - end.length + at]!.name === name)
}

/**
 * Whether the content of an attribution is a claim apart from who says it: not where it is no clause ("offered to resign",
 * "called it “a disgrace”"), where the cue is a deed, or where the words take it back.
 */
function standsApart(attribution: FoundAttribution, content: readonly (readonly [number, number])[], tokens: readonly Token[]): boolean {
  const { mode, force } = attribution
  if (force === 'doubt') return false
  if (mode === 'direct') return true
  if (force === 'attitude' || isConditional(attribution, tokens) || isAsked(attribution, tokens)) return false
  const [start, end] = attribution.cue[0] ?? [0, 0]
  for (let at = tokenFrom(tokens, start); at < tokens.length && tokens[at]!.start < end; at += 1) {
    const before = tokens[at - 1]?.lower ?? ''
    if (tokens[at]!.pos !== 'VERB') continue
    if (tokens[at]!.lemma === 'agree' && agreedWith.test(tokens[at + 1]?.lower ?? '')) return false
    if (deeds.has(tokens[at]!.lemma) || (notDone.has(before) && !goesOn(tokens, at - 1))) return false
  }
  return isTold(attribution, content, tokens) && !isInfinitive(tokens, content) && !isJudged(attribution, tokens)
}

/** Whether the "to" at a place only leads to what somebody keeps on doing. */
function goesOn(tokens: readonly Token[], to: number): boolean {
  if (tokens[to]!.lower !== 'to') return false
  const verb = tokens[to - 1]?.lower === 'on' ? tokens[to - 2] : tokens[to - 1]
  return goingOn.has(verb?.lemma ?? '')
}

// "If the inspectors find that …, the firm will lose its licence": nothing has been found.
function isConditional({ source }: SplitAttribution, tokens: readonly Token[]): boolean {
  const at = source.length > 0 ? tokenFrom(tokens, source[0]![0]) : 0
  return at > 0 && conditions.has(tokens[at - 1]!.lower)
}

// "how experts say it would work", "what Lee says his plan would do": part of a clause that somebody is asked or wonders about.
function isAsked({ source, cue, content }: SplitAttribution, tokens: readonly Token[]): boolean {
  const isInOrder = source.length > 0 && cue.length > 0 && source[0]![0] < cue[0]![0] && cue[0]![0] < content.at(-1)![0]
  if (!isInOrder) return false
  const at = tokenFrom(tokens, source[0]![0])
  return at > 0 && asking.test(tokens[at - 1]!.lower)
}

// "the mayor's claim that crime fell is false": what is claimed is not told apart from what is told of it.
function isJudged({ cue, content }: SplitAttribution, tokens: readonly Token[]): boolean {
  if (cue.length === 0) return false
  const next = tokens[tokenFrom(tokens, content[content.length - 1]![1])]
  return tokens[tokenFrom(tokens, cue[0]![0])]!.pos === 'NOUN' && (next?.pos === 'AUX' || next?.pos === 'VERB')
}

/** The content as ranges of tokens, its last one carried on to the end of its clause; a quotation ends with its marks. */
function wholeContent({ mode, content, source, cue }: FoundAttribution, tokens: readonly Token[]): [number, number][] {
  const ranges = content.map(([start, end]): [number, number] => [tokenFrom(tokens, start), tokenFrom(tokens, end - 1) + 1])
  const last = ranges[ranges.length - 1]
  if (last && mode !== 'direct') {
    const isOther = (at: number): boolean => [...source, ...cue].some(([start, end]) => start < tokens[at]!.end && tokens[at]!.start < end)
    last[1] = clauseEnd(tokens, ...last, isOther)
    ranges[0]![0] = behindTime(tokens, ...ranges[0]!)
  }
  return ranges
}

/** "announced [Nov. 18 that] it was adding": when it was said is no part of what was said. */
function behindTime(tokens: readonly Token[], from: number, end: number): number {
  for (let at = from; at < Math.min(end, from + longestTime); at += 1) {
    const { lower, pos } = tokens[at]!
    if (lower === 'that' && at > from) return at + 1
    if (!times.has(lower) && pos !== 'NUM' && lower !== 'on' && lower !== ',') return from
  }
  return from
}

/** Before what is said, verbs that do more than say take no less than a clause; "said" takes any words with a verb. */
function isTold({ cue, content }: FoundAttribution, ranges: readonly (readonly [number, number])[], tokens: readonly Token[]): boolean {
  const [start, end] = cue[0] ?? [0, 0]
  const isOpening = cue.length > 0 && start < content[0]![0]
  if (isOpening && !/^(?:say|tell|add)$/.test(tokens[tokenFrom(tokens, end - 1)]!.lemma)) return isClause(tokens, ranges)
  return hasVerb(tokens, ranges)
}

/** "to leave", "the dam is believed to hold": what is wanted or promised, no clause. */
function isInfinitive(tokens: readonly Token[], ranges: readonly (readonly [number, number])[]): boolean {
  return ranges.some(([from, end]) => {
    let at = from
    while (at < end && tokens[at]!.pos === 'PUNCT') at += 1
    return tokens[at]?.lower === 'to'
  })
}

/** tokenFrom gives the first token that ends after a place in the text. */
export function tokenFrom(tokens: readonly Token[], start: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.end <= start) low = middle + 1
    else high = middle
  }
  return low
}
