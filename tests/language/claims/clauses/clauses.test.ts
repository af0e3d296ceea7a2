// What leaves its sentence as a claim of its own, and what stays.
import { describe, expect, it } from 'vitest'
import { split } from '../../../../src/language/split.js'

const claimsOf = (text: string): string[] => split(text).claims.map((claim) => claim.text)

type Row = [sentence: string, ...claims: string[]]

const parted: Row[] = [
  ['Voters rejected the plan by 54 percent to 46, and the mayor, who had backed it, resigned.',
    'Voters rejected the plan by 54 percent to 46.', 'The mayor had backed it.', 'The mayor resigned.'],
  ['The firm, which opened in 1990, supplies water to 40 towns.', 'The firm opened in 1990.', 'The firm supplies water to 40 towns.'],
  ['The tax cut, which the court rejected, cost $4 million.', 'The court rejected the tax cut.', 'The tax cut cost $4 million.'],
  ['The treaty, signed by 40 countries but not yet ratified by any, would ban the practice.',
    'The treaty was signed by 40 countries but not yet ratified by any.', 'The treaty would ban the practice.'],
  ['While Kestrel closed two plants, its rival opened four in Dalby.', 'Kestrel closed two plants.', 'Its rival opened four in Dalby.'],
  ['The council raised the tax and cut the bus.', 'The council raised the tax.', 'The council cut the bus.'],
  ['The top 1 percent paid 25.4 percent of the tax in 2013, the board said, and the top 10 percent paid 69 percent.',
    'The top 1 percent paid 25.4 percent of the tax in 2013.', 'The top 10 percent paid 69 percent.'],
  ['Kestrel lost 40 contracts in May; Nordline won nine of them.', 'Kestrel lost 40 contracts in May.', 'Nordline won nine of them.'],
]

const whole: Row[] = [
  ['The mayor, Ruth Alder, opened the bridge on Monday.'],
  ['Letters from Tom Birch, the former mayor, turned up in May.'],
  ['The river flooded in March, when the dam broke.'],
  ['The school will close in July unless parents raise £2 million.'],
  ['Nurses, cooks, drivers and students marched in Dalby.'],
  ['Ruth Alder was fired when she refused to sign the contract.'],
  ['Lee filed an opinion, in which Orr, Penn, and Marsh joined.'],
  ['“Sons of Rye” is a play that skewers the rich.'],
  ['The party of Ann Lee praised the candidate who launched his campaign in May.'],
]

describe('clauses that make claims of their own', () => {
  it.each(parted)('%s', (sentence, ...claims) => {
    expect(claimsOf(sentence)).toEqual(claims)
  })

  it.each(whole)('stays whole: %s', (sentence) => {
    expect(claimsOf(sentence)).toEqual([sentence])
  })
})

describe('a list of claims', () => {
  it('says nothing twice, whole or in part', () => {
    expect(claimsOf('The dam broke on Friday near Dalby. The dam broke.')).toEqual(['The dam broke on Friday near Dalby.'])
  })

  it('has no headline that the text repeats', () => {
    expect(claimsOf('Dalby council sells the harbour\n\nThe council of Dalby sold the harbour to Kestrel for £4 million on Monday.'))
      .toEqual(['The council of Dalby sold the harbour to Kestrel for £4 million on Monday.'])
  })

  it('keeps “doubt”, “denied” and “no evidence” with what they take back', () => {
    const texts = claimsOf('Doctors doubt that the drug works. The ministry denied that 12 soldiers had died.').join(' ')
    expect(texts).toBe('Doctors doubt that the drug works. The ministry denied that 12 soldiers had died.')
  })
})

it('makes no claim of whoever passed the words on', () => {
  expect(claimsOf('“Kestrel lost 40 jobs,” Tom Birch said, the Ashford Times reported.')).toEqual(['Kestrel lost 40 jobs.'])
})

describe('what a claim carries', () => {
  it('has the smaller assertions inside it as parts', () => {
    const [claim] = split('Dalby bought a ferry that carries 300 cars.').claims
    expect(claim!.parts.map(({ text }) => text)).toEqual(['A ferry carries 300 cars.'])
    expect(claim!.parts[0]!.anchors.length).toBeGreaterThan(0)
  })

  it('marks as open what nobody can tell without the article', () => {
    const [claim] = split('It fell by half in May.').claims
    expect(claim!.open.map(({ words }) => words)).toEqual(['It'])
    expect(split('Kestrel’s sales fell by half in May.').claims[0]!.open).toEqual([])
  })

  it('takes “it” for the subject before only where nothing rivals it', () => {
    expect(claimsOf('The petition has 40,000 signatures. It needs 50,000 to be heard.')).toContain('The petition needs 50,000 to be heard.')
    expect(split('The petition replaced a letter. It needs 50,000 signatures.').claims[1]!.open[0]!.words).toBe('It')
  })

  it('counts days from a line of its own that gives the article’s', () => {
    const text = 'Ferry sinks\n\nTuesday, June 19, 2018\n\nThe ferry of Dalby sank on Monday near the harbour with 40 people on board.'
    expect(claimsOf(text)).toEqual(['The ferry of Dalby sank on Monday, June 18, 2018, near the harbour with 40 people on board.'])
  })
})
