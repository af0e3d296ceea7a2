import { describe, expect, test } from 'vitest'
import { findQuotes } from '../../../src/language/sentences/quotes.js'
import { findSentences } from '../../../src/language/sentences/sentences.js'
import { split } from '../../../src/language/split.js'
import { tokenize } from '../../../src/language/words/tokens.js'

function quotesOf(text: string): string[] {
  const tokens = tokenize(text)
  return findQuotes(tokens, findSentences(text, tokens)).quotes.map(({ first, end }) => text.slice(tokens[first]!.start, tokens[end - 1]!.end))
}

describe('quotations', () => {
  test.each<[string, string[]]>([
    ['“It leaks,” he said. "It does."', ['“It leaks,”', '"It does."']],
    ["'The dam leaks. It will break,' said Ruiz.", ["'The dam leaks. It will break,'"]],
    ['‘The dam leaks,’ said Ruiz. ‘It will break.’', ['‘The dam leaks,’', '‘It will break.’']],
    ["'The dogs' owners paid for it,' he said.", ["'The dogs' owners paid for it,'"]],
    ["The owners' dogs and the boys' mothers left.", []],
    ["In the '90s they rang 'em up and 'twas done.", []],
    ["Ruiz’s brother didn’t pay the Vanes’ bill.", []],
    ['The dam leaks, and nobody came, " the mayor said.', ['The dam leaks, and nobody came, "']],
    ['The dam leaks,” said Ruiz.', ['The dam leaks,”']],
  ])('%s', (text, quotes) => {
    expect(quotesOf(text)).toEqual(quotes)
  })

  const chainsOf = (text: string): string[] => {
    const { claims, attributions } = split(text)
    return claims.map(({ attributions: list }) => list.map((at) => attributions[at]!.hops.map(({ name }) => name).join(' → ')).join('; '))
  }

  test.each([
    '“Fares rose 8 percent in June.\n\n“Wages fell 3 percent in May.\n\n“Nobody acted,” Cole said.',
    "'Fares rose 8 percent in June. Trains lost 40 drivers,' said Cole.",
    '«Fares rose 8 percent in June. Trains lost 40 drivers,» said Cole.',
    '„Fares rose 8 percent in June. Trains lost 40 drivers,“ said Cole.',
    'Fares rose 8 percent in June, and trains lost 40 drivers, " said Cole.',
  ])('all of it is its speaker’s: %j', (text) => {
    const chains = chainsOf(text)
    expect(chains.length).toBeGreaterThan(1)
    expect(new Set(chains)).toEqual(new Set(['Cole']))
  })
})
