import { findAttributions } from '../../../../src/language/attributions/find-attributions.js'
import { findSentences } from '../../../../src/language/sentences/sentences.js'
import { findMentions } from '../../../../src/language/mentions/find-mentions.js'
import { tokenize } from '../../../../src/language/words/tokens.js'
import type { FoundAttribution } from '../../../../src/language/attributions/attribution.js'
import { describe, expect, test } from 'vitest'

function attributionsOf(text: string): FoundAttribution[] {
  const tokens = tokenize(text)
  const sentences = findSentences(text, tokens)
  return findAttributions(text, tokens, sentences, findMentions(tokens, sentences))
}

/** "A → B" for each attribution's hops. */
const chains = (text: string): string[] => attributionsOf(text)
  .map(({ hops }) => hops.map(({ name, kind }) => `${name} (${kind})`).join(' → '))

describe('the chain from the origin to the article', () => {
  test.each([
    ['In a statement on Friday, the company said it had sold 300 buses.', 'company (organization)'],
    ['The mayor owed €40,000, according to tax records seen by the Courier.',
      'tax records (document) → Courier (publication)'],
    ['Economists argue that rents will fall next year.', 'Economists (group)'],
    ['Rents will fall next year, economists argue.', 'economists (group)'],
    ['The fund was empty by June, according to documents seen by the Harbour Times.',
      'documents (document) → Harbour Times (publication)'],
    ['The mayor has sold her shares, per two people briefed on the sale.',
      'two people briefed on the sale (unnamed)'],
    ['The mayor has sold her shares, the Harbour Times reported on Sunday, citing two aides.',
      'two aides (unnamed) → Harbour Times (publication)'],
    ['The Harbour Times reported that the mayor had sold her shares, citing unnamed aides.',
      'unnamed aides (unnamed) → Harbour Times (publication)'],
    ['Reuters reported on Sunday that the mayor had sold her shares.', 'Reuters (publication)'],
    ['A source told Reuters the mayor had sold her shares.', 'source (unnamed) → Reuters (publication)'],
    ['Sources close to the mayor told Radio Costa that she had sold her shares.',
      'Sources close to the mayor (unnamed) → Radio Costa (publication)'],
    ['The mayor had sold her shares, a person close to her told the Daily Beacon.',
      'person close to her (unnamed) → Daily Beacon (publication)'],
    ['“I sold my shares,” the mayor wrote on Twitter.', 'mayor (unnamed) → Twitter (publication)'],
    ['A lawyer for the mayor said she had sold nothing.', 'lawyer for the mayor (unnamed)'],
    ['The mayor’s office said she had sold nothing.', 'mayor’s office (organization)'],
    ['Police in Rye said three cars were stolen.', 'Police (organization)'],
    ['Three cars were stolen, police said.', 'police (organization)'],
    ['Witnesses said they saw smoke.', 'Witnesses (unnamed)'],
    ['The Ministry of Health says 40 people have died.', 'Ministry of Health (organization)'],
    ['Forty people have died, the health ministry says.', 'health ministry (organization)'],
    ['The ministry’s figures show that 40 people have died.', 'ministry’s figures (dataset)'],
    ['A survey by the Rye Institute found that 60 percent of drivers speed.',
      'survey by the Rye Institute (dataset)'],
    ['The survey suggests 60 percent of drivers speed.', 'survey (dataset)'],
    ['The letter, dated May 3, says the rent was paid.', 'letter (document)'],
    ['The court ruled that the sale was void.', 'court (organization)'],
    ['Some residents said they had not been told.', 'Some residents (unnamed)'],
    ['One official, speaking on condition of anonymity, said the talks had failed.', 'One official (unnamed)'],
    ['The talks have failed, one official said, speaking on condition of anonymity.', 'one official (unnamed)'],
    ['The charity Open Hand said it had fed 900 families.', 'Open Hand (organization)'],
    ['In an interview with the BBC, Reyes said profits rose 12%.', 'Reyes (person) → BBC (publication)'],
    ['Reyes told the Financial Times newspaper that profits rose 12%.',
      'Reyes (person) → Financial Times (publication)'],
    ['The report concludes that the dam was unsafe.', 'report (document)'],
    ['The dam was unsafe, a report by the coroner concluded.', 'report by the coroner (document)'],
    ['Inspectors concluded the dam was unsafe.', 'Inspectors (group)'],
    ['Neighbours complained that the dam leaked.', 'Neighbours (group)'],
    ['The minister confirmed the dam leaks.', 'minister (unnamed)'],
    ['Engineers rejected Berg’s claim.', 'Engineers (group)'],
    ['Officials say it is unclear who opened the gates.', 'Officials (unnamed)'],
    ['The Rye Gazette has learned that Berg will resign.', 'Rye Gazette (publication)'],
    ['An internal memo obtained by the Rye Gazette shows that Berg will resign.',
      'internal memo (document) → Rye Gazette (publication)'],
    ['Berg will resign, people familiar with the matter say.', 'people familiar with the matter (unnamed)'],
    ['Berg will resign, several Norwegian newspapers reported.', 'several Norwegian newspapers (publication)'],
    ['State media said the king had died.', 'State media (publication)'],
    ['The king has died, state television reported.', 'state television (publication)'],
    ['The palace said the king had died.', 'palace (organization)'],
    ['The White House said the talks went well.', 'White House (organization)'],
    ['The U.S. State Department said on Monday the talks went well.', 'U.S. State Department (organization)'],
    ['Democrats in the Senate said the talks went badly.', 'Democrats in the Senate (group)'],
    ['The council, which owns the bridge, said it would pay.', 'council (organization)'],
    ['A study by Rye University and the BBC found that 40 percent of bridges are unsafe.',
      'study by Rye University and the BBC (document)'],
    ['Many residents fear the bridge is unsafe.', 'Many residents (group)'],
    ['Speaking to the BBC on Monday, Ruiz said the bridge was safe.', 'Ruiz (person) → BBC (publication)'],
    ['The bridge is safe, Ruiz told the Rye Gazette in an interview.', 'Ruiz (person) → Rye Gazette (publication)'],
    ['Two former aides, who spoke on condition of anonymity, told the Rye Gazette that Ruiz knew.',
      'Two former aides (unnamed) → Rye Gazette (publication)'],
    ['The trouble began in March, people with knowledge of it told CNN.',
      'people with knowledge of it (unnamed) → CNN (publication)'],
    ['Insurers put the damage at €40 million, two people familiar with the estimates said.',
      'two people familiar with the estimates (unnamed)'],
    ['Ana Ruiz met the BBC on Monday. She told the BBC the port was full.', 'Ana Ruiz (person) → BBC (publication)'],
    ['ABC News spoke to three aides. The network reported that the minister had quit.', 'ABC News (publication)'],
    ['The Harbour Times is old. The paper said the port would close.', 'Harbour Times (publication)'],
    ['A spokeswoman said the bridge was safe.', 'spokeswoman (unnamed)'],
    ['Officials briefed on the talks said the deal was close.', 'Officials briefed on the talks (unnamed)'],
    ['A study published in May found that prices fell.', 'study (document)'],
    ['The auditors found that the cost had risen.', 'auditors (group)'],
    ['Most people said the port was clean.', 'Most people (group)'],
    ['Two police officers said the port was clean.', 'Two police officers (unnamed)'],
    ['Nurses said the ward was full.', 'Nurses (group)'],
    ['Residents of Rye said the ward was full.', 'Residents of Rye (group)'],
    ['Prosecutors said the mayor took bribes.', 'Prosecutors (group)'],
    ['Its managers warned that the wards would run out of money.', 'Its managers (unnamed)'],
    ['A regulator said the fund was short of money.', 'regulator (organization)'],
    ['Berg will resign, according to the papers.', 'papers (document)'],
  ])('%s', (text, expected) => {
    expect(chains(text)).toEqual([expected])
  })

  test('what an outlet reports that somebody said is one chain', () => {
    expect(chains('“I have seen no letter,” Dana Whitcombe said, Reuters reported.'))
      .toEqual(['Dana Whitcombe (person) → Reuters (publication)'])
  })

  test('a document called by its noun is the one that was introduced', () => {
    expect(chains('The port lost money, according to an audit by Vane & Hill. It owes a million, the audit said.'))
      .toEqual(['audit by Vane & Hill (document)', 'audit by Vane & Hill (document)'])
  })

  test('whom a speaker cites stands before the speaker', () => {
    expect(chains('A report by the coroner is out. The bus was old, a spokeswoman told the BBC, citing the report.'))
      .toEqual(['report by the coroner (document) → spokeswoman (unnamed) → BBC (publication)'])
  })

  test.each([
    ['The Port Authority of Kelsing closed the pier. It said in a statement that the pier was unsafe.',
      'Port Authority of Kelsing (organization)'],
    ['The company closed its mill in May. It said it had sold nothing since March.', 'company (organization)'],
    ['Ferries are late, the union said. It told members the boats were old.', 'union (organization)'],
    ['The union met on Monday. It said the boats were old. It added that two leak.', 'union (organization)'],
    ['The storm broke on Monday. It said on the door that the shop was shut.', ''],
    ['Mara Lind met the union. It said the boats were old.', 'union (organization)'],
  ])('it speaks for the organization before: %s', (text, chain) => {
    expect(chains(text).at(-1)).toBe(chain)
  })

  test.each([
    ['The union TideWork said it would strike.', 'TideWork (organization)'],
    ['Tide Work will strike. The union Tide Work said talks had failed.', 'Tide Work (organization)'],
    ['The lights went out, the grid operator Vara Luz said.', 'Vara Luz (organization)'],
    ['Airline Blue Kite said profits rose.', 'Blue Kite (organization)'],
  ])('%s comes from an organization', (text, expected) => {
    expect(chains(text)[0]).toBe(expected)
  })
})
