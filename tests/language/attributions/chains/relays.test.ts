import { describe, expect, test } from 'vitest'
import { split } from '../../../../src/language/split.js'

/** Content = "A (kind) → B (kind)" for each attribution of a text. */
function relays(text: string): Record<string, string> {
  return Object.fromEntries(split(text).attributions.map(({ content, hops }) => [
    content.map(([start, end]) => text.slice(start, end)).join(' … ').replace(/^(?:that |“)|[,.”]+$/g, ''),
    hops.map(({ name, kind }) => `${name} (${kind})`).join(' → '),
  ]))
}

describe('words that came through others', () => {
  test.each([
    ['Moritz told the Herald that the captain had told her the ferry was safe.', 'the ferry was safe',
      'captain (unnamed) → Moritz (person) → Herald (publication)'],
    ['The Valley Monitor reported that a former clerk had told police the safe was empty.', 'the safe was empty',
      'former clerk (unnamed) → police (organization) → Valley Monitor (publication)'],
    ['A former clerk said that the safe was empty, according to the Valley Monitor.', 'the safe was empty',
      'former clerk (unnamed) → Valley Monitor (publication)'],
    ['The cash was buried, Dunne told an undercover agent, according to the indictment.', 'The cash was buried',
      'Dunne (person) → indictment (document)'],
    ['The Copper Post reported, citing two officials, that the mine had no permit.', 'the mine had no permit',
      'two officials (unnamed) → Copper Post (publication)'],
    ['The Copper Post quoted engineers as saying the mine was flooded.', 'the mine was flooded',
      'engineers (group) → Copper Post (publication)'],
    ['The mine was flooded, the Copper Post quoted an engineer as saying.', 'The mine was flooded',
      'engineer (unnamed) → Copper Post (publication)'],
    ['Zammit was quoted by Reuters as saying that the mine was flooded.', 'the mine was flooded',
      'Zammit (person) → Reuters (publication)'],
    ['The report cited a guard who said the mine was flooded.', 'the mine was flooded', 'guard (unnamed) → report (document)'],
    ['The mine was flooded, said a guard quoted in the report.', 'The mine was flooded', 'guard (unnamed) → report (document)'],
    ['Dunne made 40 calls, according to phone records cited by prosecutors.', 'Dunne made 40 calls',
      'phone records (document) → prosecutors (group)'],
    ['Police said they had been told by Interpol that Dunne was on a ferry.', 'Dunne was on a ferry',
      'Interpol (organization) → Police (organization)'],
  ])('%s', (text, content, chain) => {
    expect(relays(text)[content]).toBe(chain)
  })

  test('that somebody told somebody in private is itself what is reported', () => {
    expect(relays('The Copper Post reported that Dunne had told the president he would go.'))
      .toEqual({ 'Dunne had told the president he would go': 'Copper Post (publication)' })
  })

  test.each([
    ['Through a spokesman, Frost said the law would fail.', 'Frost (person) → spokesman (unnamed)'],
    ['In a message relayed by his lawyer, Ortega said he was well.', 'Ortega (person) → his lawyer (unnamed)'],
    ['Dunne said in a statement released by his lawyers that he was innocent.', 'Dunne (person) → his lawyers (unnamed)'],
    ['The dyke was weak, engineers told Mira Soto, who relayed the warning to the council.',
      'engineers (group) → Mira Soto (person)'],
    ['The strike would fail, the Harbor Globe’s Ned Pryce reported.', 'Ned Pryce (person) → Harbor Globe (publication)'],
  ])('a person can pass words on: %s', (text, chain) => {
    expect(Object.values(relays(text))).toEqual([chain])
  })

  test.each([
    ['The pier will close, the president said in remarks carried by state television.',
      'president (unnamed) → state television (publication)'],
    ['Three miners interviewed by the Harbor Globe said the pier would close.',
      'Three miners (unnamed) → Harbor Globe (publication)'],
    ['The pier would close, said a clerk who spoke to the Harbor Globe on condition of anonymity.',
      'clerk (unnamed) → Harbor Globe (publication)'],
    ['The pier would close, Weiss wrote in an op-ed for the Harbor Globe.', 'Weiss (person) → Harbor Globe (publication)'],
    ['The minister called the pier “a time bomb” in an interview with the Guardian.',
      'minister (unnamed) → Guardian (publication)'],
    ['The pier was weak, an engineer told a local newspaper, the Polder Post.', 'engineer (unnamed) → Polder Post (publication)'],
  ])('an outlet carries them: %s', (text, chain) => {
    expect(Object.values(relays(text))).toEqual([chain])
  })
})

