import { describe, expect, it } from 'vitest'
import { findIn } from '../../src/domain/find-words.js'

const TEXT = 'The mayor said: “We’ll cut 40 posts — no more.” She cut 4 posts in May.\n\nThe oﬃce re\u00adopened. Café Zoë\u0301 closed; the café stays. 🎻 We\u00a0waited   long.'
const found = (words: string, text = TEXT) => findIn(text).find(words).map(({ start, end }) => text.slice(start, end))

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
    expect(findIn(text).find('cut')).toEqual([{ start: 2, end: 5 }, { start: 11, end: 14 }, { start: 21, end: 24 }])
  })

  it('as whole words only', () => {
    expect(found('cut 4')).toEqual(['cut 4'])
    expect(found('ayor')).toEqual([])
    expect(found('caf')).toEqual([])
  })

  it('not where a letter, a figure or the case differs', () => {
    for (const words of ['cut 41 posts', 'the mayor', 'We cut 40 posts', '', ' \u00ad ']) expect(found(words)).toEqual([])
  })

  it('at fifty places and one more, which says that there are more', () => expect(findIn('cut '.repeat(80)).find('cut')).toHaveLength(51))

  it('at a place that is given, also past those that are told', () => {
    const finder = findIn('cut '.repeat(80))
    expect(finder.at('cut', 4 * 70)).toEqual({ start: 280, end: 283 })
    expect([finder.at('cut', 281), finder.at('cat', 280), finder.at('', 280)]).toEqual([null, null, null])
  })

  it('inside what is written without spaces', () => {
    expect(found('会議', '東京で会議が開かれた。')).toEqual(['会議'])
    expect(found('서울', '서울에서 열렸다.')).toEqual(['서울'])
    expect(found('ประชุม', 'การประชุมใหญ่')).toEqual(['ประชุม'])
  })

  it('in a long text of one letter, and of spaces, as in any other', () => {
    expect(findIn('a'.repeat(1_000_000)).find(`b${'a'.repeat(9_999)}`)).toEqual([])
    expect(findIn('word '.repeat(200_000)).find('x')).toEqual([])
  })

  it('after the words that stand before them', () => {
    const finder = findIn(TEXT)
    const places = finder.find('posts')
    expect(places.map((place) => finder.isAfter(place, 'said: "We\'ll cut 40'))).toEqual([true, false])
  })
})
