import { describe, expect, it } from 'vitest'
import { findWords, nearestTo } from '../../src/domain/find-words.js'

const TEXT = 'The mayor said: “We’ll cut 40 posts — no more.” She cut 4 posts in May.\n\nThe oﬃce re\u00adopened. Café Zoë\u0301 closed; the café stays. 🎻 We\u00a0waited   long.'
const found = (words: string, text = TEXT) => findWords(text, words).map(({ start, end }) => text.slice(start, end))

describe('words are found', () => {
  it.each([
    ['“We\'ll cut 40 posts - no more.”', '“We’ll cut 40 posts — no more.”'],
    ['"We’ll cut', '“We’ll cut'],
    ['office reopened', 'oﬃce re\u00adopened'],
    ['We waited long', 'We\u00a0waited   long'],
    ['in May. The office', 'in May.\n\nThe oﬃce'],
    ['  Cafe\u0301 Zoe\u0308\u0301  ', 'Café Zoë\u0301'],
    ['🎻', '🎻'],
  ])('as %j in other typography', (words, there) => expect(found(words)).toEqual([there]))

  it('at each of their places, in order', () => {
    const text = 'A cut. The cut was a cut.'
    expect(findWords(text, 'cut')).toEqual([{ start: 2, end: 5 }, { start: 11, end: 14 }, { start: 21, end: 24 }])
  })

  it('as whole words only', () => {
    expect(found('cut 4')).toEqual(['cut 4'])
    expect(found('ayor')).toEqual([])
    expect(found('caf')).toEqual([])
  })

  it('not where a letter, a figure or the case differs', () => {
    for (const words of ['cut 41 posts', 'the mayor', 'We cut 40 posts', '', ' \u00ad ']) expect(found(words)).toEqual([])
  })

  it('at fifty places, and no more', () => expect(findWords('cut '.repeat(80), 'cut')).toHaveLength(50))
})

describe('the nearest words', () => {
  it('are of the sentence that shares most words, whatever their order and case', () => {
    expect(nearestTo(TEXT, 'in May the mayor cut 4 posts')).toBe('She cut 4 posts in May.')
  })

  it('are none where no sentence shares half of them', () => {
    expect(nearestTo(TEXT, 'Ferries sail to the island on Sundays')).toBeNull()
    expect(nearestTo(TEXT, '…')).toBeNull()
  })

  it('are cut where the sentence is very long', () => {
    const long = `The council ${'approved budgets and '.repeat(40)}left`
    expect(nearestTo(long, 'The council left')!.length).toBeLessThanOrEqual(302)
  })
})
