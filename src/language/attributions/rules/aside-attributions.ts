// Attributions that stand beside their content: "CONTENT, she said", "“…,” said Lee, the mayor of Rye".
import { subjectPronouns } from '../../lexicon/pronouns.js'
import { daysFromToday, times } from '../../lexicon/calendar.js'
import { words } from '../../lexicon/word-lists.js'
import { contentAfter, contentBefore, quotesAfter } from './content.js'
import { cueVerb, type CueVerb } from '../../lexicon/cue-verbs.js'
import { opensQuote, quoteAt, type Draft, type Scene } from '../drafts.js'
import type { TokenRange } from '../../words/noun-phrases.js'
import { phraseAfter } from './phrase-after.js'
import { withTitle } from './programme-titles.js'

/** Verbs that name their listener before the content. */
export const listenerVerbs = words('tell remind assure inform convince persuade notify advise warn ask urge')
const aside = words('said says')
const clauseLeads = words('according who which')
const timeWords: ReadonlySet<string> = new Set([...daysFromToday.keys(), ...words('earlier later recently last this ago early late')])
const contentMarks: ReadonlySet<string> = new Set([...subjectPronouns, 'that', 'whether', 'if', 'there'])
/** How many tokens may stand between a cue and its content. */
export const extensionLimit = 16

/** readAside gives "CONTENT, she said" or "CONTENT, said Lee, CONTENT", where the verb at `at` is such an aside. */
export function readAside(scene: Scene, at: number, groupStart: number, subject: TokenRange | undefined,
  cue: CueVerb): Draft | undefined {
  const { tokens } = scene
  let source = subject
  let left = subject && subject[1] >= groupStart ? subject[0] : groupStart
  let after = at + 1
  let listener: TokenRange | undefined
  if (listenerVerbs.has(cue.base)) {
    const end = phraseAfter(tokens, after, scene.end)
    const named = withName(scene, after, end)
    if (named > after) listener = [after, named]
    after = named
  }
  const inverted = !source || source[1] < groupStart || source[0] > at
  if (isNewSentence(scene, left) || isDenied(tokens, groupStart, at)) return undefined
  const parted = isQuoteEnd(scene, left) || /^[,—?]$/.test(tokens[left - 1]?.text ?? '')
  if (inverted) {
    const aside = tokens[groupStart - 1]?.text === ',' || isQuoteEnd(scene, groupStart)
    if (!aside || cue.form === 'gerund' || groupStart !== at) return undefined
    const end = phraseAfter(tokens, after, scene.end, { aside: true })
    if (end === after || listener) return undefined
    source = [after, end]
    left = at
    after = end
  } else if (!parted) return undefined
  const next = skipExtension(scene, after)
  if (next < 0) return undefined
  const content = contentBefore(scene, left)
  if (!content || !source) return undefined
  const ranges: TokenRange[] = [content]
  let right = next
  if (tokens[right]?.text === ',' && right < scene.end) {
    right += 1
    if (opensQuote(scene, right)) {
      const quote = quoteAt(scene, right)!
      ranges.push([quote.first, quote.end])
      right = quote.end
    } else if (!isQuoted(scene, content) && !isContinuation(scene, right) && !isContrast(scene, content, right)) {
      // "But, he said, the plan failed": the words after the second comma belong to the content as well.
      const rest = contentAfter(scene, right, false)
      if (rest) ranges.push(rest)
      right = rest?.[1] ?? right
    }
  }
  if (quoteAt(scene, content[1] - 1)) ranges.push(...quotesAfter(scene, Math.max(right, content[1])))
  // "CONTENT, it said in a report.": nothing follows, and of "it" the models have seen little.
  const isProgramme = listener !== undefined && phraseAfter(tokens, at + 1, scene.end) < listener[1] && withTitle(tokens, ...listener) === listener[1]
  const isCertain = isProgramme || !inverted && right >= scene.end && aside.has(tokens[at]!.lower) && tokens[source[0]]!.lower === 'it' && source[1] === at
  return { content: ranges, cue: [[groupStart > left ? groupStart : at, at + 1]], source: [source], type: cue.type,
    ...(listener && { listener }), ...(isCertain && { isCertain }) }
}

