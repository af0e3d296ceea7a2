import { describe, expect, it } from 'vitest'
import { instantOf, inWallTime, isTimeZone } from '../../src/domain/zoned-time.js'

describe('the time on the clocks of a place', () => {
  it.each([
    ['2026-10-24', '06:00', 'UTC', '2026-10-24T06:00:00.000Z'],
    ['2026-10-24', '06:00', 'Europe/London', '2026-10-24T05:00:00.000Z'],
    ['2026-12-24', '06:00', 'Europe/London', '2026-12-24T06:00:00.000Z'],
    ['2026-07-01', '00:15', 'Asia/Kathmandu', '2026-06-30T18:30:00.000Z'],
    ['2026-12-31', '23:59', 'Pacific/Kiritimati', '2026-12-31T09:59:00.000Z'],
    ['2026-01-01', '00:00', 'Pacific/Niue', '2026-01-01T11:00:00.000Z'],
    // Put back at 02:00 to 01:00: of the two the later, so that nobody reads it an hour early.
    ['2026-10-25', '01:30', 'Europe/London', '2026-10-25T01:30:00.000Z'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T06:30:00.000Z'],
  ])('%s %s in %s is %s', (day, time, zone, instant) => {
    const at = instantOf({ day, time, zone })
    expect(at?.toISOString()).toBe(instant)
  })

  it.each([['2026-03-29', '01:30', 'Europe/London'], ['2026-03-08', '02:30', 'America/New_York']])('%s %s in %s never is', (day, time, zone) => {
    expect(instantOf({ day, time, zone })).toBeNull()
  })

  it('is shown as it was said, for every hour of a year in zones of all kinds', () => {
    for (const zone of ['Europe/London', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Tehran', 'UTC']) {
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 7 * 3_600_000) {
        const [, day, time] = /^(\S+) (\S+)$/.exec(new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at))!
        expect(inWallTime(instantOf({ day: day!, time: time!, zone })!, zone)).toBe(inWallTime(new Date(at), zone))
      }
    }
  })

  it('has a zone that there is', () => {
    expect(['Europe/London', 'UTC', 'europe/paris'].map(isTimeZone)).toEqual([true, true, true])
    expect(['', 'Mars/Olympus', 'Europe/London; DROP'].map(isTimeZone)).toEqual([false, false, false])
  })
})
