// Chains: through whom the words came. "sources told CNN" is sources → CNN; "He argued, “…,” CNN reports" is he → CNN.
import type { ArticleSentence } from '../article.js'
import { mentionAt, type Mentions } from '../sources/mentions.js'
import { nameSource } from '../sources/source-names.js'
import type { Token } from '../tokens.js'
import type { SplitHop } from '../types.js'
import { findBodies } from './bodies.js'
import type { Draft } from './drafts.js'
import { findIntroductions, fullerName } from './fuller-sources.js'

const interviewReach = 10
const nestingReach = 24
const nestingTokens = 200
const theyReach = 80

/** chainHops gives the hops of each draft, origin first, the source nearest the article last. */
export function chainHops(
  text: string, tokens: Token[], sentences: ArticleSentence[], drafts: Draft[], mentions: Mentions): SplitHop[][] {
  const bodies = findBodies(text, tokens, sentences, drafts, mentions)
  let lastMany: SplitHop | undefined
  let lastManyAt = 0
  const introductions = findIntroductions(text, tokens)
  const known = new Map<string, string>()
  let introduced = 0
  const own = drafts.map((draft, index) => {
    const hops = ownHops(text, tokens, draft, mentions)
    const source = draft.source[0]
    if (!source) return hops
    const body = bodies.get(index)
    if (body) return [body, ...hops]
    const cited = citedHop(text, tokens, drafts, index, mentions)
    for (; introduced < introductions.length && introductions[introduced]!.end <= source[0]; introduced += 1) {
      known.set(introductions[introduced]!.noun, introductions[introduced]!.name)
    }
    if (hops[0]) hops[0] = fullerName(tokens, hops[0], source, known)
    if (cited && !hops.some(({ name }) => name === cited.name)) {
      hops.unshift(fullerName(tokens, cited, drafts[index + 1]!.content[0]!, known))
    }
    // "They added …": the several people, or the body, that the last words came from.
    const [first, end] = source
    if (end - first === 1 && /^(?:they|their)$/.test(tokens[first]!.lower)) {
      if (!lastMany || first - lastManyAt > theyReach) return hops
      lastManyAt = first
      return [{ ...lastMany, mention: [tokens[first]!.start, tokens[first]!.end] satisfies [number, number] }, ...hops]
    }
    const hop = hops[0]
    lastMany = hop && hop.kind !== 'person' && hop.kind !== 'publication' ? hop : undefined
    lastManyAt = first
    return hops
  })
  return drafts.map((_, index) => {
    const hops = [...own[index]!]
    for (const outer of enclosingDrafts(drafts, index)) {
      for (const hop of own[outer]!) if (!hops.some((known) => known.name === hop.name)) hops.push(hop)
    }
    return hops
  })
}

/** The drafts that hold this one in their content, nearest first: outlets that report what it says. */
function enclosingDrafts(drafts: Draft[], index: number): number[] {
  const found: number[] = []
  const cue = drafts[index]!.cue[0]![0]
  let inner = drafts[index]!
  for (let reach = 1; reach <= nestingReach; reach += 1) {
    const right = drafts[index + reach]
    const left = drafts[index - reach]
    const goesRight = right !== undefined && right.cue[0]![0] - cue < nestingTokens
    const goesLeft = left !== undefined && cue - left.cue[0]![0] < nestingTokens
    if (!goesRight && !goesLeft) break
    if (goesRight && encloses(right, inner)) {
      found.push(index + reach)
      inner = right
    }
    if (goesLeft && encloses(left, inner)) {
      found.push(index - reach)
      inner = left
    }
  }
  return found
}

function encloses(outer: Draft, inner: Draft): boolean {
  if (outer.source.length === 0) return false
  const [first] = inner.content[0]!
  if (!holds(outer, first, first + 1)) return false
  for (const [from, to] of inner.cue) if (!holds(outer, from, to)) return false
  return true
}

function holds({ content }: Draft, from: number, to: number): boolean {
  for (const [first, end] of content) if (from >= first && to <= end) return true
  return false
}

function ownHops(text: string, tokens: Token[], draft: Draft, mentions: Mentions): SplitHop[] {
  const hops: SplitHop[] = []
  const source = draft.source[0]
  if (source) {
    const hop = nameSource(text, tokens, source, mentions)
    if (hop) hops.push(hop)
  }
  if (draft.type === 'finding') {
    const outlet = viewer(tokens, draft, mentions)
    if (outlet) hops.push(outlet)
  }
  if (draft.type === 'speech' || draft.type === 'address') {
    const outlet = draft.listener ? outletIn(tokens, draft.listener, mentions)
      : interviewer(tokens, draft, mentions) ?? viewer(tokens, draft, mentions)
    if (outlet && !hops.some((hop) => hop.name === outlet.name)) hops.push(outlet)
  }
  return hops
}

/** "told CNN": the outlet among the listeners. */
function outletIn(tokens: Token[], [first, end]: readonly [number, number], mentions: Mentions): SplitHop | undefined {
  for (let at = first; at < end; at += 1) {
    const mention = mentionAt(mentions, at)
    if (!mention) continue
    const { name, kind } = mentions.entities[mention.entity]!
    if (kind === 'publication') {
      return { name, kind, mention: [tokens[mention.firstToken]!.start, tokens[mention.endToken - 1]!.end] }
    }
    at = mention.endToken - 1
  }
  return undefined
}

/** "said in an interview with CNN", "In an interview with CNN, she said". */
function interviewer(tokens: Token[], draft: Draft, mentions: Mentions): SplitHop | undefined {
  const from = draft.cue[0]![1]
  for (let at = from; at < tokens.length && at < from + interviewReach; at += 1) {
    const { lower, text } = tokens[at]!
    if (text === '.' || text === ',' || lower === 'that') break
    if (lower === 'interview') return outletIn(tokens, [at + 1, Math.min(tokens.length, at + 6)], mentions)
  }
  const source = draft.source[0]?.[0] ?? 0
  if (tokens[source - 1]?.text !== ',') return undefined
  for (let at = source - 2; at >= 0 && at > source - interviewReach && !/^[.,]$/.test(tokens[at]!.text); at -= 1) {
    if (/^(?:interview|speaking)$/.test(tokens[at]!.lower)) return outletIn(tokens, [at + 1, source - 1], mentions)
  }
  return undefined
}

/** "documents seen by Reuters": who read them is between them and the article. */
function viewer(tokens: Token[], draft: Draft, mentions: Mentions): SplitHop | undefined {
  const [first, end] = draft.source[0] ?? [0, 0]
  for (let at = first + 1; at < end - 2; at += 1) {
    const isSeen = /^(?:seen|obtained|reviewed|viewed|published)$/.test(tokens[at]!.lower)
    if (isSeen && tokens[at + 1]!.lower === 'by') return outletIn(tokens, [at + 2, end], mentions)
  }
  return undefined
}

/** "Reuters reported, citing two aides": the words came to Reuters from the aides. */
function citedHop(
  text: string, tokens: Token[], drafts: Draft[], index: number, mentions: Mentions): SplitHop | undefined {
  const next = drafts[index + 1]
  if (!next || !citesFor(tokens, drafts[index], next)) return undefined
  return nameSource(text, tokens, next.content[0]!, mentions)
}

/** citesFor says whether a draft only names where the words of the draft before it come from. */
export function citesFor(tokens: Token[], before: Draft | undefined, { cue, source }: Draft): boolean {
  return before !== undefined && tokens[cue[0]![1] - 1]!.lower === 'citing' && before.type !== 'stance' &&
    source[0]?.[0] === before.source[0]?.[0]
}
