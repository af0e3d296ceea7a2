// Where a content begins and ends, when the models cut inside a phrase: "behind her | aggressive tone", "he hits back,
// | only harder"; and which words beside it are the source's own: "…, the Democratic | candidate’s doctor says".
import { documentNouns } from '../../lexicon/source-nouns.js'
import { words } from '../../lexicon/word-lists.js'
import { isDeterminer, type TokenRange } from '../../words/noun-phrases.js'
import { finiteTags } from '../../words/finite-tags.js'
import type { Sheet } from '../models/sheet.js'
import type { ScoredDraft } from './word-accepted.js'

/** What bounds or compares that stands before it, after a comma and without a verb of its own. */
const qualifiers = words('only not even especially particularly including mostly mainly chiefly partly compared up down unlike rather though')
const writing = words('write pen author publish')
const works = words('memoir memoirs autobiography biography novel essay essays series')
const ofPlace = words('at of in with from for')
const inPhrase: ReadonlySet<string> = new Set(['ADJ', 'NOUN', 'PROPN', 'NUM'])
/** In tokens. */
const longestTail = 14
const longestLead = 8

/** settlePhrases gives the drafts, one a cue, with contents that cut no phrase. In their order; linear in the drafts. */
export function settlePhrases(sheet: Sheet, drafts: ScoredDraft[]): ScoredDraft[] {
  const isCue = new Set(drafts.map(({ cue }) => cue[0]![1] - 1))
  const speakers = new Map(drafts.flatMap(({ source: [own], cue }) => own && cue[0]![0] >= own[1] ? [own] : []).map(([from, end]) => [end, from]))
  return oneACue(drafts).filter((draft) => !isRelative(sheet, draft))
    .map((drafted) => asWork(sheet, drafted)).map((draft) => withTail(sheet, withHead(sheet, withoutManner(sheet, withoutPlace(sheet, withoutLead(sheet, withoutNext(sheet, draft, speakers))))), isCue))
}

/** "reported 20 victims at a centre [that works with sailors]": which centre, and no words of anybody. */
function isRelative({ tokens }: Sheet, { content: [piece], cue }: ScoredDraft): boolean {
  const [at] = piece!
  if (tokens[at]!.lower !== 'that' || !/^(?:VERB|AUX)$/.test(tokens[at + 1]?.pos ?? '') || tokens[at + 1]!.tag === 'VBG') return false
  return /^(?:NOUN|PROPN)$/.test(tokens[at - 1]?.pos ?? '') && !cue.some(([first, end]) => at - 1 >= first && at - 1 < end)
}

/** "wrote [a memoir of her time at the court]": a work, and no words of hers that could be true. */
function asWork({ tokens, quote }: Sheet, draft: ScoredDraft): ScoredDraft {
  const [[first, end], ...others] = draft.cue as [TokenRange, ...TokenRange[]]
  const [piece, ...rest] = draft.content
  if (end - first < 4 || piece![0] !== end || tokens[end - 1]!.tag !== 'IN' || tokens[end - 1]!.lower === 'that' || quote[end]! >= 0) return draft
  let verb = first
  while (verb < end - 2 && !writing.has(tokens[verb]!.lemma)) verb += 1
  if (verb === end - 2 || !isDeterminer(tokens[verb + 1])) return draft
  for (let at = verb + 2; at < end - 1; at += 1) {
    if (!documentNouns.has(tokens[at]!.lower) && !works.has(tokens[at]!.lower)) continue
    return { ...draft, type: 'stance', cue: [[first, verb + 1], ...others], content: [[verb + 1, piece![1]], ...rest] }
  }
  return draft
}

/** "Lee said it leaks[, and the board] warned that": who speaks next is no part of what was said. */
function withoutNext({ tokens }: Sheet, draft: ScoredDraft, speakers: ReadonlyMap<number, number>): ScoredDraft {
  const [first, end] = draft.content.at(-1)!
  let stop = speakers.get(end) ?? end
  if (stop === end || stop <= first || stop <= draft.cue[0]![1] || tokens[stop - 1]!.pos !== 'CCONJ') return draft
  stop -= 1
  if (tokens[stop - 1]?.text === ',') stop -= 1
  return stop > first ? { ...draft, content: [...draft.content.slice(0, -1), [first, stop]] } : draft
}

/** "explains, [in a mocking way,] that the firm lied": how it was said is no part of what was said. */
function withoutManner({ tokens }: Sheet, draft: ScoredDraft): ScoredDraft {
  const [[first, end], ...rest] = draft.content as [TokenRange, ...TokenRange[]]
  if (!/^(?:ADP|ADV)$/.test(tokens[first]!.pos) || tokens[first - 1]?.text !== ',' || draft.cue.at(-1)![1] !== first - 1) return draft
  for (let at = first + 1; at < Math.min(end - 2, first + longestTail); at += 1) {
    if (finiteTags.has(tokens[at]!.tag)) return draft
    if (tokens[at]!.text === ',') return tokens[at + 1]!.lower === 'that' ? { ...draft, content: [[at + 1, end], ...rest] } : draft
  }
  return draft
}

