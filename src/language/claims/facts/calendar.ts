// Days, months and years as a newspaper counts them: whole days, ISO dates, weeks from Monday to Sunday.
import { monthNames } from '../../lexicon/calendar.js'

/** Days from the first to the last, both counted, as the number of days since 1 January 1970. */
export interface Period {
  first: number
  last: number
}

const dayLength = 86_400_000

/** dayOf gives the day of a date: year, month 0..11 and day may run over, as Date.UTC has it. */
export function dayOf(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month, day)
  return Math.round(date.getTime() / dayLength)
}

/** parseDay gives the day that an ISO 8601 date or instant begins with, undefined for any other text. */
export function parseDay(iso: string | undefined): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso ?? '')
  if (!match) return undefined
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  return isDate(year, month - 1, day) ? dayOf(year, month - 1, day) : undefined
}

/** isDate tells whether the calendar has that day; month 0..11. */
export function isDate(year: number, month: number, day: number): boolean {
  const [, realMonth, realDay] = partsOf(dayOf(year, month, day))
  return month === realMonth && day === realDay
}

/** partsOf gives year, month 0..11, day of the month, and weekday 0..6 from Sunday. */
export function partsOf(day: number): [year: number, month: number, day: number, weekday: number] {
  const date = new Date(day * dayLength)
  return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), date.getUTCDay()]
}

/** isoOf writes a day as YYYY-MM-DD. */
export function isoOf(day: number): string {
  return new Date(day * dayLength).toISOString().slice(0, 10)
}

/** longDate writes a day as people read it: 13 June 2017, or June 13, 2017. */
export function longDate(day: number, isMonthFirst = false): string {
  const [year, month, date] = partsOf(day)
  return isMonthFirst ? `${monthNames[month]!} ${date}, ${year}` : `${date} ${monthNames[month]!} ${year}`
}

export function yearOf(year: number): Period {
  return { first: dayOf(year, 0, 1), last: dayOf(year, 11, 31) }
}

/** monthOf gives a month, 0..11; it may run over into other years. */
export function monthOf(year: number, month: number): Period {
  return { first: dayOf(year, month, 1), last: dayOf(year, month + 1, 0) }
}

/** quarterOf gives a quarter of a year, 0..3; it may run over. */
export function quarterOf(year: number, quarter: number): Period {
  return { first: dayOf(year, quarter * 3, 1), last: dayOf(year, quarter * 3 + 3, 0) }
}

/** weekOf gives the week, Monday to Sunday, that a day is in. */
export function weekOf(day: number): Period {
  const first = day - ((partsOf(day)[3] + 6) % 7)
  return { first, last: first + 6 }
}
