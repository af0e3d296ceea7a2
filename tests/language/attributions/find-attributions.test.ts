import { describe, expect, test } from 'vitest'
import type { FoundAttribution } from '../../../src/language/attributions/attribution.js'
import { findAttributions } from '../../../src/language/attributions/find-attributions.js'
import { findSentences } from '../../../src/language/sentences/sentences.js'
import { findMentions } from '../../../src/language/mentions/find-mentions.js'
import { tokenize } from '../../../src/language/words/tokens.js'

function attributionsOf(text: string): FoundAttribution[] {
  const tokens = tokenize(text)
  const sentences = findSentences(text, tokens)
  return findAttributions(text, tokens, sentences, findMentions(tokens, sentences))
}

/** "source | cue | content" of each; parts of one are joined with " … ". */
function lines(text: string): string[] {
  const words = (ranges: [number, number][]): string => ranges.map(([start, end]) => text.slice(start, end)).join(' … ')
  return attributionsOf(text).map(({ source, cue, content }) => `${words(source)} | ${words(cue)} | ${words(content)}`)
}

/** "A → B" for each attribution's hops. */
const chains = (text: string): string[] => attributionsOf(text)
  .map(({ hops }) => hops.map(({ name, kind }) => `${name} (${kind})`).join(' → '))

describe('who said what', () => {
  test.each([
    ['The mayor said that the bridge was closed.', 'The mayor | said | that the bridge was closed'],
    ['The mayor said the bridge was closed.', 'The mayor | said | the bridge was closed'],
    ['The bridge was closed, the mayor said.', 'the mayor | said | The bridge was closed'],
    ['The bridge, the mayor said, was closed.', 'the mayor | said | The bridge … was closed'],
    ['“The bridge is closed,” the mayor said.', 'the mayor | said | “The bridge is closed,”'],
    ['“The bridge is closed,” said Ada Finch.', 'Ada Finch | said | “The bridge is closed,”'],
    ['"The bridge is closed," said Ada Finch, the harbour master.',
      'Ada Finch, the harbour master | said | "The bridge is closed,"'],
    ['Ada Finch, the harbour master, said the bridge was closed.',
      'Ada Finch, the harbour master, | said | the bridge was closed'],
    ['“The bridge is closed,” Finch said. “Nobody may cross.”',
      'Finch | said | “The bridge is closed,” … “Nobody may cross.”'],
    ['“The bridge is closed. Nobody may cross,” Finch said.',
      'Finch | said | “The bridge is closed. Nobody may cross,”'],
    ['Finch said: “The bridge is closed. Nobody may cross.”',
      'Finch | said | “The bridge is closed. Nobody may cross.”'],
    ['According to the ministry, exports fell by a tenth.', 'the ministry | According to | exports fell by a tenth'],
    ['Exports fell by a tenth, according to officials at the ministry.',
      'officials at the ministry | according to | Exports fell by a tenth'],
    ['Exports fell by a tenth, per a Reuters report.', 'a Reuters report | per | Exports fell by a tenth'],
    ['Finch told reporters on Monday that the bridge was closed.', 'Finch | told | that the bridge was closed'],
    ['Engineers argue that the bridge is unsafe.', 'Engineers | argue | that the bridge is unsafe'],
    ['The survey found that most drivers had noticed.', 'The survey | found | that most drivers had noticed'],
    ['The council’s claim that the bridge is safe was tested.',
      'The council’s | claim | that the bridge is safe'],
    ['Residents believe the bridge will fall.', 'Residents | believe | the bridge will fall'],
    ['The engineer who testified on Friday said the bridge had rusted.',
      'The engineer who testified on Friday | said | the bridge had rusted'],
  ])('%s', (text, expected) => {
    expect(lines(text)).toContain(expected)
  })

  test('a participle goes to the one who spoke before it', () => {
    expect(lines('Finch said the bridge was closed, adding that it would open in May.'))
      .toContain('Finch | adding | that it would open in May')
  })

  test('a passive that names nobody has content and no source', () => {
    const [found] = attributionsOf('Osei reportedly sold the ferry.')
    expect(found).toMatchObject({ source: [], hops: [] })
    expect(attributionsOf('It was reported that Osei sold the ferry.').every(({ hops }) => hops.length === 0))
      .toBe(true)
  })

  test('the writer’s own thought is nobody’s words', () => {
    expect(attributionsOf('We think that the bridge is old.').map(({ force }) => force)).toEqual(['attitude'])
  })

  test('direct, indirect and mixed are told apart', () => {
    const modes = (text: string): string[] => attributionsOf(text).map(({ mode }) => mode)
    expect(modes('“It is closed,” Finch said.')).toEqual(['direct'])
    expect(modes('Finch said it was closed.')).toEqual(['indirect'])
    expect(modes('Finch said it was “closed for good”.')).toEqual(['mixed'])
  })

  test('wanting or blaming is an attitude, saying is a report', () => {
    expect(attributionsOf('Finch vowed to open the bridge.')[0]?.force).toBe('attitude')
    expect(attributionsOf('Finch said the bridge was open.')[0]?.force).toBe('report')
  })
})

describe('through whom', () => {
  test('who was told is the next hop where it is an outlet', () => {
    expect(chains('The minister resigned in March, sources told CNN.'))
      .toEqual(['sources (unnamed) → CNN (publication)'])
    expect(chains('Officials told reporters that the minister resigned.')).toEqual(['Officials (unnamed)'])
  })

  test('a report about what somebody said puts the outlet after the speaker', () => {
    const text = 'Press Secretary Dana Whitcombe faced questions. She argued, "I never saw the letter," CNN reports.'
    expect(chains(text)).toContain('Dana Whitcombe (person) → CNN (publication)')
  })

  test('an outlet’s report is the outlet', () => {
    expect(chains('The minister could soon resign, per an ABC News report.')).toEqual(['ABC News (publication)'])
  })

  test('a minister’s hint reported by an outlet has both hops', () => {
    expect(chains('Minister Jonas Weil suggested he could resign, per an ABC News report.').sort()).toEqual([
      'ABC News (publication)',
      'Jonas Weil (person) → ABC News (publication)',
    ])
  })

  test('an interview’s outlet is a hop', () => {
    expect(chains('Jonas Weil said in an interview with Reuters that he would stay.'))
      .toEqual(['Jonas Weil (person) → Reuters (publication)'])
  })

  test('sources without a name keep their words', () => {
    expect(chains('He “might go,” according to sources at several news outlets.'))
      .toEqual(['sources at several news outlets (unnamed)'])
  })

  test('a pronoun goes by the name it stands for, and its mention stays where it is', () => {
    const text = 'Ellen Park runs the port. She said it was full.'
    const [found] = attributionsOf(text)
    expect(found!.hops[0]!.name).toBe('Ellen Park')
    expect(text.slice(...found!.hops[0]!.mention!)).toBe('She')
  })

  test.each([
    ['A poll of farmers shows that prices fell.', 'poll of farmers (dataset)'],
    ['The letter said the rent was late.', 'letter (document)'],
    ['The company said the rent was late.', 'company (organization)'],
    ['Democrats said the rent was late.', 'Democrats (group)'],
    ['A spokesman for the port said the rent was late.', 'spokesman for the port (unnamed)'],
    ['Ellen Park’s lawyer said the rent was late.', 'Ellen Park’s lawyer (unnamed)'],
  ])('%s', (text, chain) => {
    expect(chains(text)).toEqual([chain])
  })
})
