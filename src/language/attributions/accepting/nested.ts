// What somebody reports that somebody else said: "The lawsuit says a guard told managers that the gate was open", "“…,” a
// guard said, according to the lawsuit". The models mark the outer words; the rules see whose words stand inside.
import { sayingForms } from '../../lexicon/cue-verbs.js'
import { negators } from '../../lexicon/negation.js'
import { modalVerbs } from '../../lexicon/auxiliaries.js'
import { words } from '../../lexicon/word-lists.js'
import type { Draft } from '../drafts.js'
import type { ScoredDraft } from './word-accepted.js'
import type { TokenRange } from '../../words/noun-phrases.js'
import type { Sheet } from '../models/sheet.js'

/** Cues that only say that something was said. */
const plain: ReadonlySet<string> = new Set([...sayingForms, 'testified', 'stated'])
/** Not said, or not yet. */
const unsaid: ReadonlySet<string> = new Set([...negators, ...modalVerbs, 'nobody', 'none', 'to'])
const hearers = words(`police investigators detectives prosecutors reporters journalists court lawmakers parliament
  senators jurors inspectors auditors officers agents aides allies associates colleagues`)
const openings = words('that “ " \'\'')
/** How many attributions of a sentence are looked at on each side of one: no sentence that people write has more, and a
 * megabyte without a full stop is read in the time of a megabyte of news. */
const mostBeside = 24
const reports: ReadonlySet<string> = new Set(['speech', 'address', 'finding'])

/**
 * nest adds to the drafts of an article those of the rules that make up what another one reports, and gives the outer one
 * the words that stand before its source: "CONTENT, a guard said, according to the lawsuit". In text order of the cues.
 */
export function nest(sheet: Sheet, drafts: ScoredDraft[]): ScoredDraft[] {
  const found = [...drafts]
  const bySentence = new Map<number, ScoredDraft[]>()
  for (const draft of drafts) {
    const sentence = sheet.sentenceOf[draft.cue[0]![0]]!
    const list = bySentence.get(sentence)
    if (list) list.push(draft)
    else bySentence.set(sentence, [draft])
  }
  for (const inner of sheet.drafts) {
    const [source] = inner.source
    if (!source || !isPlain(sheet, inner)) continue
    const rivals = beside(bySentence.get(sheet.sentenceOf[inner.cue[0]![0]]!) ?? [], inner.cue[0]![0])
    const outer = rivals.find((draft) => reports.has(draft.type) && isReported(sheet, draft, inner, source))
    if (!outer) continue
    const isBeside = inner.content[0]![0] < source[0]
    if (!isBeside && isPrivate(sheet, inner)) continue
    if (isBeside) outer.content = union(outer.content, inner.content)
    if (rivals.some(({ cue }) => overlaps(cue, inner.cue))) continue
    const content = isBeside ? inner.content : within(inner.content, outer.content)
    if (content.length > 0) {
      found.push({ ...inner, content, confidence: outer.confidence, doubts: ['it is what another source reports'] })
    }
  }
  for (const list of bySentence.values()) {
    if (list.length > 1) {
      part(list)
      contrast(sheet, list)
    }
  }
  return found.sort((a, b) => a.cue[0]![0] - b.cue[0]![0])
}

/** The drafts of a sentence, in text order, whose cues stand next to a token: so many on each side. */
function beside(list: ScoredDraft[], cue: number): ScoredDraft[] {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]!.cue[0]![0] < cue) low = middle + 1
    else high = middle
  }
  return list.slice(Math.max(0, low - mostBeside), low + mostBeside)
}

/** Of two drafts that each hold the other's cue the later reports the earlier, whose words end before it. */
function part(list: ScoredDraft[]): void {
  for (const [index, inner] of list.entries()) {
    for (const outer of list.slice(index + 1, index + 1 + mostBeside)) {
      if (outer.source.length === 0 || !holds(inner.content, outer.cue[0]!) || !holds(outer.content, inner.cue[0]!)) continue
      const from = Math.min(outer.source[0]![0], outer.cue[0]![0])
      const kept = inner.content.flatMap(([first, end]): TokenRange[] => (first < from - 1 ? [[first, Math.min(end, from - 1)]] : []))
      if (kept.length > 0) inner.content = kept
    }
  }
}

