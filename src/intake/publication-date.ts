const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:[a-z]{0,6})\\.?'
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\.?,?\\s+)?'
const MONTH_FIRST = new RegExp(`^${WEEKDAY}${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, 'i')
const DAY_FIRST = new RegExp(`^${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH},?\\s+(\\d{4})(?!\\d)`, 'i')
const ISO_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/
const CHINESE = /^(\d{4})年(\d{1,2})月(\d{1,2})日/
const TIME_AND_OFFSET = /^[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:Z|GMT|UTC|([+\-\u2212])(\d{2}):?(\d{2})?)(?![A-Za-z\d:])/i

interface Day {
  year: number
  month: number
  day: number
}

/**
 * readDate reads a date as an ISO 8601 date ("2031-05-04"), or as a date-time where the hour comes with its offset, which is
 * kept: "2031-05-04T00:30:00+02:00", or "…Z" for UTC. Either begins with the day that was written, and that day is the
 * document's. An hour without an offset, or one that no clock shows, is dropped: it names no instant. Reads ISO 8601,
 * RFC 5322, "May 4, 2031", "Sunday, 4 May 2031" and "2031年5月4日". Null for anything else, day-and-month numerals
 * ("4/5/2031") among it.
 */
export function readDate(text: string): string | null {
  const trimmed = text.slice(0, 100).trim()
  const found = dayAtStart(trimmed)
  if (!found) return null
  const { day, rest } = found
  const date = new Date(Date.UTC(day.year, day.month - 1, day.day))
  if (date.getUTCDate() !== day.day || date.getUTCMonth() !== day.month - 1 || day.year < 1000) return null
  const written = date.toISOString().slice(0, 10)
  const clock = TIME_AND_OFFSET.exec(rest)
  return clock ? written + clockOf(clock) : written
}

/** isDateLine says whether a whole line is a date, with or without an hour, and nothing else. */
export function isDateLine(line: string): boolean {
  const found = dayAtStart(line.trim())
  return found !== null && /^[\s,|·•]*(?:at\s+)?[\d:.T\s]*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{1,5}|[+-]\d{2}:?\d{2})?$/i.test(found.rest)
}

function dayAtStart(text: string): { day: Day; rest: string } | null {
  const numeric = ISO_DATE.exec(text) ?? CHINESE.exec(text)
  const named = (match: RegExpExecArray, month: number, day: number) => ({
    day: {
      year: Number(match[3]),
      month: MONTHS.indexOf(match[month]!.slice(0, 3).toLowerCase()) + 1,
      day: Number(match[day]),
    },
    rest: text.slice(match[0].length),
  })
  if (numeric) {
    const day = { year: Number(numeric[1]), month: Number(numeric[2]), day: Number(numeric[3]) }
    return { day, rest: text.slice(numeric[0].length) }
  }
  const monthFirst = MONTH_FIRST.exec(text)
  if (monthFirst) return named(monthFirst, 1, 2)
  const dayFirst = DAY_FIRST.exec(text)
  return dayFirst ? named(dayFirst, 2, 1) : null
}

/** The hour and its offset as ISO 8601 writes them behind the day, "T00:30:00+02:00"; empty where no clock shows it. */
function clockOf([, hour, minute, second = '00', sign, hours = '00', minutes = '00']: RegExpExecArray): string {
  const isShown = [[hour, 23], [minute, 59], [second, 59], [hours, 23], [minutes, 59]].every(([value, most]) => Number(value) <= Number(most))
  if (!isShown) return ''
  // "-00:00" is UTC whose writer keeps to himself where he is (RFC 3339).
  const isUtc = sign === undefined || `${hours}${minutes}` === '0000'
  return `T${hour!.padStart(2, '0')}:${minute}:${second}${isUtc ? 'Z' : `${sign === '+' ? '+' : '-'}${hours}:${minutes}`}`
}
