import { expect, it } from 'vitest'
import { claimsOf } from '../claims-of.js'

it('keeps of several tellings of one event the fullest', () => {
  expect(claimsOf('The council closed the library in March. Rents rose by a tenth. The council closed the library.')).toEqual([
    'The council closed the library in March.', 'Rents rose by a tenth.',
  ])
  expect(claimsOf('The council closed the library.\n\nRents rose by a tenth.\n\nThe council closed the library in March.')).toEqual([
    'Rents rose by a tenth.', 'The council closed the library in March.',
  ])
})

it('keeps what is alike but says something else', () => {
  const both = ['The council closed the library in March.', 'The council did not close the school in March.', 'The council closed the school in May.']
  expect(claimsOf(both.join(' '))).toEqual(both)
})

it('never gives two claims that share nearly all of their words', () => {
  const claims = claimsOf(
    'Ruth Alder, the mayor of Ashford, opened the new bridge over the Arle on Monday, and thanked the builders for their work in ' +
    'a short speech to 300 guests in the town hall. The bridge, which cost €4 million, was built by Kestrel in two years.',
  ).map((claim) => [...claim.toLowerCase().matchAll(/\w+/g)].map(([word]) => word))
  expect(claims.length).toBeGreaterThan(1)
  claims.forEach((one, at) => {
    for (const other of claims.slice(at + 1)) {
      const both = one.filter((word) => other.includes(word)).length
      expect((2 * both) / (one.length + other.length), `${one.join(' ')} / ${other.join(' ')}`).toBeLessThan(0.9)
    }
  })
})