/** "told a local station, KQVD.": the name of an indefinite listener belongs to it; so does the programme of an outlet. */
export function withName({ tokens, end: limit }: Scene, first: number, end: number): number {
  const title = withTitle(tokens, first, end)
  if (title > end) return Math.min(limit, title)
  if (!/^an?$/.test(tokens[first]?.lower ?? '') || tokens[end]?.text !== ',') return end
  const name = tokens[end + 1]?.lower === 'the' ? end + 2 : end + 1
  if (!/^\p{Lu}/u.test(tokens[name]?.text ?? '')) return end
  const stop = phraseAfter(tokens, end + 1, limit)
  return stop >= limit || /^[,;]$/.test(tokens[stop]!.text) ? stop : end
}

/** "“We will pay.” She did not say when.": the pronoun begins a sentence of the writer's. */
function isNewSentence({ tokens }: Scene, at: number): boolean {
  const isPronoun = /^(?:He|She|They|It)$/.test(tokens[at]!.text)
  return isPronoun && /^[”"]$/.test(tokens[at - 1]?.text ?? '') && tokens[at - 2]?.text === '.'
}

function isDenied(tokens: Scene['tokens'], from: number, at: number): boolean {
  for (let look = from; look < at; look += 1) if (/^(?:not|n['’]t|never)$/.test(tokens[look]!.lower)) return true
  return false
}

function isQuoted(scene: Scene, range: TokenRange): boolean {
  const quote = quoteAt(scene, range[0])
  return quote !== undefined && quote.first === range[0] && quote.end >= range[1]
}

function isQuoteEnd(scene: Scene, at: number): boolean {
  const quote = quoteAt(scene, at - 1)
  return quote !== undefined && quote.end === at
}

/** After the aside's comma: a participle or a new clause goes on with the writer's words. */
function isContinuation(scene: Scene, at: number): boolean {
  const token = scene.tokens[at]
  if (!token) return true
  const cue = cueVerb(token.lower)
  // ", as quoted by the Globe"
  if (token.lower === 'as' && /^(?:quoted|cited|reported|first)$/.test(scene.tokens[at + 1]?.lower ?? '')) return true
  return cue?.form === 'gerund' || (token.pos === 'VERB' && token.lower.endsWith('ing')) || clauseLeads.has(token.lower)
}

/** "Shifts will be cut, the union said, but the region …": against what was said stand the writer's words. */
function isContrast({ tokens }: Scene, [first, end]: TokenRange, at: number): boolean {
  if (tokens[at]?.lower !== 'but') return false
  for (let look = first; look < end; look += 1) {
    if (tokens[look]!.pos === 'VERB' || tokens[look]!.pos === 'AUX') return true
  }
  return false
}

/**
 * Past "in a statement", "on Friday", "to reporters": the token where an aside ends (a comma or the end of the
 * sentence), or -1 where content follows.
 */
function skipExtension(scene: Scene, from: number): number {
  const { tokens, end } = scene
  for (let at = from; at - from < extensionLimit; at += 1) {
    if (at >= end) return end
    const { text, pos, lower } = tokens[at]!
    if (text === ',' || text === ';' || text === '—') return at
    if (at === from && pos !== 'ADP' && pos !== 'ADV' && !isTime(lower) &&
        !(lower === 'to' && tokens[at + 1]?.pos !== 'VERB')) {
      return -1
    }
    if (contentMarks.has(lower) || text === ':' || opensQuote(scene, at)) return -1
  }
  return -1
}

/** isTime says whether a word is a day, a month or "earlier", "today". */
export const isTime = (lower: string): boolean => timeWords.has(lower) || times.has(lower)
