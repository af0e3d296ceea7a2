import { describe, expect, test } from 'vitest'
import { split } from '../../../../src/language/split.js'

/** The words that are left open in the last claim of a text. */
function open(text: string): string[] {
  return split(text).claims.at(-1)!.open.map(({ words }) => words)
}

describe('a pronoun whose antecedent stands in the claim is not open', () => {
  test.each([
    ['Traders and farmers met buyers. Some farmers laid their plans in May.', []],
    ['Some farmers met buyers. Most traders lost money until they left in May.', []],
    ['Traders met farmers. Ruth Alder wants to sign any deals before they go forward.', []],
    ['Traders met farmers and buyers. Ruth Alder praised their plans in May.', ['their']],
  ])('%s', (text, wanted) => {
    expect(open(text)).toEqual(wanted)
  })
})

test('"we" who know are everybody', () => {
  expect(open('Rents rose. In May, we now know, the mill closed.')).not.toContain('we')
})
