import { describe, expect, test } from 'vitest'
import { split } from '../../../../src/language/split.js'

/** The claims of a text that begin with one of some words, with what stays open. */
function claims(text: string): string[] {
  return split(text).claims.map((claim) => [claim.text, ...claim.open.map(({ words, candidates }) => `${words}: ${candidates.join(', ')}`)].join(' | '))
}

describe('whoever speaks takes the place of “I”', () => {
  test.each([
    ['“I think prices will fall in May,” Ruth Alder said.', 'Ruth Alder thinks prices will fall in May.'],
    ['“The treasurer and I are leaving the council in May,” Ruth Alder said.', 'The treasurer and Ruth Alder are leaving the council in May.'],
    ['“I am leaving the council in May,” Ruth Alder said.', 'Ruth Alder is leaving the council in May.'],
    ['“I’ve sold the house in Rye,” Ruth Alder said.', 'Ruth Alder has sold the house in Rye.'],
    ['“I don’t own a house in Rye,” Ruth Alder said.', 'Ruth Alder doesn’t own a house in Rye.'],
    ['“I also carry debts of 40,000 pounds,” Ruth Alder said.', 'Ruth Alder also carries debts of 40,000 pounds.'],
    ['“I sold the house and my brother bought it,” Ruth Alder said.', 'Ruth Alder sold the house.'],
    ['“Lena Brandt sold my house in May,” Ruth Alder said.', 'Lena Brandt sold Ruth Alder’s house in May.'],
    ['Peter Brandt and Carl Fox met. “I know he sold the house in May,” Ruth Alder said.', 'Ruth Alder knows he sold the house in May. | he: Peter Brandt, Carl Fox'],
    ['“I know I lost 40,000 pounds in May,” Ruth Alder said.', 'Ruth Alder knows she lost 40,000 pounds in May.'],
    ['“I know Lena Brandt lost more than I lost,” Ruth Alder said.', 'Ruth Alder knows Lena Brandt lost more than Alder lost.'],
  ])('%s', (text, wanted) => {
    expect(claims(text)).toContain(wanted)
  })

  test.each([
    ['“My brother and I own a house in Rye,” Ruth Alder said.', 'one of two'],
    ['“I hope and expect that prices will fall in May,” Ruth Alder said.', 'a second verb that would have to agree'],
    ['“I read the letter in May,” Ruth Alder said.', 'a verb whose past is spelled like its present'],
    ['“I sold the house in May,” a neighbour said.', 'nobody by name'],
    ['Peter Brandt and Carl Fox met. “I know he sold the house in May,” Martin Alder said.', 'a pronoun that would be read as the speaker'],
  ])('%s stays, and is marked: %s', (text) => {
    const told = claims(text).find((claim) => /\b(?:I|My)\b/.test(claim))
    expect(told).toMatch(/\| (?:I|My)\b/i)
  })

  test('“we” is marked once, with the speaker, but not where it is everybody', () => {
    expect(claims('“We sold our house in May,” Ruth Alder said.')[0]).toBe('We sold our house in May. | We: Ruth Alder')
    expect(claims('“We know prices will fall in May,” Ruth Alder said.')[0]).toBe('We know prices will fall in May.')
  })
})

describe('“it” said by a person', () => {
  test('is not that person', () => {
    expect(claims('Ruth Alder said whether it is Lena Brandt or Carl Fox, the town sold 40 houses in May.').join(' ')).not.toMatch(/Ruth Alder is/)
    expect(claims('Ruth Alder said it means Lena Brandt sold 40 houses in May.').join(' ')).not.toMatch(/Ruth Alder means/)
  })
})
