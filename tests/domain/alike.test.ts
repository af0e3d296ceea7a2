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
  })
})
