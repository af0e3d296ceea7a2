// Where sentences begin and end. One pass over the tokens; every look back or ahead is bounded.
import { findLineBreaks, paragraphBreak } from '../words/line-breaks.js'
import { startsListItem, trackList, type OpenList } from './list-markers.js'
import type { Token } from '../words/token.js'
import { abbreviations, leadingAbbreviations } from '../lexicon/abbreviations.js'
import { sentenceOpeners } from '../lexicon/openers.js'
import { afterClock } from '../lexicon/calendar.js'
import { words } from '../lexicon/word-lists.js'

export interface Boundary {
  firstToken: number
  endToken: number
  paragraph: number
}

const closers: ReadonlySet<string> = new Set(['"', '”', '’', "'", "''", ')', ']', '»', '」', '』', '）'])
const openers: ReadonlySet<string> = new Set(['"', '“', '‘', "'", "''", '(', '[', '«', '「'])
const fullWidthEnds: ReadonlySet<string> = new Set(['。', '！', '？'])

/** A picture's credit runs on from its caption. */
const credits: ReadonlySet<string> = new Set(['Image', 'Photo', 'Picture', 'Photograph'])

/** What follows belongs to them, so they end no sentence. */
const leaders: ReadonlySet<string> = new Set([...[...leadingAbbreviations].map((word) => `${word}.`), ...words('no. nos. e.g. i.e.')])

const longestAside = 16

const speech = words(`said says asked asks added told wrote writes replied shouted continued exclaimed yelled
  tweeted declared cried answered wondered responded quipped joked remarked`)

/** findBoundaries gives the sentences of a text as token ranges in order, with the paragraph of each. */
export function findBoundaries(text: string, tokens: Token[]): Boundary[] {
  const out: Boundary[] = []
  const breaks = findLineBreaks(text, tokens)
  let first = 0
  let paragraph = 0
  let list: OpenList | undefined
  const close = (end: number): void => {
    if (end > first) out.push({ firstToken: first, endToken: end, paragraph })
    first = end
  }
  for (let at = 0; at < tokens.length; at += 1) {
    const kind = breaks[at]!
    if (at > 0 && kind !== 0) {
      close(at)
      if (kind === paragraphBreak) {
        paragraph += 1
        list = undefined
      }
    }
    if (at > first && credits.has(tokens[at]!.text) && tokens[at + 1]?.text === ':') close(at)
    if (at === first || startsListItem(tokens, at)) {
      const next = trackList(tokens, at, at === first, list)
      if (next) {
        close(at)
        list = next
        at += next.markerTokens - 1
        continue
      }
    }
    const end = sentenceEnd(text, tokens, at, first, breaks)
    if (end > 0) {
      close(end)
      at = end - 1
    }
  }
  close(tokens.length)
  return out
}

/** The token index after the sentence if the token at `at` ends it, otherwise 0. */
function sentenceEnd(text: string, tokens: Token[], at: number, first: number, breaks: Uint8Array): number {
  const token = tokens[at]!
  const code = token.text.charCodeAt(token.text.length - 1)
  const isStop = code === 46 || code === 0x2026
  const isMark = code === 33 || code === 63
  if (!isStop && !isMark) return fullWidthEnds.has(token.text) ? skipClosers(tokens, at + 1, breaks) : 0
  if (token.text.length > 1 && isStop && token.pos !== 'PUNCT' && /\p{L}/u.test(token.text))
    return abbreviationEnd(tokens, at, first, breaks)
  const next = tokens[at + 1]
  // Spaced ellipses: only the last full stop of the run may end the sentence.
  if (isStop && next?.text.startsWith('.') && !breaks[at + 1]) return 0
  const end = skipClosers(tokens, at + 1, breaks)
  const follower = tokens[end]
  if (!follower || breaks[end]) return end
  if (isStop && at - first < 2 && /^\d{1,2}$/.test(tokens[first]!.text)) return 0
  const parted = text.charCodeAt(follower.start - 1) <= 32 || follower.start > tokens[end - 1]!.end
  const opening = openers.has(follower.text) ? 1 : 0
  const start = tokens[end + opening]
  if (!start) return end
  if (!parted && !opening) return isStop && runOn(tokens[at - 1], start) ? end : 0
  const lead = start.text.charCodeAt(0)
  if (isLowerCase(start.text)) return 0
  if (follower.text === '—' || follower.text === '–' || follower.text === '-' || follower.text === ',') return 0
  if (isEllipsis(tokens, at, first)) return start.text === 'I' || follower.text === '(' ? 0 : end
  if (tokens[at - 1]?.text === '°' && lead > 47 && lead < 58) return 0
  if (end > at + 1 && (follower.text === '(' || (isMark && isSpeaker(tokens, end)))) return 0
  return end
}

