import { describe, expect, test } from 'vitest'
import { split } from '../../../../src/language/split.js'
import { decided, within } from './decided.js'

describe('a body is called by what the text says that it is', () => {
  test.each([
    ['Harlow is a gun maker in Rye. In June the company lost a case.', 'the company', 'Harlow'],
    ['The retailer Vantor closed a shop. In June the company lost money.', 'the company', 'Vantor'],
    ['The FBI searched a house. In the end the agency found nothing.', 'the agency', 'the FBI'],
    ['The state Department of Revenue Services met on Monday. In June the agency lost money.', 'the agency', 'the Department of Revenue Services'],
    ['Harlow is a gun maker. Vantor is a gun maker. In June the company lost a case.', 'the company', '?'],
  ])('%s', (text, words, wanted) => {
    expect(decided(text, words)).toBe(wanted)
  })
})

describe('a town is the one named last that the text tells to be one', () => {
  test.each([
    ['Dalby, Missouri, has high rents. In June the city closed a school.', 'the city', 'Dalby'],
    ['Dalby — a town of 2,000 — lost its mill. In June the town closed a school.', 'the town', 'Dalby'],
    ['Protests went on in Charlotte. Charlotte Mayor Ruth Alder left. In June the city closed a school.', 'the city', 'Charlotte'],
    ['Dalby, Missouri, has high rents. Tarnby, Missouri, has none. In June the city closed a school.', 'the city', '?'],
    ['Dalby, Missouri, has high rents. She moved to Selm. In June the city closed a school.', 'the city', '?'],
    ['She moved to Selm. In June the city closed a school.', 'the city', '?'],
  ])('%s', (text, words, wanted) => {
    expect(decided(text, words)).toBe(wanted)
  })

  test('a claim that names it keeps the noun', () => {
    const text = 'Dalby, Missouri, has high rents. Dalby was calm as the city slept.'
    expect(within(text, 'the city', 'Dalby was calm as the city slept')).toBe('keep')
  })
})

test('a town before the title of a person is no part of the name', () => {
  const names = split('Charlotte Mayor Ruth Alder left. Protests went on in Charlotte.').claims.map(({ text }) => text)
  expect(names).toContain('Protests went on in Charlotte.')
})

describe('"Mr. Lee" is no woman who is named in full', () => {
  test.each([
    ['President Alder spoke first. Ruth Alder left. On Monday Mr. Alder met reporters. In the evening the president left.', 'the president', 'President Alder'],
    ['Ruth Alder left. Then Mrs. Alder met reporters.', 'Mrs. Alder', 'Ruth Alder'],
  ])('%s', (text, words, wanted) => {
    expect(decided(text, words)).toBe(wanted)
  })
})

describe('two who were named right before', () => {
  test.each([
    ['Ruth Alder met Martin Hale in June. In the end the two agreed.', 'the two', 'Ruth Alder and Martin Hale'],
    ['Ruth Alder met Martin Hale and Lena Brandt in June. In the end the two agreed.', 'the two', '?'],
    ['Ruth Alder met Martin Hale in June. Rye is lost for both candidates.', 'both candidates', '? Ruth Alder and Martin Hale'],
    ['Ruth Alder met Martin Hale in June. Rye is lost for both sides.', 'both sides', '-'],
    ['Ruth Alder met Martin Hale in June. Rye is lost for both candidates and voters.', 'both candidates', '-'],
  ])('%s', (text, words, wanted) => {
    expect(decided(text, words)).toBe(wanted)
  })
})

describe('what hangs is marked', () => {
  test.each([
    ['Posters were printed. He carried that message to the convention.', 'that message', '?'],
    ['Ministers met. He said that research helps.', 'that research', '-'],
    ['Ministers met. Such a plan failed in May.', 'Such a plan', '?'],
    ['Ministers met. There was such a crime that they left.', 'such a crime', '-'],
    ['Ministers met. The interview, which was long, ended late.', 'The interview', '?'],
    ['“It is a pity that you ignored my call,” Ruth Alder said.', 'you', '?'],
    ['“If you ignored a call, it was lost,” Ruth Alder said.', 'you', '-'],
    ['“You know what they want,” Ruth Alder said.', 'You', '-'],
  ])('%s', (text, words, wanted) => {
    expect(decided(text, words)).toBe(wanted)
  })
})
