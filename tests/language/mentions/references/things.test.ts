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
    ['President Alder left. “That was good, Mr. President,” Lena Brandt said. In the evening the president left.', 'the president', 'President Alder'],
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
    ['Ministers met. A rule, Ruth Alder said, that is meant to help failed in May.', 'that', '-'],
    ['Ministers met. The interview, which was long, ended late.', 'The interview', '?'],
    ['“It is a pity that you ignored my call,” Ruth Alder said.', 'you', '?'],
    ['“If you ignored a call, it was lost,” Ruth Alder said.', 'you', '-'],
    ['“You know what they want,” Ruth Alder said.', 'You', '-'],
  ])('%s', (text, words, wanted) => {
    expect(decided(text, words)).toBe(wanted)
  })
})

describe('a thing told of by a narrower noun', () => {
  test.each([
    ['The Norland Institute poll was out. In May the survey had cost little.', 'the survey', 'the Norland Institute poll'],
    ['The Norland rent bill was out. A second bill against tolls failed. In May the measure had cost little.', 'the measure', '? the second bill against tolls | the Norland rent bill'],
  ])('%s', (text, words, wanted) => {
    expect(decided(text, words)).toBe(wanted)
  })
})

describe('where and when it was', () => {
  test.each([
    ['The 22nd Rye Fan Fair took place at the Orin Hall. Lena Brandt was there to sell books.', 'there', 'at the 22nd Rye Fan Fair'],
    ['The 22nd Rye Fan Fair took place at the Orin Hall. Lena Brandt went to a church and was there at noon.', 'there', '-'],
    ['Lena Brandt sold books in Rye. From there, she left.', 'there', '?'],
    ['In 2014, rents fell. Lena Brandt won that year.', 'that year', 'in 2014'],
    ['In 2014, rents fell as in 2009. Lena Brandt won that year.', 'that year', '-'],
  ])('%s', (text, words, wanted) => {
    expect(decided(text, words)).toBe(wanted)
  })
})

describe('a pronoun means the subject of the clause that opens its sentence', () => {
  test.each([
    ['While Norland is ready for a pact, it fears a war.', 'it', 'Norland'],
    ['Asked if rents rose, Ruth Alder said they had fallen.', 'they', 'rents'],
    ['While Ruth Alder is ready for a pact, it fears a war.', 'it', '?'],
  ])('%s', (text, words, wanted) => {
    expect(decided(text, words)).toBe(wanted)
  })

  test('of two who act together neither is "him"', () => {
    expect(decided('The clerk said the guard and another man were in a car that pulled up next to him.', 'him')).toBe('the clerk')
  })

  test('a name of two words and an "and" stands whole', () => {
    expect(decided('Harbour and Border Police said they seized boats.', 'they')).toBe('Harbour and Border Police')
  })
})

test('of several bodies the one named right before is meant', () => {
  const text = `The Department of Tolls met in May. ${'Rents rose a little in the valley again. '.repeat(8)}Agents came from the FBI. In June the agency left.`
  expect(decided(text, 'the agency')).toBe('the FBI')
})
