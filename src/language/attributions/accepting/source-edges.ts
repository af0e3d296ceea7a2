// Where the words of a source begin and end: without "Last night", with all of a name, never in the brackets of a ticker.
import { ones } from '../../lexicon/numbers.js'
import { daysFromToday, partsOfDay, times, timeUnitForms } from '../../lexicon/calendar.js'
import { mentionAt, type Mentions } from '../../mentions/mentions.js'
import { canSpeak, kindOfWords } from '../../mentions/source-words.js'
import { phraseTags } from '../../words/nominal-tags.js'
import type { Token } from '../../words/token.js'
import { isDeterminer, phraseStart, timeNouns, type TokenRange } from '../../words/noun-phrases.js'
import { words } from '../../lexicon/word-lists.js'
import type { ScoredDraft } from './word-accepted.js'

const timeLeads = words('last this next earlier later late early that the every on in')
const counts: ReadonlySet<string> = new Set([...ones.slice(1, 11), ...words('a an twelve twenty several many few some')])
const agoWords = words('ago earlier later before')
const looking = words('view watch share visit')
/** In tokens: "I spoke to this week", and the phrase before it. */
const longestContact = 6
const longestPhrase = 8
const relatives = words('which who whom that')

interface Worded {
  source: TokenRange
  cue: TokenRange[]
}

/** settleSources gives the drafts whose sources can be sources, each from its first word to its last. */
export function settleSources(tokens: Token[], mentions: Mentions, drafts: ScoredDraft[]): ScoredDraft[] {
  return drafts.filter((draft) => !isTicker(tokens, draft) && !isReduced(tokens, draft)).map((drafted) => {
    const draft = afterDay(tokens, drafted)
    const [own, ...others] = draft.source
    if (!own) return draft
    const { source, cue } = withContact(tokens, withObject(tokens, own, draft.cue))
    const start = wholeName(mentions, withAll(tokens, afterRelative(tokens, afterTime(tokens, withWork(tokens, source)))))
    if (start[0] === own[0] && start[1] === own[1] && cue === draft.cue) return draft
    return { ...draft, cue, source: [start, ...others], content: draft.content.flatMap((range) => without(range, start)) }
  })
}