/** Of two readings of one cue the surer: nobody says two things by one word, but for quotations that go on without a cue. */
function oneACue(drafts: ScoredDraft[]): ScoredDraft[] {
  const best = new Map<number, ScoredDraft>()
  const keyOf = ({ cue }: ScoredDraft): number => cue[0]![1]
  const goesOn = ({ rule }: ScoredDraft): boolean => rule === 'continuation'
  for (const draft of drafts) {
    if (goesOn(draft)) continue
    const rival = best.get(keyOf(draft))
    if (!rival || trustOf(draft) > trustOf(rival)) best.set(keyOf(draft), draft)
  }
  return drafts.filter((draft) => goesOn(draft) || best.get(keyOf(draft)) === draft)
}

const trustOf = ({ isCertain, confidence }: ScoredDraft): number => (isCertain ? 1 : 0) + confidence

/** "…, [the Democratic] candidate’s doctor says": a phrase without a verb right before the source begins it. */
function withoutLead({ tokens }: Sheet, draft: ScoredDraft): ScoredDraft {
  const [own, ...others] = draft.source
  const piece = own && draft.content.find(([, end]) => end === own[0])
  if (!own || !piece || draft.cue[0]![0] < own[1] || tokens[own[0]]!.pos === 'PRON') return draft
  let from = own[0]
  while (from > piece[0] && own[0] - from < longestLead && (inPhrase.has(tokens[from - 1]!.pos) || isDeterminer(tokens[from - 1]) || /^["“”]$/.test(tokens[from - 1]!.text))) from -= 1
  const isParted = from === piece[0] ? draft.content.length > 1 : tokens[from - 1]!.text === ','
  if (from === own[0] || !isParted || !isDeterminer(tokens[from])) return draft
  const content = draft.content.flatMap((range): TokenRange[] => range !== piece ? [range] : from - 1 > piece[0] ? [[piece[0], from - 1]] : [])
  return { ...draft, content, source: [[from, own[1]], ...others] }
}

/** "According to Lee, an expert [at the Rye Institute], the talks …": where somebody works is no part of what is said. */
function withoutPlace({ tokens }: Sheet, draft: ScoredDraft): ScoredDraft {
  const [own] = draft.source
  const [piece, ...rest] = draft.content
  if (!own || draft.source.length > 1 || tokens[draft.cue[0]![0]]!.lower !== 'according' || piece![0] !== own[1] || !ofPlace.has(tokens[own[1]]!.lower)) return draft
  for (let at = own[1] + 1; at < piece![1] - 1 && at - own[1] < longestLead; at += 1) {
    if (finiteTags.has(tokens[at]!.tag)) return draft
    if (tokens[at]!.text === ',') return { ...draft, source: [[own[0], at]], content: [[at + 1, piece![1]], ...rest] }
  }
  return draft
}

/** "behind her [aggressive tone]": an article or an owner needs its noun. */
function withHead({ tokens, sentenceOf }: Sheet, draft: ScoredDraft): ScoredDraft {
  const [first, end] = draft.content.at(-1)!
  if (!isDeterminer(tokens[end - 1]) || end - first < 2) return draft
  let stop = end
  while (stop < tokens.length && sentenceOf[stop] === sentenceOf[end - 1] && inPhrase.has(tokens[stop]!.pos) && !isOwn(draft, stop)) stop += 1
  return stop > end ? { ...draft, content: [...draft.content.slice(0, -1), [first, stop]] } : draft
}

const isOwn = ({ source, cue }: ScoredDraft, at: number): boolean => [...source, ...cue].some(([first, end]) => at >= first && at < end)

/** "He hits back[, only ten times harder]": what bounds the words goes with them, up to the end of the sentence. */
function withTail({ tokens, sentences, sentenceOf, quote }: Sheet, draft: ScoredDraft, isCue: ReadonlySet<number>): ScoredDraft {
  const [first, end] = draft.content.at(-1)!
  if (first < draft.cue[0]![1] || tokens[end]?.text !== ',' || !qualifiers.has(tokens[end + 1]?.lower ?? '') || quote[end - 1]! >= 0) return draft
  const stop = sentences[sentenceOf[end - 1]!]!.endToken
  if (stop - end > longestTail) return draft
  let last = end + 1
  for (; last < stop; last += 1) {
    const { tag, text } = tokens[last]!
    if (finiteTags.has(tag) || isCue.has(last) || isOwn(draft, last) || quote[last]! >= 0 || text === ':') return draft
  }
  return { ...draft, content: [...draft.content.slice(0, -1), [first, /^[.!?…]$/.test(tokens[stop - 1]!.text) ? stop - 1 : stop]] }
}
