import { describe, expect, it } from 'vitest'
import { claimsOf } from '../claims-of.js'

describe('a relative clause that ends its sentence', () => {
  it.each([
    ['The committee praised Ana Ruiz, who openly refused to sign the deal in May.', ['The committee praised Ana Ruiz.', 'Ana Ruiz openly refused to sign the deal in May.']],
    ['The ministry met the tenants, most of whom had signed the lease.', ['The ministry met the tenants.', 'Most of the tenants had signed the lease.']],
    ['The council bought Harlow Motors, whose profits fell in May.', ['The council bought Harlow Motors.', 'Harlow Motors’ profits fell in May.']],
    ['The mayor thanked his deputy, Ben Orr, who runs the port.', ['The mayor thanked his deputy, Ben Orr.', 'Ben Orr runs the port.']],
    ['The telescope spotted plumes from Europa, which is thought to hold an ocean.', ['The telescope spotted plumes from Europa.', 'Europa is thought to hold an ocean.']],
    ['The bank cut its interest rates, which have risen since May.', ['The bank cut its interest rates.', 'The bank’s interest rates have risen since May.']],
  ])('leaves it: %s', (sentence, claims) => {
    expect(claimsOf(sentence)).toEqual(claims)
  })

  it.each([
    // Of which of the two it tells is not sure.
    'The firm bought a yard in Kent, which closed in May.',
    'The town thanked Ana Ruiz and Ben Orr, who left in May.',
    'The mayor met Ana Ruiz, who runs the bank, and Ben Orr.',
    // What is told is told of the whole clause.
    'The chairman left the party, which surprised many of its members.',
    // A thing is no "who" where a person is told of, and the numbers differ.
    'The mayor sold the depot, who had opposed the plan.',
    'The council closed the schools, which was opposed by many parents.',
  ])('stays in it: %s', (sentence) => {
    expect(claimsOf(sentence)).toEqual([sentence])
  })

  it('ends where the main clause goes on behind a comma', () => {
    expect(claimsOf('The senator forced Ben Orr, who runs the bank, to admit that nobody had been dismissed.'))
      .not.toContain('The senator forced Ben Orr.')
  })
})

it('keeps both commas of what stands between "which" and its verb', () => {
  expect(claimsOf('The bank raised the corporate rate, which, at 35 percent, is the highest in the world.'))
    .toEqual(['The bank raised the corporate rate.', 'The corporate rate, at 35 percent, is the highest in the world.'])
})
