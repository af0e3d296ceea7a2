// When, as an article says it: dates, months, years, weekdays and "last month", resolved against the article's own date.
import type { TimeExpression } from '../../../domain/quantity.js'
import type { Token } from '../../words/token.js'
import { isoOf } from './calendar.js'
import type { Clock, FoundTime } from './found-time.js'
import { opensDate, readDate } from './dates.js'
import { opensRelative, readRelative } from './relative-times.js'
import { rememberWords } from '../../words/word-memory.js'

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
