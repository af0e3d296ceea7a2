import { describe, expect, it } from 'vitest'
import { plainClause } from '../../../../src/language/claims/clauses/plain-clause.js'
import { tokenize } from '../../../../src/language/words/tokens.js'

describe('plainClause', () => {
  it.each([
    ['The mayor opened the new bridge in May.', 'opened'],
    ['The bridge has now been closed.', 'closed'],
    ['Ana Ruiz may leave the council in June.', 'leave'],
  ])('takes all words of one verb: %s', (text, verb) => {
    const words = tokenize(text)
    const clause = plainClause(words)!
    expect(words[clause.verb]!.text).toBe(verb)
    expect(clause.items).toEqual(words.flatMap(({ pos }, at) => (pos === 'PUNCT' ? [] : [at])))
  })

  it.each([
    'The mayor opened the bridge and left.',
    'The mayor, who left in May, opened the bridge.',
    'The bridge that opened in May was closed.',
    'The mayor opened the bridge to help the drivers.',
    'The mayor of Dalby, an engineer, opened the bridge.',
    'The bridge built in May was closed.',
    'Opened the bridge in May.',
  ])('leaves the rest to a tree: %s', (text) => {
    expect(plainClause(tokenize(text))).toBeUndefined()
  })
})
