import { describe, expect, it } from 'vitest'
import { mostAlike, nearestTo } from '../../src/domain/alike.js'

const TEXT = 'The mayor said: “We’ll cut 40 posts — no more.” She cut 4 posts in May.\n\nThe oﬃce re\u00adopened. Café Zoë\u0301 closed; the café stays. 🎻 We\u00a0waited   long.'

it('wordings that share most words come first; others keep their order', () => {
  const others = ['The mill closed.', 'The bridge will close in May, for repair.', 'THE BRÍDGE WILL CLOSE.', 'Ships came.', ''].map((text) => ({ text }))
  expect(mostAlike('The bridge will close in May.', others).map(({ text }) => text)).toEqual([
    'The bridge will close in May, for repair.', 'THE BRÍDGE WILL CLOSE.', 'The mill closed.', 'Ships came.', '',
  ])
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

  it('take no longer to find in a text of many short lines', () => {
    expect(nearestTo('a\n'.repeat(500_000), 'b c d '.repeat(5_000))).toBeNull()
    expect(nearestTo(`${'ab\n'.repeat(300_000)}cd\n${'ab\n'.repeat(30_000)}`, 'ab\n'.repeat(659) + 'cd', 10_000)).toBe(`${'ab\n'.repeat(659)}cd`)
  })

  it.each([
    ['Two words. Two more.', 'more two', 'Two more.'],
    ['a b. c d. a e. c d. b', 'a b c. d', 'a b. c d.'],
    ['a\na\nb\na\nc\nb', 'a.b.c', 'b\na\nc'],
    ['a\na\nb\n— 4.2\n…\na', 'b. a', 'a\nb'],
    ['x. y. z. end', 'z. end. more', 'y. z. end'],
    ['x. y', 'y. a. x. b', 'x. y'],
    ['It’s 4.2. CAFÉ?” Zoe\u0301!', 'cafe zoé. on', 'CAFÉ?” Zoe\u0301!'],
  ])('in %j are, for %j, %j', (text, words, nearest) => {
    expect(nearestTo(text, words)).toBe(nearest)
  })
})
