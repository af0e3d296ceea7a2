// Whether the wording of an attribution asserts its content, keeps it beside its cue, or takes it back.
import { describe, expect, test } from 'vitest'
import { readArticle } from '../../../src/language/read-article.js'

/** The forces of a text's attributions, surest first. */
const forces = (text: string): string[] =>
  [...readArticle(text).attributions].sort((a, b) => b.confidence - a.confidence).map(({ force }) => force)

/** The names in all chains of a text. */
const sources = (text: string): string[] => readArticle(text).attributions.flatMap(({ hops }) => hops.map(({ name }) => name))

describe('words that take back what they attribute', () => {
  test.each([
    'The harbour board denied that the pier had sunk.',
    'The harbour board denied reports that the pier had sunk.',
    'The school dismissed rumours that two pupils were expelled.',
    'The airline rejected claims that its crews slept on duty.',
    'The clinic refuted allegations that it had billed twice.',
    'Fenn retracted his claim that nine barges had burned.',
    'The agency withdrew its report that nine barges had burned.',
    'Engineers doubt that the weir will hold.',
    'Experts doubt the weir is safe.',
    'Auditors questioned whether the loan was repaid.',
    'The inquiry found no evidence that the fuse was cut.',
    'Police have no evidence that the barn was set alight.',
    'There is no evidence that the spray harms bees.',
    'No evidence was found that the spray harms bees.',
    'Nothing was said that the spray harms bees.',
    'Few chemists say that the spray harms bees.',
    'Hardly any chemists say the spray harms bees.',
    'No chemist says the spray harms bees.',
    'Nobody said that the ice was safe.',
    'None of the wardens said that the ice was safe.',
    'Neither Fenn nor the board said that the ice was safe.',
    'Fenn falsely claimed that rents had halved.',
    'Fenn wrongly said that rents had halved.',
    'Fenn baselessly claimed the count was fixed.',
    'Fenn said, incorrectly, that rents had halved.',
    'Fenn claimed without proof that the count was fixed.',
    'Without evidence, Fenn said the count was fixed.',
    'Without offering any evidence, Fenn said the count was fixed.',
    'The bishop lied when he said the chapel was paid for.',
    'The bishop was wrong to say that the chapel was paid for.',
    'Fenn asked whether the ice was safe.',
    'Fenn wondered if the ice was safe.',
    'The board did not say whether it would sell.',
    'The board never said that it would sell.',
    'The board refused to say whether it would sell.',
    'The board declined to confirm that it had sold nine barges.',
    'The board could not confirm that it had sold nine barges.',
    'If Fenn says that rents fell, the board will sell.',
    'Fenn could say that rents fell.',
    'Fenn might argue that rents fell.',
    'Should the minister say that rents fell, the board will sell.',
    'Contrary to reports that nine barges burned, the quay was empty.',
    'Not a single warden said that the ice was safe.',
    '“Rents fell,” Fenn falsely claimed.',
    'Fenn hinted at no proof and falsely told reporters that rents fell.',
  ])('%s', (text) => {
    expect(forces(text)[0]).toBe('doubt')
    for (const force of forces(text)) expect(force).toBe('doubt')
  })

  test('what is denied within a report is denied, and the report stands', () => {
    const text = 'Reports that the weir leaks are false, the board said.'
    expect(new Set(forces(text))).toEqual(new Set(['report', 'doubt']))
    expect(sources(text)).toEqual(['board'])
  })
})

describe('nobody is no source', () => {
  test.each(['No evidence was found that the spray harms bees.', 'Nothing was said that the spray harms bees.',
    'Few chemists say that the spray harms bees.', 'Nobody said that the ice was safe.',
    'Neither Fenn nor the board said that the ice was safe.', 'No chemist says the spray harms bees.'])('%s', (text) => {
    expect(sources(text)).toEqual([])
  })
  test('a few are somebody', () => {
    expect(sources('A few chemists say that the spray harms bees.')).toEqual(['A few chemists'])
    expect(forces('A few chemists say that the spray harms bees.')).toEqual(['report'])
  })
})

describe('words that stay beside what they say', () => {
  test.each([
    'The poll shows that nine in ten back the ferry.',
    'Ledgers indicate the board paid nine million crowns.',
    'Experts suspect that the fuse was cut.',
    'Letters reveal how the board hid the debt.',
    'Fenn explained why the ferry was late.',
    'Officials fear that the weir leaks.',
    'Fenn said there needs to be a law against it.',
    'Fenn vowed to resign.',
    'Fenn called the plan a disgrace.',
    'Tenants complained that the lift was broken.',
    'Only 52 percent of voters agreed that the pier should be closed.',
    'There were suggestions that the pier had leaked for nine years.',
    'Research by two economists suggests that imports cost 900 jobs in Rye.',
    'Research to be published this week by two economists suggests that imports cost 900 jobs.',
  ])('%s', (text) => {
    expect(forces(text)[0]).toBe('attitude')
  })
})

describe('words that report', () => {
  test.each([
    'A study found that the spray harms bees.',
    'The ministry warned that the weir would leak.',
    'Police said there was no evidence that the barn was set alight.',
    'The minister, who would later resign, said the weir leaks.',
    'When the police did not come, the firm said it would pay.',
    '“I did not cut it,” said Fenn.',
    'No, the weir holds, Fenn said.',
    'No 10 said that the weir leaks.',
    'Fenn only said that the weir leaks.',
    'Asked if the weir leaks, Fenn said it had leaked for nine years.',
  ])('%s', (text) => {
    expect(forces(text)[0]).toBe('report')
  })
})
