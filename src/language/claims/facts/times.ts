// When, as an article says it: dates, months, years, weekdays and "last month", resolved against the article's own date.
import type { TimeExpression } from '../../../domain/quantity.js'
import type { Token } from '../../words/token.js'
import { isoOf, type Period } from './calendar.js'
import { opensDate, readDate } from './dates.js'
import { opensRelative, readRelative } from './relative-times.js'
import { rememberWords } from '../../words/word-memory.js'

/** What an article's time expressions are read against. */
export interface Clock {
  tokens: readonly Token[]
  /** The day that the article was published on, where it is known. */
  today: number | undefined
  /** Whether the article writes its dates as "July 18, 2017". */
  isMonthFirst?: boolean
}

/** FoundTime: tokens [from, end) that say when. */
export interface FoundTime {
  from: number
  end: number
  /** undefined where the article's day is needed and not known, or where the words say no date. */
  period?: Period
  /** How it reads where the article's day is not known to the reader: "on Tuesday, 13 June 2017". */
  wording?: string
}

const opensTime = rememberWords((lower) => opensDate(lower) || opensRelative(lower))

/** findTimes gives the time expressions among the tokens [from, end), in order and apart. */
export function findTimes(clock: Clock, from: number, end: number): FoundTime[] {
  const found: FoundTime[] = []
  for (let at = from; at < end;) {
    if (!opensTime(clock.tokens[at]!.lower)) {
      at += 1
      continue
    }
    const time = readDate(clock, at, end) ?? readRelative(clock, at, end)
    if (time) found.push(time)
    at = Math.max(time?.end ?? 0, at + 1)
  }
  return found
}

/** timeExpression gives a found time as the contract has it. */
export function timeExpression(tokens: readonly Token[], { from, end, period }: FoundTime): TimeExpression {
  return {
    span: [tokens[from]!.start, tokens[end - 1]!.end],
    start: period ? isoOf(period.first) : null,
    end: period ? isoOf(period.last) : null,
  }
}
