import { describe, expect, it } from 'vitest'
import { isDateLine, readDate } from '../../src/intake/publication-date.js'

describe('readDate', () => {
  it.each([
    ['2031-05-04', '2031-05-04'],
    ['2031-05-04T10:20:30Z', '2031-05-04T10:20:30.000Z'],
    ['2031-05-04T00:20:30.123+02:00', '2031-05-03T22:20:30.000Z'],
    ['2031-05-04 10:20:30 +0130', '2031-05-04T08:50:30.000Z'],
    ['2031-05-04T10:20:30', '2031-05-04'],
    ['Sun, 04 May 2031 10:20:30 GMT', '2031-05-04T10:20:30.000Z'],
    ['May 4, 2031', '2031-05-04'],
    ['Sept. 4th, 2031 at 9:30 a.m. EST', '2031-09-04'],
    ['Sunday, 4 May 2031', '2031-05-04'],
    ['2031年5月4日', '2031-05-04'],
    ['2031-02-30', null],
    ['4/5/2031', null],
    ['yesterday', null],
    ['', null],
  ])('reads %j as %j', (text, date) => {
    expect(readDate(text)).toBe(date)
  })

  it('tells a line that is a date from a sentence that begins with one', () => {
    expect(isDateLine('May 4, 2031 at 9:30 a.m. EST')).toBe(true)
    expect(isDateLine('May 4, 2031 was a Sunday.')).toBe(false)
  })
})
