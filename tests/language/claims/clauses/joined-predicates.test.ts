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
