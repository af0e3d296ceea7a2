import { describe, expect, it } from 'vitest'
import { split } from '../../../src/language/split.js'

const kindsOf = (text: string): string[] => split(text).claims.map(({ kind }) => kind)

describe('what kind of claim it is', () => {
  it.each([
    ['The council closed the library.', 'event'],
    ['The council closed nine libraries.', 'quantity'],
    ['Dozens of residents protested.', 'quantity'],
    ['The library opened in 1998.', 'event'],
    ['Ruth Alder remains the director of the Ashford library in Dalby.', 'state'],
    ['The council will close the library.', 'prediction'],
    ['The council plans to close the library.', 'prediction'],
    ['The tower could fall by the autumn.', 'prediction'],
    ['If the council votes no, the school will close in July.', 'prediction'],
    ['If the dam broke, 3,000 people would drown.', 'other'],
    ['Had the alarm sounded, the men would have lived.', 'other'],
    ['Without the grant, the theatre would have closed.', 'other'],
  ])('%s: %s', (text, kind) => {
    expect(kindsOf(text)).toEqual([kind])
  })

  it('takes “would” in what somebody said for “will”', () => {
    expect(kindsOf('Ruth Alder said she would resign if the board lost the vote.')).toEqual(['prediction'])
  })
})