/**
 * "The Globe reported that Lee had told the president he would go": to no press, no authority that keeps a record, nor to
 * the one who passes it on ("told him"). That it was said is itself what is reported.
 */
function isPrivate({ tokens }: Sheet, { listener }: Draft): boolean {
  if (!listener || tokens[listener[0]]!.pos === 'PRON') return false
  const head = tokens[listener[1] - 1]!
  return !hearers.has(head.lower)
}

/** "They called it lawful, while others called it a disgrace": what others say is not said by the first. */
function contrast({ tokens }: Sheet, list: ScoredDraft[]): void {
  for (const [index, { source }] of list.entries()) {
    const first = source[0]?.[0] ?? 0
    if (first < 2 || !/^(?:while|whereas)$/.test(tokens[first - 1]!.lower) || tokens[first - 2]!.text !== ',') continue
    for (const draft of list.slice(Math.max(0, index - mostBeside), index + 1)) {
      if (draft.cue[0]![0] > first || !draft.content.some(([from, to]) => from < first - 2 && to > first)) continue
      draft.content = draft.content.flatMap(([from, to]): TokenRange[] => (from < first - 2 ? [[from, Math.min(to, first - 2)]] : []))
    }
  }
}

function isPlain({ tokens }: Sheet, { cue, type }: Draft): boolean {
  if (type !== 'speech' && type !== 'address') return false
  const [start, end] = cue[0]!
  for (let at = start; at < end; at += 1) if (unsaid.has(tokens[at]!.lower)) return false
  return plain.has(tokens[end - 1]!.lower)
}

/** Whether the words of the outer draft hold source and cue of the inner one, and begin with its source or content. */
function isReported({ tokens }: Sheet, outer: Draft, inner: Draft, source: TokenRange): boolean {
  // "The company noted that it had said so before": the same speaker.
  const isBeside = inner.content[0]![0] < source[0]
  if (tokens[source[0]]!.tag === 'PRP' && !inner.listener && !isBeside) return false
  // "Her doctor says she must rest, Lee told CNN": the doctor's words do not hold Lee's.
  if (isBeside && holds(inner.content, outer.cue[0]!)) return false
  if (outer.source.length === 0 || outer.cue[0]![0] === inner.cue[0]![0]) return false
  if (outer.source.some(([first, end]) => first < source[1] && end > source[0])) return false
  if (!holds(outer.content, source) || !holds(outer.content, inner.cue[0]!)) return false
  let [start] = outer.content[0]!
  while (openings.has(tokens[start]!.lower)) start += 1
  const [content] = inner.content[0]!
  const isToldSo = tokens[start]!.tag === 'PRP' && inner.cue[0]![0] === start + 1 && source[0] > start
  return source[0] === start || content === start || isToldSo || (content < start && inner.content.every(([, end]) => end <= source[0]))
}

const holds = (content: TokenRange[], [from, to]: TokenRange): boolean => content.some(([first, end]) => first <= from && to <= end)

const overlaps = (some: TokenRange[], others: TokenRange[]): boolean =>
  some.some(([first, end]) => others.some(([from, to]) => first < to && from < end))

/** The parts of a content that another holds. */
function within(content: TokenRange[], outer: TokenRange[]): TokenRange[] {
  return content.flatMap(([from, to]) => outer.flatMap(([first, end]): TokenRange[] => {
    const [start, stop] = [Math.max(from, first), Math.min(to, end)]
    return start < stop ? [[start, stop]] : []
  }))
}

/** Two contents as one, in text order, what touches or is parted by one mark joined. */
function union(content: TokenRange[], more: TokenRange[]): TokenRange[] {
  const joined: TokenRange[] = []
  for (const [first, end] of [...content, ...more].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = joined.at(-1)
    if (last && first <= last[1] + 1) last[1] = Math.max(last[1], end)
    else joined.push([first, end])
  }
  return joined
}
