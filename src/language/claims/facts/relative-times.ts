// Times that only the article's own day makes dates of: "on Tuesday", "last month", "earlier this year", "two days ago".
import type { Token } from '../../words/token.js'
import { timePrepositions } from '../../lexicon/prepositions.js'
import { calendarUnits, daysFromToday, monthNames, partsOfDay, weekdayNames } from '../../lexicon/calendar.js'
import { words } from '../../lexicon/word-lists.js'
import { longDate, monthOf, partsOf, quarterOf, weekOf, yearOf, type Period } from './calendar.js'
import { mayBegin, readNumeral } from './numerals.js'
import { looksAhead } from './tense.js'
import type { Clock, FoundTime } from './found-time.js'

const weekdays = new Map(weekdayNames.flatMap((name, at): [string, number][] => {
  const lower = name.toLowerCase()
  return [[lower, at], [`${lower.slice(0, 3)}.`, at], ...(lower.length > 6 ? [[`${lower.slice(0, 4)}.`, at] as [string, number]] : [])]
}))
const nearby = words('earlier later past previous')
const lengths = new Map([['day', 1], ['week', 7]])
const steps = new Map([['last', -1], ['this', 0], ['next', 1]])
const prepositions: ReadonlySet<string> = new Set([...timePrepositions, 'on', 'at', 'for'])

/** opensRelative is false for most words that begin no such time, which need no closer look. */
export function opensRelative(lower: string): boolean {
  return weekdays.has(lower) || daysFromToday.has(lower) || steps.has(lower) || nearby.has(lower) || mayBegin(lower)
}

/** readRelative reads a time that is told from the article's day, beginning at a token; undefined where none does. */
export function readRelative(clock: Clock, at: number, end: number): FoundTime | undefined {
  const { lower } = clock.tokens[at]!
  if (weekdays.has(lower)) return readWeekday(clock, at, end, 0)
  if (daysFromToday.has(lower)) return readDay(clock, at)
  if (lower === 'earlier' || lower === 'later') return readWithin(clock, at, end)
  if (steps.has(lower)) return readStep(clock, at, end)
  if (lower === 'past' || lower === 'previous') return readPast(clock, at, end)
  return mayBegin(lower) ? readAgo(clock, at, end) : undefined
}

// "Tuesday", "Tuesday morning", "last Tuesday"
function readWeekday({ tokens, today, isMonthFirst }: Clock, at: number, end: number, step: number): FoundTime | undefined {
  const name = tokens[at]!
  const weekday = weekdays.get(name.lower)!
  if (!/^[A-Z]/.test(name.text)) return undefined
  const from = step === 0 ? at : at - 1
  const next = at + 1 < end && partsOfDay.has(tokens[at + 1]!.lower) ? at + 2 : at + 1
  if (today === undefined) return { from, end: next }
  const now = partsOf(today)[3]
  const back = (now - weekday + 7) % 7
  const forward = step > 0 || (step === 0 && looksAhead(tokens, at))
  const day = forward ? today + ((weekday - now + 7) % 7 || (step > 0 ? 7 : 0)) : today - (back === 0 && step < 0 ? 7 : back)
  const said = tokens.slice(at, next).map(({ text }) => text).join(' ')
  const period = { first: day, last: day }
  // "Tuesday’s vote": a date in the middle would not read.
  if (isOwner(tokens, next)) return { from, end: next, period }
  const on = step !== 0 && !prepositions.has(tokens[from - 1]?.lower ?? '') ? 'on ' : ''
  return { from, end: next, period, wording: `${on}${said}, ${longDate(day, isMonthFirst)}` }
}

function readDay({ tokens, today, isMonthFirst }: Clock, at: number): FoundTime {
  const { lower } = tokens[at]!
  const time = { from: at, end: at + 1 }
  if (today === undefined) return time
  const day = today + daysFromToday.get(lower)!
  return worded(tokens, { ...time, period: { first: day, last: day } }, 'on', longDate(day, isMonthFirst))
}

// "last month", "this year", "next week", "last March", "last night", "next Tuesday"
function readStep(clock: Clock, at: number, end: number): FoundTime | undefined {
  const { tokens, today } = clock
  const noun = at + 1 < end ? tokens[at + 1]!.lower : ''
  const step = steps.get(tokens[at]!.lower)!
  if (weekdays.has(noun)) return readWeekday(clock, at + 1, end, step)
  const time = { from: at, end: at + 2 }
  const isUnit = noun === 'week' || noun === 'month' || noun === 'year' || noun === 'quarter'
  const isNight = noun === 'night' || (step === 0 && partsOfDay.has(noun))
  if (!isUnit && !isNight && noun !== 'summer' && noun !== 'winter' && noun !== 'spring' && noun !== 'autumn' && noun !== 'fall') return undefined
  if (today === undefined || (!isUnit && !isNight)) return time
  if (isNight) {
    const day = noun === 'night' && step < 0 ? today - 1 : today + step
    return { ...time, period: { first: day, last: day } }
  }
  const period = periodOf(today, noun, step)
  const name = nameOf(period, noun)
  return name === undefined ? asOf(clock, { ...time, period }) : worded(tokens, { ...time, period }, 'in', name)
}