function abbreviationEnd(tokens: Token[], at: number, first: number, breaks: Uint8Array): number {
  const token = tokens[at]!
  const end = skipClosers(tokens, at + 1, breaks)
  const next = tokens[end]
  if (!next || breaks[end]) return end
  // "on Mill St. He …", but "St. Anne’s"
  const isStreet = token.lower === 'st.' && tokens[at - 1]?.pos === 'PROPN' && sentenceOpeners.has(next.lower)
  if (isStreet) return end
  if (leaders.has(token.lower) || next.start === tokens[end - 1]!.end) return 0
  if (next.text === '(' && goesOnAfterAside(tokens, end, breaks)) return 0
  const isInitial = token.text.length === 2 || isLongInitial(token.text)
  if (isInitial && end === at + 1 && /^\p{Lu}/u.test(next.text)) {
    return sentenceOpeners.has(next.lower) && tokens[at - 1]?.lower === 'and' ? end : 0
  }
  const start = openers.has(next.text) ? tokens[end + 1] : next
  if (!start || !/^\p{Lu}/u.test(start.text)) return 0
  if (sentenceOpeners.has(start.lower)) return end
  if (next !== start) return end
  const clock = token.lower === 'a.m.' || token.lower === 'p.m.'
  const isName = start.pos === 'PROPN' || start.pos === 'NOUN' || start.pos === 'ADJ'
  if (clock && afterClock.has(start.lower) && !isFinite(tokens[end + 1])) return 0
  if (clock || token.lower === 'etc.') return hasVerb(tokens, first, at) ? end : 0
  return isName ? 0 : end
}

/** "& Co. (NYSE: PC) rose", "et al. (2019) found": after the brackets the sentence goes on in small letters. */
function goesOnAfterAside(tokens: Token[], opening: number, breaks: Uint8Array): boolean {
  for (let at = opening + 1; at < tokens.length && at - opening < longestAside && !breaks[at]; at += 1) {
    if (tokens[at]!.text !== ')') continue
    const next = tokens[at + 1]
    const isClosed = /[.!?]$/.test(tokens[at - 1]!.text) && tokens[at - 1]!.text.length === 1
    return !isClosed && (next === undefined || !/^\p{Lu}/u.test(next.text) || next.pos === 'PROPN')
  }
  return false
}

/** "Th.", an initial of two letters, beside an initial. */
const isLongInitial = (text: string): boolean => /^\p{Lu}\p{Ll}\.$/u.test(text) && !abbreviations.has(text.slice(0, -1).toLowerCase())

/** "He left at 5 p.m. Tuesday was quiet." */
const isFinite = (token: Token | undefined): boolean => token !== undefined && /^(?:MD|VB[DPZ])$/.test(token.tag)

function skipClosers(tokens: Token[], from: number, breaks: Uint8Array): number {
  let at = from
  while (at < tokens.length && !breaks[at] && closers.has(tokens[at]!.text) &&
      tokens[at]!.start === tokens[at - 1]!.end) {
    at += 1
  }
  return at
}

/** "world.Today": a missing space, told from a dotted name by the word before and after. */
function runOn(before: Token | undefined, after: Token): boolean {
  if (!before || !/^\p{Lu}\p{Ll}/u.test(after.text)) return false
  return /[\p{Ll}\d]$/u.test(before.text) && !before.text.includes('/')
}

function isEllipsis(tokens: Token[], at: number, first: number): boolean {
  const { text } = tokens[at]!
  if (text === '…' || text === '...' || text === '..') return true
  // Three spaced full stops go on; a fourth ends the sentence.
  return text === '.' && at - 2 > first && tokens[at - 1]!.text === '.' && tokens[at - 2]!.text === '.' &&
    tokens[at - 3]!.text !== '.'
}

/** "Great!" Smith said: a name and a verb of speech go on the sentence of the quote. */
function isSpeaker(tokens: Token[], at: number): boolean {
  for (let look = at; look < at + 4 && look < tokens.length; look += 1) {
    const token = tokens[look]!
    if (speech.has(token.lower)) return look > at
    if (!/^\p{Lu}/u.test(token.text) && token.lower !== 'the') return false
  }
  return false
}

function hasVerb(tokens: Token[], first: number, end: number): boolean {
  for (let at = Math.max(first, end - 60); at < end; at += 1) {
    if (tokens[at]!.pos === 'VERB' || tokens[at]!.pos === 'AUX') return true
  }
  return false
}

function isLowerCase(word: string): boolean {
  const code = word.charCodeAt(0)
  if (code < 128) return code > 96 && code < 123
  return /^\p{Ll}/u.test(word)
}
