// The time on the clocks of a place as an instant, by the time zones that ECMA-402 gives (the IANA database).

/** WallTime is what the clocks of a time zone show: YYYY-MM-DD and HH:MM. */
export interface WallTime {
  day: string
  time: string
  /** An IANA time zone: "Europe/London". */
  zone: string
}

/** isTimeZone says whether there is such a time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const HOURS = 3_600_000
// No clock is further than that from UTC, and none is put forward or back by more than a day.
const FURTHEST = 26 * HOURS

/**
 * instantOf answers when the clocks there show this: null where they never do, for they are put forward past it; of two times, where they
 * are put back, the later. Throws RangeError for no time zone.
 */
export function instantOf({ day, time, zone }: WallTime): Date | null {
  const asUtc = Date.parse(`${day}T${time}:00.000Z`)
  const offsets = new Set([asUtc - FURTHEST, asUtc, asUtc + FURTHEST].map((at) => offsetAt(zone, at)))
  const found = [...offsets].map((offset) => asUtc - offset).filter((at) => at + offsetAt(zone, at) === asUtc)
  return found.length === 0 ? null : new Date(Math.max(...found))
}

// How far the clocks of a zone are ahead of UTC at an instant, in milliseconds.
function offsetAt(zone: string, at: number): number {
  const whole = Math.floor(at / 60_000) * 60_000
  const parts = formatFor(zone).formatToParts(whole)
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - whole
}

function formatFor(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  })
}

/** inWallTime shows an instant as the clocks there do: "24 October 2026, 06:00 Europe/London". */
export function inWallTime(at: Date, zone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' }).format(at)
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' }).format(at)
  return `${day}, ${time} ${zone}`
}