function periodOf(today: number, unit: string, step: number): Period {
  const [year, month] = partsOf(today)
  if (unit === 'week') return weekOf(today + 7 * step)
  if (unit === 'month') return monthOf(year, month + step)
  return unit === 'quarter' ? quarterOf(year, Math.floor(month / 3) + step) : yearOf(year + step)
}

function nameOf({ first }: Period, unit: string): string | undefined {
  const [year, month] = partsOf(first)
  return unit === 'year' ? String(year) : unit === 'month' ? `${monthNames[month]!} ${year}` : undefined
}

// "earlier this year", "later this month": up to the article's day, or from it on.
function readWithin({ tokens, today }: Clock, at: number, end: number): FoundTime | undefined {
  const unit = tokens[at + 2]?.lower ?? ''
  if (at + 2 >= end || tokens[at + 1]!.lower !== 'this' || !(unit === 'week' || unit === 'month' || unit === 'year')) return undefined
  const time = { from: at, end: at + 3 }
  if (today === undefined) return time
  const whole = periodOf(today, unit, 0)
  const isEarlier = tokens[at]!.lower === 'earlier'
  const period = isEarlier ? { first: whole.first, last: today } : { first: today, last: whole.last }
  const name = nameOf(whole, unit)
  return name === undefined ? { ...time, period } : { ...time, period, wording: `${tokens[at]!.text} in ${name}` }
}

// "the past two years", "the previous week"
function readPast({ tokens, today }: Clock, at: number, end: number): FoundTime | undefined {
  const numeral = at + 1 < end ? readNumeral(tokens, at + 1) : undefined
  const place = numeral?.end ?? at + 1
  const unit = place < end ? tokens[place]!.lemma : ''
  if (!calendarUnits.has(unit)) return undefined
  const time = { from: at, end: place + 1 }
  if (today === undefined || tokens[at]!.lower === 'previous') return time
  return { ...time, period: { first: goBack(today, numeral?.value ?? 1, unit), last: today } }
}

// "two days ago", "a week ago", "five years ago"
function readAgo(clock: Clock, at: number, end: number): FoundTime | undefined {
  const { tokens, today, isMonthFirst } = clock
  const article = /^an?$/.test(tokens[at]!.lower)
  const numeral = article ? undefined : readNumeral(tokens, at)
  if (!article && (!numeral || numeral.share)) return undefined
  const place = numeral?.end ?? at + 1
  if (place + 1 >= end || tokens[place + 1]!.lower !== 'ago') return undefined
  const unit = tokens[place]!.lemma
  if (!calendarUnits.has(unit)) return undefined
  const time = { from: at, end: place + 2 }
  if (today === undefined) return time
  const day = goBack(today, numeral?.value ?? 1, unit)
  if (unit === 'day') return worded(tokens, { ...time, period: { first: day, last: day } }, 'on', longDate(day, isMonthFirst))
  // "two years ago" names no day: the year, the month or the week that it leads to.
  const [year, month] = partsOf(day)
  return asOf(clock, { ...time, period: unit === 'week' ? weekOf(day) : unit === 'month' ? monthOf(year, month) : yearOf(year) })
}

// "last week", "two years ago" say when only together with the day that they count from.
function asOf({ tokens, today, isMonthFirst }: Clock, time: FoundTime): FoundTime {
  if (today === undefined || isOwner(tokens, time.end)) return time
  const said = tokens.slice(time.from, time.end).map(({ text }) => text).join(' ')
  return { ...time, wording: `${said} (as of ${longDate(today, isMonthFirst)})` }
}

function goBack(today: number, count: number, unit: string): number {
  const length = lengths.get(unit)
  if (length !== undefined) return today - Math.round(count * length)
  const [year, month, day] = partsOf(today)
  const months = Math.round(count * (unit === 'month' ? 1 : unit === 'year' ? 12 : 120))
  const { first, last } = monthOf(year, month - months)
  return Math.min(first + day - 1, last)
}

function worded(tokens: readonly Token[], time: FoundTime, preposition: string, name: string): FoundTime {
  if (isOwner(tokens, time.end)) return time
  const before = tokens[time.from - 1]?.lower ?? ''
  return { ...time, wording: prepositions.has(before) ? name : `${preposition} ${name}` }
}

// "last year’s budget", "this year's", "today’s"
function isOwner(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]
  return next !== undefined && (/^[’']s?$/.test(next.text) || (next.pos === 'NOUN' && next.start === tokens[at - 1]!.end + 1))
}
