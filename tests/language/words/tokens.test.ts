import { describe, expect, test } from 'vitest'
import { findSentences } from '../../../src/language/sentences/sentences.js'
import { tokenize } from '../../../src/language/words/tokens.js'

const nasty: Record<string, string> = {
  'a byte order mark': '\uFEFFThe mayor spoke.',
  'Windows line ends': 'One line.\r\nAnother line.\r\n\r\nA third.',
  emoji: 'Turnout rose 🎉🎉🎉🎉 by 4% 👩‍👩‍👧 today.',
  Chinese: '市长说：“预算已经通过。”她没有回答问题。',
  'curly quotes': '“It’s done,” O’Brien’s aide said — ‘at last’.',
  'combining marks': 'Cafe\u0301 Zoë, naïve, e\u0301\u0301\u0301.',
  'lone surrogates': 'a\uD83Db\uDE00c \uD83D',
  'no-break and odd spaces': 'ten\u00a0percent\u2009of\u3000all\u2028and\u200bmore',
  'words that objects know': 'constructor __proto__ toString hasOwnProperty valueOf',
  'web addresses': 'See https://example.org/a_b?c=d&e=f#g, or write to a.b@example.co.uk.',
  'only spaces': ' \t\r\n ',
  nothing: '',
  'unpaired marks': '"""\'\'\'”“’‘«»[[[(((',
  'numbers and units': '$1,000.50 3:45pm 1980s 2nd 5-4 12/31/2020 ½ 10°C',
}

describe('tokens', () => {
  test.each(Object.entries(nasty))('offsets hold for %s', (_name, text) => {
    let end = 0
    for (const token of tokenize(text)) {
      expect(text.slice(token.start, token.end)).toBe(token.text)
      expect(token.start).toBeGreaterThanOrEqual(end)
      expect(text.slice(end, token.start).trim()).toBe('')
      expect(token.text).not.toMatch(/\s/)
      end = token.end
    }
    expect(text.slice(end).trim()).toBe('')
  })

  test('parts clitics from their words and keeps hyphened words and abbreviations whole', () => {
    const words = tokenize("Mr. Okafor's co-author didn't fly to the U.S. at 5 p.m.").map((token) => token.text)
    expect(words).toEqual(
      ['Mr.', 'Okafor', "'s", 'co-author', 'did', "n't", 'fly', 'to', 'the', 'U.S.', 'at', '5', 'p.m.'])
  })

  test('knows the parts of speech and lemmas of plain words', () => {
    const tokens = tokenize('The ferries carried 900 passengers.')
    expect(tokens.map((token) => token.pos)).toEqual(['DET', 'NOUN', 'VERB', 'NUM', 'NOUN', 'PUNCT'])
    expect(tokens[2]!.lemma).toBe('carry')
  })

  test('gives the same answer whatever was read before', () => {
    const text = 'Dr. Quillfeather re-examined the well-known zorbing data.'
    const before = tokenize(text)
    tokenize('zorbing Quillfeather well known re-examined Zorbing quillfeather. '.repeat(50))
    expect(tokenize(text)).toEqual(before)
  })
})

describe('a megabyte is read in a breath', () => {
  test.each([',', 'who ', 'Ann Lee ', '(', '( ', "'a ", 'U.S.-', 'the dam held and '])('of %j', (piece) => {
    const text = piece.repeat(Math.floor(1_000_000 / piece.length))
    const start = performance.now()
    findSentences(text, tokenize(text))
    expect(performance.now() - start).toBeLessThan(8_000)
  })
})
