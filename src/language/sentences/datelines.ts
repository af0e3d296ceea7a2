// Datelines: "LONDON (Reuters) - ", "NEW DELHI, May 5 (PTI) The …", "HOUSTON, Texas (KXYZ) -- ", "PARIS, 3 June — ".
import type { TokenRange } from '../words/noun-phrases.js'
import type { Token } from '../words/token.js'
import { calendarWords } from '../lexicon/calendar.js'
import { places, states } from '../lexicon/names.js'

/** Where, when and by which agency a story was filed. */
export interface Dateline {
  place?: TokenRange
  agency?: TokenRange
  date?: TokenRange
}

const dash = /^(?:—|–|-|--|―)$/
const longest = 16
const longestAgency = 5
const mostBareWords = 3
const mostPlacedWords = 5
const longestAside = 60

/** readDateline reads a dateline that begins at `first`, with where the sentence goes on after it; undefined where none stands. */
export function readDateline(tokens: readonly Token[], first: number, end: number): { dateline: Dateline; body: number } | undefined {
  const furthest = Math.min(end, first + longest)
  const dateline: Dateline = {}
  let at = readPlace(tokens, first, furthest)
  if (at > first) dateline.place = [first, at]
  if (at > first && tokens[at]?.text === ',') at += 1
  const afterDate = readDay(tokens, at, furthest)
  if (afterDate > at) dateline.date = [at, afterDate]
  at = afterDate
  if (tokens[at]?.text === ',') at += 1
  const close = readAgency(tokens, at, furthest)
  if (close > at) dateline.agency = [at + 1, close]
  if (close > at) at = close + 1
  if (at === first || at >= end) return undefined
  const parted = dash.test(tokens[at]!.text) && tokens[at]!.start > tokens[at - 1]!.end
  // "WASHINGTON (AP)—The …", "ROME—The …"
  const joined = /^(?:—|–|--)$/.test(tokens[at]!.text)
  const body = parted || joined || tokens[at]!.text === ':' ? at + 1 : at
  if (body >= end || !/^[\p{Lu}\d“"‘'$€£]/u.test(tokens[body]!.text)) return undefined
  const shouted = dateline.place !== undefined && isShouted(tokens[first]!.text)
  const isBare = dateline.place !== undefined && parted && tokens[at]!.text !== '-' && at - first <= mostBareWords &&
    tokens.slice(first, at).every(({ pos }) => pos === 'PROPN') && !hasDash(tokens, body, end)
  // "Taipei, Taiwan — The …": a place, and where it lies.
  const isPlaced = parted && tokens[at]!.text !== '-' && tokens[at - 2]?.text === ',' && at - first <= mostPlacedWords && isRegion(tokens[at - 1]!)
  const isMarked = parted || joined
  // "KABUL: The …": of all that stands in capitals before a colon, only a place.
  const isPlace = shouted && tokens[at]!.text === ':' && tokens.slice(first, at).every(({ lower }) => places.has(lower))
  const holds = isPlace || (dateline.agency ? isMarked || (shouted && body === at) : isMarked && (shouted || isBare || isPlaced || dateline.date !== undefined))
  return holds ? { dateline, body } : undefined
}

// Words in capitals, and names after a comma: "SAN JOSE, Calif."
function readPlace(tokens: readonly Token[], first: number, end: number): number {
  let at = first
  while (at < end) {
    const { text, lower } = tokens[at]!
    const goesOn = text === ',' || text === '/' || (at > first && /^(?:and|de|la|of|du)$/.test(lower))
    if (/^\p{Lu}/u.test(text) && !calendarWords.has(lower) && tokens[at]!.pos !== 'VERB') at += 1
    else if (goesOn && at > first && /^\p{Lu}/u.test(tokens[at + 1]?.text ?? '') && !calendarWords.has(tokens[at + 1]!.lower)) at += 2
    else break
  }
  return Math.min(at, end)
}

// "May 5", "3 June", "June 3, 2019", "Tuesday"
function readDay(tokens: readonly Token[], first: number, end: number): number {
  let at = first
  let named = false
  while (at < end && (calendarWords.has(tokens[at]!.lower) || /^(?:\d{1,2}|[12]\d{3})(?:st|nd|rd|th)?$/.test(tokens[at]!.text))) {
    named ||= calendarWords.has(tokens[at]!.lower)
    at += 1
    if (tokens[at]?.text === ',' && /^[12]\d{3}$/.test(tokens[at + 1]?.text ?? '')) at += 1
  }
  return named ? at : first
}

// The bracket that closes "(Reuters)", "(AP Photo Desk)"; `at` where none opens.
function readAgency(tokens: readonly Token[], at: number, end: number): number {
  if (tokens[at]?.text !== '(' || !/^\p{Lu}/u.test(tokens[at + 1]?.text ?? '')) return at
  for (let look = at + 2; look < end && look - at <= longestAgency + 1; look += 1) {
    if (tokens[look]!.text === ')') return look
    if (!/^[\p{Lu}/&-]/u.test(tokens[look]!.text)) return at
  }
  return at
}

/** "Lee Ash — the mayor — left": what a second dash closes is an aside. */
function hasDash(tokens: readonly Token[], from: number, end: number): boolean {
  for (let at = from; at < Math.min(end, from + longestAside); at += 1) if (dash.test(tokens[at]!.text)) return true
  return false
}

const isShouted = (text: string): boolean => text.length > 1 && text === text.toUpperCase() && /^\p{Lu}/u.test(text)

function isRegion({ lower }: Token): boolean {
  return places.has(lower) || states.has(lower)
}