describe('what nobody in particular says', () => {
  test.each([
    ['There were rumours that the dyke was leaking.', 'the dyke was leaking', 'rumours (document)'],
    ['Amid reports that the dyke had broken, families fled.', 'the dyke had broken', 'reports (document)'],
    ['Reports that the dyke is leaking are false, the harbour board said.', 'the dyke is leaking', ''],
    ['Fenn rejected Brandt’s claim that the pool was sold.', 'the pool was sold', 'Brandt (person)'],
    ['In the words of one engineer, the dyke was “a sponge.”', 'the dyke was “a sponge', 'one engineer (unnamed)'],
    ['The dyke had broken, it was reported.', 'The dyke had broken', ''],
  ])('%s', (text, content, chain) => {
    expect(relays(text)[content]).toBe(chain)
  })

  test('who knows something from sources is not who said it', () => {
    expect(relays('We only know that he “may step down” from sources at several papers.'))
      .toEqual({ 'he “may step down': 'sources at several papers (unnamed)' })
  })
})

describe('what a name stands for, by what is done with it and around it', () => {
  test.each([
    ['The judge owns two flats, as first reported by the Silver Lantern.', 'Silver Lantern (publication)'],
    ['The Silver Lantern reported on Monday, citing court papers, that the judge owns two flats.',
      'court papers (document) → Silver Lantern (publication)'],
    ['La Torre reported on Sunday that ministers knew.', 'La Torre (publication)'],
    ['Vantor, the Dutch retailer, said prices would fall.', 'Vantor (organization)'],
    ['Shares in Vantor fell. Vantor said prices would fall.', 'Vantor (organization)'],
    ['Red Anvil has told its staff that the plant will close.', 'Red Anvil (organization)'],
    ['Mair Owen, head teacher of the school, said the gate was locked.', 'Mair Owen (person)'],
    ['Huw Pugh, Beck’s lawyer, said the gate was open.', 'Huw Pugh (person)'],
    ['Passenger Kari Moe said the driver was texting.', 'Kari Moe (person)'],
    ['The Rye Fishermen’s Union sued. The union said the sale was void.', 'Rye Fishermen’s Union (organization)'],
    ['A leaked report says the dyke is weak.', 'leaked report (document)'],
  ])('%s', (text, chain) => {
    expect(Object.values(relays(text)).at(-1)).toBe(chain)
  })

  test('the day on which a report came out is no part of its name', () => {
    expect(Object.values(relays('The Dike Board published a report on Monday. The report says the dyke is weak.')).at(-1))
      .toBe('report (document)')
  })

  test.each([
    ['The state news agency, quoting the interior ministry, said 12 miners had died.',
      { '12 miners had died': 'interior ministry (organization) → state news agency (publication)' }],
    ['The mine was flooded, the Copper Bulletin wrote, quoting an engineer.',
      { 'The mine was flooded': 'engineer (unnamed) → Copper Bulletin (publication)' }],
    ['Ines Falk runs the quarry at Vester. The director said the blast was planned.',
      { 'the blast was planned': 'Ines Falk (person)' }],
  ])('nobody is said to say whom one cites, and what one does says who one is: %s', (text, expected) => {
    expect(relays(text)).toEqual(expected)
  })
})
