// Chains: through whom the words came. "sources told CNN" is sources → CNN; "He argued, “…,” CNN reports" is he → CNN.
import type { FoundAttribution } from '../attribution.js'
import { headOfCue, isNobody } from '../force/taken-back.js'
import { allOfThem } from './all-of-them.js'
import { carryOn, lastSpeakers } from './carried-on.js'
import type { Sheet } from '../models/sheet.js'
import { canSpeak } from '../../mentions/source-words.js'
import type { Mentions } from '../../mentions/mentions.js'
import { namedNext } from './named-next.js'
import { nameSource, type NamedHop } from './source-names.js'
import type { Token } from '../../words/token.js'
import type { SplitHop } from '../../split-result.js'
import { findCarriers } from './carriers.js'
import { findCited } from './citations.js'
import { citingForms } from '../../lexicon/cue-verbs.js'
import { speakerOf, type Draft } from '../drafts.js'
import { findFrames, type Frame } from './surroundings.js'
import { findIntroductions, fullerName } from './fuller-sources.js'

const nothingMeant: Mentions['meant'] = new Map()
/** The class of verbs of showing in lexicon/cues.ts. */
const finding = 4
const nestingReach = 24
const nestingTokens = 200
/** Of the cues of a stance, those that pass words on. */
const relaying: ReadonlySet<string> = new Set([...citingForms, 'mentioned', 'mentions'])

/**
 * chainHops gives the hops of each draft, origin first, the source nearest the article last: none where nobody says it
 * ("few doctors say", "no evidence was found that"). Linear in the drafts.
 */
export function chainHops(
  text: string, sheet: Sheet, drafts: Draft[], forces: FoundAttribution['force'][], mentions: Mentions): SplitHop[][] {
  const { tokens, sentences } = sheet
  const introductions = findIntroductions(text, tokens)
  const known = new Map<string, string>()
  let introduced = 0
  const frames = findFrames(tokens, sentences, drafts)
  const named = drafts.map((draft, index) => {
    const source = draft.source[0]
    const isDoubted = forces[index] === 'doubt'
    if (isDoubted && (!source || isNobody(sheet, draft))) return []
    if (forces[index] === 'attitude' && isAct(sheet, draft)) return []
    if (!source) return hearsay(text, tokens, draft).map((hop): SplitHop => ({ ...hop, cue: null }))
    for (; introduced < introductions.length && introductions[introduced]!.end <= source[0]; introduced += 1) {
      known.set(introductions[introduced]!.noun, introductions[introduced]!.name)
    }
    return withCue(tokens, draft, ownHops(text, tokens, draft, forces[index]!, frames[index]!, mentions).map((hop) => fullerName(hop, known)))
  })
  const met = namedNext(sheet, drafts, forces, allOfThem(sheet, drafts, named), mentions)
  const own = lastSpeakers(sheet, drafts, forces, met, mentions)
  return carryOn(tokens, sheet, drafts, drafts.map((_, index) => {
    const hops = [...own[index]!]
    // "Reports that it leaks are false, the board said": the board does not pass them on.
    if (drafts[index]!.source.length === 0) return hops
    return enclosingDrafts(tokens, drafts, forces, index).reduce((chain, outer) => throughOuter(chain, own[outer]!), hops)
  }))
}

/** The hops of an attribution and of one that holds it, each once: whom the outer one names stands in its order. */
function throughOuter(hops: SplitHop[], outer: SplitHop[]): SplitHop[] {
  const kept = hops.filter((hop, at) => at === 0 || hop.cue !== null || !outer.some(({ name }) => name === hop.name))
  addNew(kept, outer)
  return kept
}

/** "Orin and Quill recorded 19 cases", "the plan reflects the mood": something done, and nothing said. */
function isAct(sheet: Sheet, draft: Draft): boolean {
  const head = headOfCue(sheet.tokens, draft)
  if (sheet.cueClass[head] !== finding) return false
  return draft.content.every(([first, end]) => sheet.quote[first]! < 0 && sheet.tokens.slice(first, end).every(({ tag, lower }) => !/^(?:VB[DZP]|MD)$/.test(tag) && lower !== 'that'))
}

