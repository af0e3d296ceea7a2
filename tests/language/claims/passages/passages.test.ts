// Which words of an article may become claims, and whose words they are.
import { describe, expect, it } from 'vitest'
import { split } from '../../../../src/language/split.js'

const chainsOf = (text: string): [claim: string, ...chains: string[]][] => {
  const { claims, attributions } = split(text)
  return claims.map((claim) => [claim.text, ...claim.attributions.map((at) => attributions[at]!.hops.map(({ name }) => name).join(' → '))])
}

describe('attributed claims', () => {
  it.each<[text: string, ...claims: [claim: string, ...chains: string[]][]]>([
    ['Ruth Alder said the city lost $4 million in 2015.', ['The city lost $4 million in 2015.', 'Ruth Alder']],
    ['Ruth Alder said on Monday that the pump had failed in May.', ['The pump had failed in May.', 'Ruth Alder']],
    ['The pump failed in May, according to Ruth Alder.', ['The pump failed in May.', 'Ruth Alder']],
    ['According to the Ashford Times, Ruth Alder said that the pump had failed.', ['The pump had failed.', 'Ruth Alder → Ashford Times']],
    ['The board, according to two people briefed on it, knew of the losses.', ['The board knew of the losses.', 'two people briefed on it']],
    ['The dam, according to Lee, leaks.', ['The dam leaks.', 'Lee']],
    ['Shifts will be cut, the union said, but the region has made no promise.',
      ['Shifts will be cut.', 'union'], ['The region has made no promise.']],
    ['Police say the thief broke the lock and used another car.', ['The thief broke the lock.', 'Police'], ['The thief used another car.', 'Police']],
    ['Police believe the thief used another car.', ['Police believe the thief used another car.']],
    ['Ruth Alder said residents feel that the bridge will fall.', ['Residents feel that the bridge will fall.', 'Ruth Alder']],
    ['He argued that the firm had skipped repairs and that “nobody has shown us the bill.”',
      ['The firm had skipped repairs.', 'He'], ['Nobody has shown us the bill.', 'He']],
    ['Nora Fenn agreed that the pier had leaked for nine years.', ['The pier had leaked for nine years.', 'Nora Fenn']],
    ['Nora Fenn agreed with Paul Ost that the pier had leaked.', ['Nora Fenn agreed with Paul Ost that the pier had leaked.']],
    ['Nora Fenn continued to warn that the pier had leaked for nine years.', ['The pier had leaked for nine years.', 'Nora Fenn']],
    ['Nora Fenn says she answers every letter, only faster than before.', ['Nora Fenn answers every letter, only faster than before.', 'Nora Fenn']],
    ['According to Nora Fenn, bridge expert at the Rye Institute, the pier had leaked for nine years.', ['The pier had leaked for nine years.', 'Nora Fenn']],
    ['Shares fell on a Reuters report that the pier had leaked for nine years.',
      ['Shares fell on a Reuters report.'], ['The pier had leaked for nine years.', 'Reuters']],
    ['On Friday, it was a report by Reuters that the pier had leaked for nine years.', ['The pier had leaked for nine years.', 'Reuters']],
    ['The board denied a Reuters report that the pier leaked.', ['The board denied a Reuters report that the pier leaked.']],
    ['The auditors say selling the mill was nine times dearer than mending it.',
      ['Selling the mill was nine times dearer than mending it.', 'auditors']],
    ['Authorities reported 20 victims at a centre that works with sailors.', ['Authorities reported 20 victims at a centre that works with sailors.']],
    ['The leaflet explains, in a mocking way, that the pier had leaked for nine years.', ['The pier had leaked for nine years.', 'leaflet']],
    ['Nora Fenn noted that the pier had leaked, and harbour groups warned that the mill would fall.',
      ['The pier had leaked.', 'Nora Fenn'], ['The mill would fall.', 'harbour groups']],
    ['The gap between what the owner says the plan would do and how experts say it would shape the harbour has grown since May.',
      ['The gap between what the owner says the plan would do and how experts say it would shape the harbour has grown since May.']],
    ['Nora Fenn wrote a memoir of her time at the Fane Institute entitled Nine Years of Rain.',
      ['Nora Fenn wrote a memoir of her time at the Fane Institute entitled Nine Years of Rain.']],
    ['In the board’s favour, all the experts I interviewed said the new pier costs less than the old one would.',
      ['The new pier costs less than the old one would.', 'all the experts']],
    ['Under the plan, the ministry said rents would fall in Fane.', ['Under the plan, rents would fall in Fane.', 'ministry']],
    ['Because of the strike, the firm said that nine ships would wait.', ['Because of the strike, nine ships would wait.', 'firm']],
    ['Without the loan, the firm said the mill would close.', ['Without the loan, the mill would close.', 'firm']],
    ['Despite the strike, Nora Fenn said she would open the mill.', ['Despite the strike, Nora Fenn would open the mill.', 'Nora Fenn']],
    ['With 40 boats and nine ships, the force says it guards the coast.', ['With 40 boats and nine ships, the force guards the coast.', 'force']],
    ['With a smile, Nora Fenn said she would leave the board.', ['Nora Fenn would leave the board.', 'Nora Fenn']],
    ['Under a tent, Nora Fenn said the mill would close.', ['The mill would close.', 'Nora Fenn']],
    ['The director emphasised that the mill had lost 9 million crowns.', ['The mill had lost 9 million crowns.', 'director']],
    ['“The mill lost nine crowns,’’ Ann Dahl said.', ['The mill lost nine crowns.', 'Ann Dahl']],
    ['He later suggested that she was known for her harsh tone, called her “third-rate” and left the board.',
      ['He called her “third-rate”.'], ['He left the board.'], ['She was known for her harsh tone.', 'He']],
  ])('have the attribution beside the wording: %s', (text, ...claims) => {
    expect(chainsOf(text)).toEqual(claims)
  })

  it('have the longest of the chains that end alike', () => {
    expect(chainsOf('“I have not met him,” Tom Birch said, the Ashford Times reported.')[0]!.slice(1)).toEqual(['Tom Birch → Ashford Times'])
  })

  it('are quotations in their own words, but for who speaks', () => {
    const { claims } = split('“I have not met the builder since March,” said Ruth Alder.')
    expect(claims.map(({ text, kind }) => ({ text, kind }))).toEqual([{ text: 'Ruth Alder has not met the builder since March.', kind: 'quotation' }])
  })
})

describe('what sets type and files a story', () => {
  it.each<[text: string, ...claims: string[]]>([
    ['<tweet pic="" author="Lee" id="6">The weir leaked for nine years. It closed in May.</tweet>', 'The weir leaked for nine years.', 'It closed in May.'],
    ['KABUL: For the past 25 years the pier has leaked.', 'For the past 25 years the pier has leaked.'],
  ])('is in no claim: %s', (text, ...claims) => {
    expect(split(text).claims.map((claim) => claim.text)).toEqual(claims)
  })
})

it('leaves out when it was said, between the cue and "that"', () => {
  expect(split('The agency announced Nov. 18 that five firms will build the port in Rye.').claims.map(({ text }) => text))
    .toEqual(['Five firms will build the port in Rye.'])
})
