import { describe, expect, it } from 'vitest'
import { diffWords } from '../../../src/web/parts/word-diff.js'

const told = (before: string, after: string) => diffWords(before, after).map(({ kind, text }) => ({ same: text, gone: `-${text}-`, new: `+${text}+` })[kind]).join(' ')

describe('words that differ', () => {
  it.each([
    ['a b c', 'a b c', 'a b c'],
    ['rises from 9 to 20 minutes', 'rises from 9 to 15 minutes', 'rises from 9 to -20- +15+ minutes'],
    ['closes', 'the bridge closes in May', '+the bridge+ closes +in May+'],
    ['it never closes', 'it closes', 'it -never- closes'],
    ['one two', 'three four', '-one two- +three four+'],
    ['', 'new  words\nhere', '+new words here+'],
    ['', '', ''],
  ])('of “%s” and “%s”', (before, after, runs) => {
    expect(told(before, after)).toBe(runs)
  })

  it('are both texts together, whatever these are', () => {
    const texts = ['a b a b b a', 'b a a b', 'a a a', 'b', 'c a b c']
    for (const before of texts) for (const after of texts) {
      const runs = diffWords(before, after)
      expect(runs.filter(({ kind }) => kind !== 'new').map(({ text }) => text).join(' ')).toBe(before)
      expect(runs.filter(({ kind }) => kind !== 'gone').map(({ text }) => text).join(' ')).toBe(after)
    }
  })

  it('are not looked for one by one among more than 2,000', () => {
    const long = 'word '.repeat(2_001).trim()
    expect(diffWords(long, 'word')).toEqual([{ kind: 'gone', text: long }, { kind: 'new', text: 'word' }])
    expect(diffWords('word '.repeat(2_000), 'word '.repeat(2_000))).toHaveLength(1)
  })
})