/** The cue is the speaker's: whom it was told to, and what was cited, have none of their own. */
function withCue(tokens: Token[], draft: Draft, hops: NamedHop[]): SplitHop[] {
  const { cue } = draft
  const [own, until] = speakerOf(draft)!
  const isSpeaker = ({ mention }: NamedHop): boolean => mention !== null &&
    mention[0] < tokens[until - 1]!.end && tokens[own]!.start < mention[1]
  const speaker = Math.max(0, hops.findIndex(isSpeaker))
  const [first, end] = cue[0]!
  return hops.map((hop, at) => ({ ...hop, cue: at === speaker ? [tokens[first]!.start, tokens[end - 1]!.end] : null }))
}

/** Whom the source cites, the source, and who passed its words on. */
function ownHops(text: string, tokens: Token[], draft: Draft, force: FoundAttribution['force'], frame: Frame, mentions: Mentions): NamedHop[] {
  const hops = findCited(text, tokens, draft, frame, mentions)
  // "Ann Lee and the bishop": who stands beside somebody is not the same one.
  const known = draft.speaker ? { ...mentions, meant: nothingMeant } : mentions
  const origin = nameSource(text, tokens, speakerOf(draft)!, known)
  const [first, end] = speakerOf(draft)!
  // "The race reflects the mood": what no one says is said by no thing.
  if (origin && (force === 'report' || origin.kind !== 'unnamed' || canSpeak(tokens, first, end))) addNew(hops, [origin])
  addNew(hops, findCarriers(text, tokens, draft, frame, mentions))
  return hops
}

/** "Rumours that the dam leaks": what nobody in particular says is itself all there is of a source. */
function hearsay(text: string, tokens: Token[], { cue, isCertain }: Draft): NamedHop[] {
  const [from, to] = cue[0]!
  const noun = tokens[to - 1]!
  if (!isCertain || noun.pos !== 'NOUN') return []
  return [{ name: text.slice(noun.start, noun.end), kind: 'document', mention: [tokens[from]!.start, noun.end] }]
}

function addNew<Hop extends NamedHop>(hops: Hop[], more: readonly Hop[]): void {
  for (const hop of more) if (!hops.some(({ name }) => name === hop.name)) hops.push(hop)
}

/** The drafts that hold this one in their content, nearest first: outlets that report what it says. */
function enclosingDrafts(tokens: Token[], drafts: Draft[], forces: FoundAttribution['force'][], index: number): number[] {
  const found: number[] = []
  const cue = drafts[index]!.cue[0]![0]
  let inner = drafts[index]!
  for (let reach = 1; reach <= nestingReach; reach += 1) {
    const right = drafts[index + reach]
    const left = drafts[index - reach]
    const goesRight = right !== undefined && right.cue[0]![0] - cue < nestingTokens
    const goesLeft = left !== undefined && cue - left.cue[0]![0] < nestingTokens
    if (!goesRight && !goesLeft) break
    if (goesRight && forces[index + reach] !== 'doubt' && encloses(tokens, right, inner)) {
      found.push(index + reach)
      inner = right
    }
    if (goesLeft && forces[index - reach] !== 'doubt' && encloses(tokens, left, inner)) {
      found.push(index - reach)
      inner = left
    }
  }
  return found
}

function encloses(tokens: Token[], outer: Draft, inner: Draft): boolean {
  // Who criticises or denies what somebody said does not pass it on.
  const passesOn = outer.type !== 'stance' && outer.type !== 'intent'
  if (outer.source.length === 0 || !(passesOn || relaying.has(tokens[outer.cue[0]![1] - 1]!.lower))) return false
  const [first] = inner.content[0]!
  if (!holds(outer, first, first + 1)) return false
  for (const [from, to] of inner.cue) if (!holds(outer, from, to)) return false
  return true
}

function holds({ content }: Draft, from: number, to: number): boolean {
  for (const [first, end] of content) if (from >= first && to <= end) return true
  return false
}

const citing: ReadonlySet<string> = new Set(['citing', 'quoting'])

/** citesFor says whether a draft only names where the words of its neighbour, before or after it, come from. */
export function citesFor(tokens: Token[], neighbour: Draft | undefined, { cue, source }: Draft): boolean {
  return neighbour !== undefined && citing.has(tokens[cue[0]![1] - 1]!.lower) && neighbour.type !== 'stance' &&
    source[0]?.[0] === neighbour.source[0]?.[0]
}
