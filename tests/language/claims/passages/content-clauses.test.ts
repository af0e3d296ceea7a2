import { describe, expect, it } from 'vitest'
import { tokenize } from '../../../../src/language/words/tokens.js'
import { clauseEnd, hasVerb, isClause } from '../../../../src/language/claims/passages/content-clauses.js'

function tokensOf(text: string): ReturnType<typeof tokenize> {
  return tokenize(text)
}

describe('clauseEnd', () => {
  const tokens = tokensOf('Residents fear the plan would force families to leave their homes, officials said.')
  const end = tokens.findIndex(({ text }) => text === 'families') + 1

  it('carries a content that stops in the middle of a clause on to the next mark', () => {
    expect(tokens[clauseEnd(tokens, 0, end, () => false)]!.text).toBe(',')
  })

  it('stops where it stood when the words of somebody else come first', () => {
    expect(clauseEnd(tokens, 0, end, (at) => tokens[at]!.text === 'their')).toBe(end)
  })

  it('leaves a content that ends before a mark as it is', () => {
    const comma = tokens.findIndex(({ text }) => text === ',')
    expect(clauseEnd(tokens, 0, comma, () => false)).toBe(comma)
  })

  it('leaves a clause that has its verb before the verb of the sentence around it', () => {
    const around = tokensOf('How experts say it would shape the law has changed since May.')
    const verb = around.findIndex(({ text }) => text === 'has')
    expect(clauseEnd(around, 3, verb, () => false)).toBe(verb)
  })
})

describe('isClause', () => {
  it.each([
    ['the mayor will resign', true],
    ['those who left will return', true],
    ['the latest vote could change that', true],
    ['the delay in a deal that was signed in May', false],
    ['the effect on the town must', false],
    ['a new bridge', false],
    ['her plan costs less than the old one would.', true],
    ['resigned in May', false],
  ])('%s: %s', (text, expected) => {
    const tokens = tokensOf(text)
    expect(isClause(tokens, [[0, tokens.length]])).toBe(expected)
  })
})

describe('hasVerb', () => {
  it.each([['the mayor will resign', true], ['his remarks about the', false], ['a new bridge', false]])('%s: %s', (text, expected) => {
    const tokens = tokensOf(text)
    expect(hasVerb(tokens, [[0, tokens.length]])).toBe(expected)
  })
})
