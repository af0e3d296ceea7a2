import { describe, expect, it } from 'vitest'
import { claimsOf, type Row } from '../claims-of.js'

describe('what somebody plans', () => {
  it.each<Row>([
    ['Ana Ruiz plans to join the march in Rye and sell her house in Dalby.', 'Ana Ruiz plans to join the march in Rye.', 'Ana Ruiz plans to sell her house in Dalby.'],
  ])('is two claims where it is two things: %s', (sentence, ...claims) => {
    expect(claimsOf(sentence)).toEqual(claims)
  })

  it.each<Row>([
    ['Ana Ruiz flew to Rye to join the march and sell her house.'],
    ['Ana Ruiz plans to meet and advise the drivers.'],
    ['The plan would cut the fares in Rye, allowing more people to travel.'],
  ])('stays one where the second is a purpose, shares its object or only could be: %s', (sentence) => {
    expect(claimsOf(sentence)).toEqual([sentence])
  })
})

it('denies both of what a negation joins by "or"', () => {
  expect(claimsOf('The bank will not close its branch in Rye or sell its offices in Dalby.'))
    .toEqual(['The bank will not close its branch in Rye.', 'The bank will not sell its offices in Dalby.'])
})

describe('a condition before the subject', () => {
  it('holds for both predicates', () => {
    expect(claimsOf('As fares fell, the firm closed its branch in Rye and sold its offices in Dalby.'))
      .toEqual(['As fares fell, the firm closed its branch in Rye.', 'As fares fell, the firm sold its offices in Dalby.'])
  })

  it('is never left to one of two subjects', () => {
    const sentence = 'If the tax rises, firms will hire fewer drivers and the council will raise the fares.'
    expect(claimsOf(sentence)).not.toContain('The council will raise the fares.')
  })
})

it.each<Row>([
  ['It is not merely that the bank closed its branch but that it sold its offices.'],
  ['The report shows how the bank grew and how it failed.'],
])('leaves pairs and what is asked whole: %s', (sentence) => {
  expect(claimsOf(sentence)).toEqual([sentence])
})

describe('what stands behind the last predicate', () => {
  it('is no word of the first', () => {
    expect(claimsOf('Ana Ruiz dismissed Ben Orr in May and fired Ida Voss, the director of the port, after she refused to sign the deal.'))
      .toContain('Ana Ruiz dismissed Ben Orr in May.')
  })

  it('is shared where the first has nothing of its own', () => {
    const sentence = 'Ana Ruiz was born and raised in Dalby.'
    expect(claimsOf(sentence)).toEqual([sentence])
  })
})
