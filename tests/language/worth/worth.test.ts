import { describe, expect, it } from 'vitest'
import { split } from '../../../src/language/split.js'

const first = (text: string) => split(text).claims[0]!
const worthOf = (text: string): number => first(text).checkworthiness

describe('how much checking a claim would matter', () => {
  it.each([
    ['The deficit grew by $40 billion in two years.', 'The garden looked lovely in the evening sun.'],
    ['Congress voted to cut the school budget by half.', 'The singer walked slowly to the car.'],
    ['Crime fell by 30 percent under the last mayor.', 'The town was quiet in the morning.'],
  ])('ranks “%s” above “%s”', (more, less) => {
    expect(worthOf(more)).toBeGreaterThan(worthOf(less))
  })

})

describe('the kind of a claim', () => {
  it.each([
    ['The council sold the library.', 'event'],
    ['The council sold 14 libraries.', 'quantity'],
    ['The council sold the library in 1998.', 'event'],
    ['The council will sell the library.', 'prediction'],
    ['The council is expected to sell the library.', 'prediction'],
    ['The library is in Ashford.', 'state'],
    ['Ruth Alder said the council sold the library.', 'event'],
    ['“The council sold the library in May,” said Ruth Alder.', 'quotation'],
  ])('calls “%s” a claim of %s', (text, kind) => {
    expect(first(text).kind).toBe(kind)
  })
})

describe('entangled and hostile sentences', () => {
  it('reads no more than the beginning of an endless sentence', () => {
    const text = `The council ${'sold the library and '.repeat(5000)}left.`
    const { claims } = split(text)
    expect(claims.length).toBeLessThan(200)
    expect(Math.max(...claims.map((claim) => claim.text.length))).toBeLessThan(5000)
  })

  it('keeps a content clause whole over its commas', () => {
    expect(split('Many voters expect that if Ruth Alder wins, she will close the library.').claims.map(({ text }) => text).join(' ')).not.toMatch(
      /that if Ruth Alder wins\.$/,
    )
  })

  it('does not give the second verb of a content clause to the one who said it', () => {
    const texts = split('Police believe the thief broke the lock and used another car.').claims.map(({ text }) => text)
    expect(texts).not.toContain('Police used another car.')
  })

  it('leaves no quotation mark without its partner', () => {
    const { claims } = split('Ruth Alder called the plan “a costly mistake” and the council’s debt “a scandal” in 2014.')
    for (const { text } of claims) expect(text.split('“').length).toBe(text.split('”').length)
  })
})

describe('what asserts something', () => {
  it.each([
    'We should all be proud of this city.', 'I hope that you will join me tonight.', 'Thank you for your service and God bless you all.',
    'Let us build a better country together.', 'Together, we can and we must do better.',
  ])('yields no claim and is an opinion or more idle: %s', (text) => {
    const { claims, sentences } = split(text)
    expect(claims).toEqual([])
    expect(sentences.map(({ type }) => type)).not.toContain('statement')
  })

  it.each([
    'Ruth Alder resigned on Monday.', 'The ferry sank off Ashford in 1998.', 'Officials denied it.', 'We cut 1,200 jobs in 2014.',
    'I signed the bill last week.', 'The council meets on Tuesdays.', 'Three people were injured.',
  ])('yields one, in news and in speech: %s', (text) => {
    const { claims, sentences } = split(text)
    expect(claims.length).toBeGreaterThan(0)
    expect(sentences.map(({ type }) => type)).toEqual(['statement'])
  })

})

describe('why it is taken for a claim', () => {
  it.each([
    ['The council sold 14 libraries.', 'states a number with its unit'],
    ['Ruth Alder resigned on Monday.', 'tells what somebody or something named did'],
    ['The council will sell the library.', 'says what will happen'],
    ['“The council sold the library in May,” said Ruth Alder.', 'is somebody’s own words'],
    ['Rents have fallen.', 'says what fell'],
  ])('says of “%s” that it %s', (text, reason) => {
    expect(first(text).why).toContain(reason)
  })

  it('gives four reasons at most, each once', () => {
    const { claims } = split('Ruth Alder told Congress in 2014 that the council of Ashford spent $3 million more on schools, hospitals and police than in 2013.')
    for (const { why } of claims) {
      expect(why.length).toBeLessThanOrEqual(4)
      expect(new Set(why).size).toBe(why.length)
    }
  })

})