/** "(NYSE: PC)": the colon gives no words to an exchange. */
function isTicker(tokens: Token[], { cue, source: [own] }: ScoredDraft): boolean {
  return own !== undefined && tokens[cue[0]![0]]!.text === ':' && /^[([]$/.test(tokens[own[0] - 1]?.text ?? '')
}

/** "The changes announced in the plan are small": a participle, and a thing that says nothing. */
function isReduced(tokens: Token[], { cue, content: [piece], source: [own] }: ScoredDraft): boolean {
  const [, after] = cue[0]!
  if (!own || own[1] !== after - 1 || piece?.[0] !== after || !/^VB[ND]$/.test(tokens[after - 1]!.tag)) return false
  // "A clip viewed millions of times", "a letter seen by Lee"
  if (looking.has(tokens[after - 1]!.lemma) && kindOfWords(tokens, own[0], own[1]) !== 'person') return tokens[own[0]]!.pos !== 'PRON'
  return tokens[after]?.pos === 'ADP' && !canSpeak(tokens, own[0], own[1])
}

/** "said [yesterday] prices rose", "said [Monday] the mill closed": when it was said; "said yesterday was the worst day" names the day. */
function afterDay(tokens: Token[], draft: ScoredDraft): ScoredDraft {
  const [piece, ...rest] = draft.content
  const [first, end] = piece!
  const isDay = daysFromToday.has(tokens[first]!.lower) || /day$/.test(tokens[first]!.lower) && times.has(tokens[first]!.lower)
  if (!isDay || end - first < 3 || first !== draft.cue.at(-1)![1]) return draft
  const { pos, text } = tokens[first + 1]!
  const isOpening = phraseTags.has(pos) && !isOwner(tokens, first + 1) && !partsOfDay.has(text)
  return isOpening ? { ...draft, content: [[first + 1, end], ...rest] } : draft
}

/** "[Posts on] Facebook claim": what a preposition at the end of a source leads to belongs to it, not to the cue. */
function withObject(tokens: Token[], source: TokenRange, cue: TokenRange[]): Worded {
  const [first, ...rest] = cue
  if (!first || first[0] !== source[1] || tokens[source[1] - 1]!.pos !== 'ADP' || source[1] - source[0] < 2) return { source, cue }
  let at = first[0]
  if (times.has(tokens[at]!.lower) || timeNouns.has(tokens[at]!.lower)) return { source, cue }
  while (at < first[1] - 1 && /^(?:PROPN|NOUN|DET|ADJ)$/.test(tokens[at]!.pos)) at += 1
  return at > first[0] ? { source: [source[0], at], cue: [[at, first[1]], ...rest] } : { source, cue }
}

/** "[all the experts I interviewed] said": whom the writer asked is named with what says so, not as "experts I". */
function withContact(tokens: Token[], { source: [first, end], cue }: Worded): Worded {
  const [own, ...rest] = cue
  const asker = end - 1
  if (!own || own[0] < end || own[1] - 1 - end > longestContact || tokens[asker]!.tag !== 'PRP' || tokens[asker - 1]?.pos !== 'NOUN' || asker === first) return { source: [first, end], cue }
  const said = own[1] - 1
  let verbs = 0
  for (let at = end; at < said; at += 1) if (tokens[at]!.pos === 'VERB') verbs += 1
  if (verbs === 0) return { source: [first, end], cue }
  return { source: [phraseStart(tokens, asker, Math.max(0, asker - longestPhrase)), said], cue: [[said, said + 1], ...rest] }
}

/** "[research to be released] this week by four economists suggests": what suggests is the work, not the day nor whose it is. */
function withWork(tokens: Token[], [first, end]: TokenRange): TokenRange {
  const by = tokens[first]!.lower === 'by' ? first : timeEnd(tokens, first, end)
  if (tokens[by]?.lower !== 'by' || by >= end - 1) return [first, end]
  let at = first - 1
  while (at > 0 && first - at < 5 && (/^VB[NG]?$/.test(tokens[at]!.tag) || tokens[at]!.lower === 'to' || tokens[at]!.pos === 'ADV')) at -= 1
  if (at === first - 1 || tokens[at]?.pos !== 'NOUN') return [first, end]
  return [phraseStart(tokens, at + 1, Math.max(0, at - 6)), end]
}

/** "for [which Lee] said": the relative word is of the sentence around. */
function afterRelative(tokens: Token[], [first, end]: TokenRange): TokenRange {
  const isRelative = end - first > 1 && relatives.has(tokens[first]!.lower) && (/^\p{Lu}/u.test(tokens[first + 1]!.text) || isDeterminer(tokens[first + 1]))
  return isRelative && first > 0 ? [first + 1, end] : [first, end]
}

/** "[Ten years ago] the mayor", "[Last night] Karl Manik", "[this year] the board": when it was said is no part of who said it. */
function afterTime(tokens: Token[], [first, end]: TokenRange): TokenRange {
  let at = timeEnd(tokens, first, end)
  if (at < end && tokens[at]!.text === ',') at += 1
  const opens = at > first && at < end && (isDeterminer(tokens[at]) || tokens[at]!.pos === 'PRON' || /^\p{Lu}/u.test(tokens[at]!.text))
  return opens ? [at, end] : [first, end]
}

/** Where an adverbial of time ends that begins at `first`, or `first`. */
function timeEnd(tokens: Token[], first: number, limit: number): number {
  if (daysFromToday.has(tokens[first]!.lower)) return isOwner(tokens, first + 1) ? first : partOfDay(tokens, first + 1, limit)
  let at = first
  while (at < limit - 1 && at - first < 3 && timeLeads.has(tokens[at]!.lower)) at += 1
  const isCounted = tokens[at]!.pos === 'NUM' || counts.has(tokens[at]!.lower)
  if (isCounted && timeUnitForms.has(tokens[at + 1]?.lower ?? '') && agoWords.has(tokens[at + 2]?.lower ?? '')) return at + 3
  const isTime = (look: number): boolean => look < limit && (timeNouns.has(tokens[look]!.lower) || times.has(tokens[look]!.lower))
  if (at === first || !isTime(at) || isOwner(tokens, at + 1)) return first
  return partOfDay(tokens, at + 1, limit)
}

function partOfDay(tokens: Token[], at: number, limit: number): number {
  return at < limit && partsOfDay.has(tokens[at]!.lower) ? at + 1 : at
}

const isOwner = (tokens: Token[], at: number): boolean => /^[’']s?$/.test(tokens[at]?.text ?? '')

/** "all [the experts]", "both [his aides]" */
function withAll(tokens: Token[], [first, end]: TokenRange): TokenRange {
  return tokens[first - 1]?.tag === 'PDT' && isDeterminer(tokens[first]) ? [first - 1, end] : [first, end]
}

/** "Ministry of [Forests, Lands and Parks]": a source begins with the name that it stands in. */
function wholeName(mentions: Mentions, [first, end]: TokenRange): TokenRange {
  const name = mentionAt(mentions, first)
  return name && name.firstToken < first && name.endToken <= end ? [name.firstToken, end] : [first, end]
}

function without([first, end]: TokenRange, [from, to]: TokenRange): TokenRange[] {
  if (end <= from || first >= to) return [[first, end]]
  const pieces: TokenRange[] = [[first, Math.min(end, from)], [Math.max(first, to), end]]
  return pieces.filter(([start, stop]) => start < stop)
}
