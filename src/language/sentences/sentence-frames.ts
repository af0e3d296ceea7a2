// What stands before a sentence's own words and is no part of what it says: markers, clock stamps, datelines.
import type { TokenRange } from '../words/noun-phrases.js'
import type { Token } from '../words/token.js'
import { calendarWords, clockWords } from '../lexicon/calendar.js'
import { readDateline, type Dateline } from './datelines.js'

/** What the frame of a sentence says; token ranges are into the article's tokens. */
export interface SentenceFrame {
  dateline?: Dateline
  /** "14:29", the stamp of a live blog. */
  clock?: TokenRange
  /** Whose words these are by a label, which may stand on a line before: "MINISTER" of "MINISTER:". */
  speaker?: TokenRange
}

export interface Framed {
  /** The first of the sentence's own words; the end of the sentence where it has none. */
  bodyToken: number
  frame?: SentenceFrame
}

const bullet = /^[-*–—•⁃◦▪●‣]$/
const itemLabel = /^(?:\d{1,2}|[a-z]|[ivx]{1,4})$/i
const clockTime = /^(?:[01]?\d|2[0-3])[.:h][0-5]\d(?:am|pm)?$/i

/** readFrame reads the frame of the sentence [first, end); `opens` says that it begins a paragraph. */
export function readFrame(tokens: readonly Token[], first: number, end: number, opens: boolean): Framed {
  const marked = afterMarker(tokens, first, end)
  if (!opens) return { bodyToken: marked }
  const clock = readClock(tokens, marked, end)
  const from = clock?.body ?? marked
  const dateline = readDateline(tokens, from, end)
  if (!clock && !dateline) return { bodyToken: from }
  return {
    bodyToken: dateline?.body ?? from,
    frame: { ...(clock && { clock: clock.range }), ...(dateline && { dateline: dateline.dateline }) },
  }
}

function afterMarker(tokens: readonly Token[], first: number, end: number): number {
  const isApart = (at: number): boolean => at < end && tokens[at]!.start > tokens[at - 1]!.end
  if (bullet.test(tokens[first]!.text) && isApart(first + 1)) return first + 1
  const opening = tokens[first]!.text === '(' ? 1 : 0
  const label = tokens[first + opening]
  const closing = tokens[first + opening + 1]?.text
  if (!label || !itemLabel.test(label.text) || !(closing === ')' || (closing === '.' && opening === 0))) return first
  return isApart(first + opening + 2) ? first + opening + 2 : first
}

// "14:29 Officials …", "10.41am: The …", "[14:05] The …", "14:29" on a line of its own.
function readClock(tokens: readonly Token[], first: number, end: number): { range: TokenRange; body: number } | undefined {
  const opening = tokens[first]?.text === '[' || tokens[first]?.text === '(' ? 1 : 0
  const from = first + opening
  if (from >= end || !clockTime.test(tokens[from]!.text)) return undefined
  let at = from + 1
  while (at < end && clockWords.has(tokens[at]!.lower)) at += 1
  const range: TokenRange = [from, at]
  if (opening === 1) {
    if (!/^[\])]$/.test(tokens[at]?.text ?? '')) return undefined
    at += 1
  }
  if (at < end && /^(?:[:|–—-]|--)$/.test(tokens[at]!.text)) at += 1
  if (at >= end) return { range, body: end }
  const { text, lower } = tokens[at]!
  return /^[\p{Lu}“"‘']/u.test(text) && !calendarWords.has(lower) ? { range, body: at } : undefined
}
