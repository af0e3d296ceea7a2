import { describe, expect, it } from 'vitest'
import { split } from '../../../../src/language/split.js'

const textsOf = (text: string): string[] => split(text).claims.map((claim) => claim.text)

describe('what asserts nothing that could be checked', () => {
  it.each([
    ['questions whose mark was lost', '“Do I think that this harbour should be sold for 30 million crowns,” Ruth Alder said.'],
    ['questions whose mark was lost', 'Does anybody know what the harbour plan of the council is.'],
    ['what nobody is asked', 'Who would have believed that Oldbury lost 300 jobs in 2014.'],
    ['advice to whoever reads', 'You could borrow 300 crowns more from the Oldbury bank in May.'],
    ['advice to whoever reads', '“You need to close the Ashford bridge,” Ruth Alder told the council in May.'],
    ['advice to whoever reads', 'You don’t have to pay 300 crowns to the Oldbury bank.'],
    ['orders', 'Look at how much the harbour of Ashford lost in 2014.'],
    ['orders', 'Just give the council of Ashford 300 crowns in May.'],
    ['judgements', 'It is always good to visit the harbour of Ashford in May.'],
    ['judgements', 'It is so shameful that the council of Ashford sold the harbour in 2014.'],
    ['judgements', 'It’s time to close the Ashford bridge in 2015.'],
    ['lead-ins', 'On May 6, 2015, Ruth Alder made the following remark.'],
    ['lead-ins', 'In a speech on the harbour in 2014, Ruth Alder added.'],
  ])('%s: %s', (_, text) => {
    expect(textsOf(text)).toEqual([])
  })

  it.each([
    ['Should Oldbury lose 300 jobs, the council will close the harbour.'],
    ['You squeezed 300 workers of the Oldbury harbour in 2014.'], ['Look, the council of Ashford lost 300 jobs in 2014.'],
    ['It was necessary to close the Ashford bridge in 2014.'], ['It is likely to rain in Ashford on 6 May 2015.'], ['The Oldbury talks continued in 2014.'],
    ['The council of Oldbury sold the harbour on the following day.'],
  ])('a claim stays that begins or ends alike: %s', (text) => {
    expect(textsOf(text)).toHaveLength(1)
  })
})
