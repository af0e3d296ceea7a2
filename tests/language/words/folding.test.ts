import { describe, expect, test } from 'vitest'
import { split } from '../../../src/language/split.js'
import { fold } from '../../../src/language/words/folding.js'

describe('the text as it is read', () => {
  test.each([
    ['The com\u00admit\u00adtee met.', 'The committee met.'],
    ['The com\u00ad\nmittee met.', 'The committee met.'],
    ['\ufeffThe dam\u200b held.', 'The dam held.'],
    ['ten\u00a0percent\u2009of\u3000all', 'ten percent of all'],
    ['The ﬁrst oﬃce was eﬀective.', 'The first office was effective.'],
    ['12\u202f000 people and 1\u00a0250\u00a0000 votes', '12,000 people and 1,250,000 votes'],
    ['in 2019\u00a0300 people left', 'in 2019 300 people left'],
    ['«Rents rose,» she said. »They fell,« he said.', '“Rents rose,” she said. “They fell,” he said.'],
    ['„Rents rose,“ she said. “They fell,” he said.', '“Rents rose,” she said. “They fell,” he said.'],
    ["``Rents rose,'' she said. ‘‘They fell,’’ he said.", "“Rents rose,'' she said. “They fell,” he said."],
    ['a long\u2011term plan', 'a long-term plan'],
    ['\u202aAnn Lee\u202c paid.', 'Ann Lee paid.'],
    ['👩\u200d👩\u200d👧 came.', '👩\u200d👩\u200d👧 came.'],
  ])('%j', (raw, read) => {
    expect(fold(raw).text).toBe(read)
  })

  test.each([
    ['The com-\nmittee met.', 'The committee met.'],
    ['The govern-\r\n  ment paid.', 'The government paid.'],
    ['A well-\nknown writer came.', 'A well-known writer came.'],
    ['The zorb-\ning hall shut. The zorbing club left.', 'The zorbing hall shut. The zorbing club left.'],
    ['The Franco-\nGerman pact failed.', 'The Franco-German pact failed.'],
    ['Short-\nand long-term loans', 'Short-\nand long-term loans'],
    ['- bread\n- milk', '- bread\n- milk'],
  ])('a word at the end of a line: %j', (raw, read) => {
    expect(fold(raw).text).toBe(read)
  })

  test('a text without odd characters is itself', () => {
    const text = 'Plain “words” – with dashes — and é.\n\nMore.'
    expect(fold(text).text).toBe(text)
    expect(fold(text).toRaw([3, 9])).toEqual([3, 9])
  })

  test('a mark typed as two leads back to its outer one', () => {
    const { toRaw } = fold('‘‘Rents rose,’’ she said.')
    expect(toRaw([0, 13])).toEqual([0, 15])
  })

  test('spans lead back and forth, in order, whatever the text holds', () => {
    const pieces = ['dam', ' ', '\u00ad', '\u200b', '\u00a0', 'ﬃ', '-\n', '😀', '.', '\u200d', '12', '\u202f', '000', '\ufeff', 'Co', '\u2011']
    let seed = 7
    const next = (most: number): number => (seed = (seed * 48271) % 2147483647) % most
    for (let run = 0; run < 300; run += 1) {
      const raw = Array.from({ length: next(40) }, () => pieces[next(pieces.length)]!).join('')
      const { text, toRaw, toFolded } = fold(raw)
      let last = -1
      for (let at = 0; at < text.length; at += 1) {
        const [start, end] = toRaw([at, at + 1])
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end - start).toBe(1)
        expect(/[ﬀ-ﬆ\u00a0\u202f\u2011]/.test(raw[start]!) || raw[start] === text[at]).toBe(true)
        if (!/[ﬀ-ﬆ]/.test(raw[start]!)) expect(toFolded([start, end])).toEqual([at, at + 1])
        last = start
      }
    }
  })

  test('a megabyte of odd characters is read in a breath', () => {
    const start = performance.now()
    for (const odd of ['\u00a0', '\u00ad', 'a-\nb ', '1\u00a0000\u00a0']) fold(odd.repeat(1_000_000 / odd.length))
    expect(performance.now() - start).toBeLessThan(4_000)
  })

  test('claims are worded from it, and every span points into the text as given', () => {
    const plain = 'The committee closed 12 offices in May, Ann Ruiz said. It was the first cut.'
    const raw = 'The com\u00admittee closed\u00a012 oﬃces in May, Ann\u00a0Ruiz said. It was the ﬁrst cut.'
    const [read, odd] = [split(plain), split(raw)]
    expect(odd.claims.map(({ text }) => text)).toEqual(read.claims.map(({ text }) => text))
    expect(odd.sentences.map(({ start, end }) => fold(raw.slice(start, end)).text)).toEqual(read.sentences.map(({ start, end }) => plain.slice(start, end)))
    odd.claims.forEach(({ anchors, quantities }, at) => {
      const wanted = read.claims[at]!
      expect(anchors.map(({ start, end }) => fold(raw.slice(start, end)).text)).toEqual(wanted.anchors.map(({ start, end }) => plain.slice(start, end)))
      expect(quantities).toHaveLength(wanted.quantities.length)
    })
    expect(odd.attributions.map(({ hops: [hop] }) => hop?.mention && raw.slice(...hop.mention))).toEqual(['Ann\u00a0Ruiz'])
  })
})
