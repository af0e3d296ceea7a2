// Each claim reads as a sentence of its own: no cut phrase, no detail of another verb, no half of a name.
import { describe, expect, it } from 'vitest'
import { split } from '../../../../src/language/split.js'

const claimsOf = (text: string): string[] => split(text).claims.map((claim) => claim.text)

describe('claims that stand alone', () => {
  it.each<[sentence: string, ...claims: string[]]>([
    ['Accused of taking bribes, the judge stepped down in April.',
      'The judge was accused of taking bribes.', 'The judge stepped down in April.'],
    ['Known for its steep streets, Morton draws 2 million visitors a year.', 'Morton is known for its steep streets.'],
    ['The company hired and then dismissed two safety engineers.', 'The company hired and then dismissed two safety engineers.'],
    ['The committee found no evidence that the minister had lied.', 'The committee found no evidence that the minister had lied.'],
    ['The group, which includes Ashford, Dalby and Morton, wants a railway.', 'The group includes Ashford, Dalby and Morton.'],
    ['The ministry spent €4 million on furniture it never used.', 'The ministry spent €4 million on furniture it never used.'],
    ['“[Ten] boats were lost in May,” Ana Ruiz of Dalby Council said.', 'Ten boats were lost in May.'],
    ['The budget adds 40 beds to the clinic in Rye.', 'The budget adds 40 beds to the clinic in Rye.'],
  ])('%s', (sentence, ...claims) => {
    expect(claimsOf(sentence)).toEqual(expect.arrayContaining(claims))
  })

  it.each<[sentence: string, never: RegExp]>([
    ['Letters surfaced earlier this year on secret talks between the mayor and the envoy to Norway, Karl Brandt.',
      /^Letters surfaced (?:the|between|on secret talks\.|.*year to)|between the mayor\./],
    ['Paul Webb joined the board in May despite having been convicted of fraud in the past.', /^Paul Webb joined the board in the past/],
    ['Paul Webb was sentenced to six years in prison, the harshest penalty the court could impose.',
      /^Paul Webb was sentenced in prison|^The harshest penalty/],
    ['The letter was written in opposition to the plan for a new harbour.', /opposition\.$|written to the plan/],
    ['The chancellor met with the mayors of Ashford and Dalby on Monday.', /with Dalby|of Ashford(?! and)/],
    ['The firm wants in May to sell its boats and docks.', /wants in May\.|wants (?:its )?docks|sell its boats(?! and)/],
    ['Sales had fallen 12 percent in the three months to June.', /percent to June|three months\.$/],
    ['Paul Webb is suing the Gazette, whose reporters he calls liars.', /^The Gazette’s reporters/],
    ['The singer wrote a new book in Dalby. She’ll read it in May, the club said.', / ’ll /],
    ['Ann Lee, who founded the charity in 2009 and led it for a decade, died on Friday.', /was led/],
  ])('%s', (sentence, never) => {
    const claims = claimsOf(sentence)
    expect(claims.length).toBeGreaterThan(0)
    for (const claim of claims) expect(claim).not.toMatch(never)
  })
})

describe('offices before names', () => {
  it('takes no address and no single word for an office', () => {
    for (const name of ['Mayor Ruth Alder', 'Mr. Paul Webb', 'Harbour Hotel Dalby']) {
      expect(claimsOf(`${name} was named in the report on Monday.`).filter((claim) => / is /.test(claim))).toEqual([])
    }
  })
})

it('takes no half of a contraction for a part of a name', () => {
  expect(claimsOf('Readers of “Ruth Can’t Sleep” know her. In May she left Dalby for Norway.')).toContain('In May Ruth left Dalby for Norway.')
})
