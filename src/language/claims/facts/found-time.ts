// A time as it was found in an article, and what it was read against.
import type { Token } from '../../words/token.js'
import type { Period } from './calendar.js'

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
