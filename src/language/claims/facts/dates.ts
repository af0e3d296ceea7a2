// Dates by the calendar: "3 March 2016", "March 3", "early June", "the third quarter of 2015", "2012 to 2016", "the 1990s".
import type { Token } from '../../words/token.js'
import { timePrepositions } from '../../lexicon/prepositions.js'
import { monthNames } from '../../lexicon/calendar.js'
import { words } from '../../lexicon/word-lists.js'
import { dayOf, isDate, monthOf, parseDay, partsOf, quarterOf, yearOf, type Period } from './calendar.js'
import { isDigit } from './numerals.js'
import { looksAhead } from './tense.js'
import type { Clock, FoundTime } from './found-time.js'

const months = new Map(monthNames.flatMap((name, at): [string, number][] => {
  const lower = name.toLowerCase()
  return [[lower, at], [`${lower.slice(0, 3)}.`, at], ...(at === 8 ? [['sept.', at] as [string, number]] : [])]
}))
const ordinals = ['first', 'second', 'third', 'fourth']
const beforeMonth: ReadonlySet<string> = new Set([...timePrepositions, ...words(`throughout around and early late mid mid- last next this each
  every`)])
const beforeYear: ReadonlySet<string> = new Set([...timePrepositions, ...words('for around and early late mid')])
const parts = words('early late mid')
const isYear = /^(?:1[5-9]\d\d|20\d\d)$/

/** opensDate is false for most words that begin no date, which need no closer look. */
export function opensDate(lower: string): boolean {
  return isDigit(lower) || months.has(lower) || ordinals.includes(lower)
}

/** readDate reads a date by the calendar that begins at a token; undefined where none does. */
export function readDate(clock: Clock, at: number, end: number): FoundTime | undefined {
  if (!opensDate(clock.tokens[at]!.lower)) return undefined
  return readIso(clock, at) ?? readMonth(clock, at, end) ?? readQuarter(clock, at, end) ?? readYears(clock, at, end)
}

function readIso({ tokens }: Clock, at: number): FoundTime | undefined {
  const { text } = tokens[at]!
  const day = text.length === 10 ? parseDay(text) : undefined
  return day === undefined ? undefined : { from: at, end: at + 1, period: { first: day, last: day } }
}

// "3 March 2016", "March 3, 2016", "March 2016", "in March"
function readMonth(clock: Clock, at: number, end: number): FoundTime | undefined {
  const { tokens } = clock
  let place = at
  let day = dayNumber(tokens[at]!)
  if (day !== undefined) place += tokens[at + 1]?.lower === 'of' ? 2 : 1
  const month = place < end ? monthAt(tokens, place) : undefined
  if (month === undefined) return undefined
  let next = place + 1
  if (day === undefined && next < end && !isYear.test(tokens[next]!.text)) {
    day = dayNumber(tokens[next]!)
    if (day !== undefined) next += 1
  }
  const comma = tokens[next]?.text === ',' ? 1 : 0
  const hasYear = next + comma < end && isYear.test(tokens[next + comma]!.text) && (comma === 0 || day !== undefined)
  if (hasYear) next += comma + 1
  if (day === undefined && !hasYear && !beforeMonth.has(tokens[at - 1]?.lower ?? '')) return undefined
  const year = hasYear ? Number(tokens[next - 1]!.text) : yearFor(clock, at, month, day)
  const time: FoundTime = { from: at, end: next }
  if (year === undefined || (day !== undefined && !isDate(year, month, day))) return time
  time.period = day === undefined ? monthOf(year, month) : { first: dayOf(year, month, day), last: dayOf(year, month, day) }
  if (!hasYear) time.wording = `${tokens.slice(at, next).map(({ text }) => text).join(' ')} ${year}`
  return time
}

function monthAt(tokens: readonly Token[], at: number): number | undefined {
  const { lower, text, tag } = tokens[at]!
  const month = months.get(lower)
  return month !== undefined && /^[A-Z]/.test(text) && tag !== 'MD' && !tag.startsWith('VB') ? month : undefined
}

function dayNumber({ lower }: Token): number | undefined {
  const match = /^([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/.exec(lower)
  return match ? Number(match[1]) : undefined
}

// The last March on or before the article's day, or the next where the sentence looks ahead.
function yearFor({ tokens, today }: Clock, at: number, month: number, day: number | undefined): number | undefined {
  if (today === undefined) return undefined
  const [year, now, date] = partsOf(today)
  const before = tokens[at - 1]?.lower
  const passed = month < now || (month === now && (day === undefined || day <= date))
  if (before === 'next') return passed ? year + 1 : year
  if (before === 'last') return month < now ? year : year - 1
  if (before !== 'this' && looksAhead(tokens, at)) return month < now || (month === now && day !== undefined && day < date) ? year + 1 : year
  return passed || before === 'this' ? year : year - 1
}

// "the third quarter of 2015", "the second quarter"
function readQuarter({ tokens, today }: Clock, at: number, end: number): FoundTime | undefined {
  const quarter = ordinals.indexOf(tokens[at]!.lower)
  if (quarter < 0 || at + 1 >= end || tokens[at + 1]!.lower !== 'quarter') return undefined
  const of = tokens[at + 2]?.lower === 'of' ? 3 : 2
  const year = tokens[at + of]?.text ?? ''
  if (at + of < end && isYear.test(year)) return { from: at, end: at + of + 1, period: quarterOf(Number(year), quarter) }
  if (today === undefined) return { from: at, end: at + 2 }
  const [thisYear, month] = partsOf(today)
  return { from: at, end: at + 2, period: quarterOf(quarter * 3 <= month ? thisYear : thisYear - 1, quarter) }
}

// "in 2016", "2012–2016", "from 2012 to 2016", "the 1990s", "the 2016 vote"
function readYears({ tokens }: Clock, at: number, end: number): FoundTime | undefined {
  const { text } = tokens[at]!
  const decade = /^(?:1[5-9]|20)\d0[’']?s$/.test(text) ? Number(text.slice(0, 4)) : undefined
  if (decade !== undefined) {
    const first = yearOf(decade).first
    return { from: at, end: at + 1, period: { first, last: yearOf(decade + 9).last } }
  }
  const spread = /^((?:1[5-9]|20)\d\d)\/(\d\d)$/.exec(text)
  if (spread) return { from: at, end: at + 1, period: spanOf(Number(spread[1]), Number(spread[1]!.slice(0, 2) + spread[2])) }
  if (!isYear.test(text)) return undefined
  const before = tokens[at - 1]
  const isNamed = (before?.pos === 'DET' || before?.pos === 'PART') && tokens[at + 1]?.pos === 'NOUN'
  if (!beforeYear.has(before?.lower ?? '') && !parts.has(before?.lower ?? '') && !isNamed) return undefined
  const joint = tokens[at + 1]?.lower ?? ''
  const last = tokens[at + 2]?.text ?? ''
  const joins = joint === '–' || joint === '-' || (joint === 'to' && before?.lower === 'from') || (joint === 'and' && before?.lower === 'between')
  if (joins && at + 2 < end && isYear.test(last) && last >= text) return { from: at, end: at + 3, period: spanOf(Number(text), Number(last)) }
  return { from: at, end: at + 1, period: yearOf(Number(text)) }
}

function spanOf(first: number, last: number): Period {
  return { first: yearOf(first).first, last: yearOf(Math.max(first, last)).last }
}
