import { describe, expect, it } from 'vitest'
import { split } from '../../../../src/language/split.js'

const body = 'Ruth Alder is keeping a lid on the harbour vote in Ashford, by touting her record.\n\nThe council of Ashford votes in May.'
const textsOf = (text: string): string[] => split(text).claims.map((claim) => claim.text)

describe('headlines that the text repeats', () => {
  it('are no claims, headline or subheadline, with a full stop too', () => {
    expect(textsOf(`Alder sharpens focus on harbour as vote nears.\n\n${body}`)).toEqual(textsOf(body))
    expect(textsOf(`Harbour season;\nCouncil vote brings awkward moments and unsolicited advice to Ashford.\n\n${body}`)).toEqual(textsOf(body))
  })

  it.each([
    ['where they have a number of their own', 'Harbour vote in Ashford costs 300 crowns.'],
    ['where they are worded as the text is', 'The council of Oldbury sold its library.'],
    ['where the text has little of them', 'Oldbury library closes after storm in January.'],
  ])('stay %s', (_, headline) => {
    expect(textsOf(`${headline}\n\n${body}`)).toContain(headline)
  })

  it('are no headlines where the article has begun, or has no more than two paragraphs', () => {
    const bare = 'Ashford sharpens focus on budgets as vote nears.'
    expect(textsOf(`${body}\n\n${bare} Ruth Alder lost the harbour vote.`)).toContain(bare)
    expect(textsOf(`${bare}\n\n${body.split('\n')[0]!}`)).toContain(bare)
  })
})
