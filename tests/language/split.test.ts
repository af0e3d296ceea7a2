import { describe, expect, test } from 'vitest'
import { split } from '../../src/language/split.js'
import type { Split } from '../../src/language/split-result.js'

const article = `Labour Secretary Miriam Adeline Voss hinted she may step down soon, per an ABC News report.

For weeks there have been quarrels between President Castell and Secretary Voss. They began after Voss withdrew from the harbour inquiry in March, sources told CNN.

A disputed post

Senator Ruth Calloway testified against Voss last year. One petition, created by Omar Lindt of the Dockers’ League, has so far gathered more than 41,000 names. It needs 50,000 to be heard.

In a briefing on Tuesday, Press Secretary Colin Marsh was asked about Castell’s trust in Voss. He argued, “I have not spoken with her about that,” CNN reports.

Will she resign? For now, all we can do is wait.`

const contents = (result: Split): { words: string; chain: string }[] =>
  result.attributions.map(({ content, hops }) => ({
    words: content.map(([start, end]) => article.slice(start, end)).join(' … '),
    chain: hops.map(({ name }) => name).join(' → '),
  }))

describe('split of an article', () => {
  const result = split(article)

  test('a minister’s hint is the outlet’s report, not hers alone', () => {
    expect(contents(result)).toContainEqual({ words: 'Labour Secretary Miriam Adeline Voss hinted she may step down soon', chain: 'ABC News' })
    expect(contents(result)).toContainEqual({ words: 'she may step down soon', chain: 'Miriam Adeline Voss → ABC News' })
  })

  test('what sources told an outlet goes through it', () => {
    const found = contents(result).find(({ words }) => words.includes('withdrew from the harbour inquiry'))
    expect(found?.chain).toBe('sources → CNN')
  })

  test('a quotation that an outlet reports has its speaker first', () => {
    expect(contents(result)).toContainEqual({ words: '“I have not spoken with her about that,”', chain: 'Colin Marsh → CNN' })
  })

  test('questions and the writer’s sighs give no claim', () => {
    const from = article.indexOf('Will she resign?')
    expect(result.claims.filter(({ anchors }) => anchors.some(({ end }) => end > from))).toEqual([])
  })

  test('a sentence of two facts gives two claims', () => {
    const from = article.indexOf('One petition')
    const until = article.indexOf('It needs')
    const there = result.claims.filter(({ anchors }) => anchors[0]!.start >= from && anchors[0]!.end <= until)
    expect(there.length).toBeGreaterThanOrEqual(2)
    expect(there.some(({ text }) => text.includes('41,000'))).toBe(true)
  })

  test('claims point at attributions that exist, and every span lies in the text', () => {
    for (const { anchors, attributions } of result.claims) {
      for (const index of attributions) expect(result.attributions[index]).toBeDefined()
      for (const { start, end } of anchors) expect(end).toBeGreaterThan(start)
    }
    for (const { content, cue, source, hops } of result.attributions) {
      const mentions = hops.flatMap(({ mention }) => (mention ? [mention] : []))
      for (const [start, end] of [...content, ...cue, ...source, ...mentions]) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(article.length)
      }
    }
  })

  test('the same text gives the same answer, whatever came between', () => {
    split('Voss voss VOSS. Castell’s calloway. '.repeat(20))
    expect(split(article)).toEqual(result)
  })

  test('the publisher of the page is no hop', () => {
    expect(split(article, { publisher: 'The Example Ledger', url: 'https://ledger.example.com/a' })).toEqual(result)
  })
})

describe('split of anything at all', () => {
  test.each<[string, string, number]>([
    ['nothing', '', 0],
    ['spaces and line breaks', ' \r\n\t\n', 0],
    ['a byte order mark and CRLF', '\uFEFFThe dam broke.\r\n\r\nNobody was hurt.\r\n', 2],
    ['emoji', '🎉🎉🎉 The dam held. 👍', 2],
    ['Chinese', '大坝垮了。没有人受伤。', 2],
  ])('%s', (_name, text, sentences) => {
    expect(split(text).sentences).toHaveLength(sentences)
  })

  test.each<[string, string]>([
    ['a megabyte of quotation marks', '"'.repeat(1_000_000)],
    ['a megabyte of one word', 'x'.repeat(1_000_000)],
    ['a megabyte of one dotted word', 'x.'.repeat(500_000)],
    ['a megabyte of one sentence', 'the mayor said that the council and '.repeat(27_000)],
    ['a hundred thousand open quotations', '“ she said '.repeat(100_000)],
    ['a hundred thousand lines', 'Voss said\n'.repeat(100_000)],
  ])('%s ends, in order and within bounds', (_name, text) => {
    const { sentences } = split(text)
    let last = 0
    for (const { start, end } of sentences) {
      if (start < last || end <= start || end > text.length) throw new Error(`a sentence at ${start}..${end} after ${last}`)
      last = end
    }
    expect(last).toBe(text.trimEnd().length)
  })

  test('the sentence after a hostile word is read as ever', () => {
    const tail = '\n\nThe mayor said the bridge was closed.'
    const { attributions, sentences } = split(`${'y'.repeat(300_000)}${tail}`)
    expect(sentences).toHaveLength(2)
    expect(attributions).toHaveLength(1)
  })
})
