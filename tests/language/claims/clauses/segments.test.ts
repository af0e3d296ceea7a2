import { describe, expect, it } from 'vitest'
import { claimsOf, type Row } from '../claims-of.js'

describe('clauses that the words alone show', () => {
  it.each<Row>([
    ['The bank paid large bonuses — 530 employees were dismissed in May.', 'The bank paid large bonuses.', '530 employees were dismissed in May.'],
    ['Suits were filed in Dalby, homes were raided in Rye and files were taken to Ashford.',
      'Suits were filed in Dalby.', 'Homes were raided in Rye.', 'Files were taken to Ashford.'],
    ['The north is less diverse, so its votes could help the senator.', 'The north is less diverse.', 'Its votes could help the senator.'],
    ['The council cut its staff in May, meaning fewer than 5 inspectors are left.', 'The council cut its staff in May.', 'Fewer than 5 inspectors are left.'],
    ['Another problem: most towns have passed the deadline to change the lists.', 'Most towns have passed the deadline to change the lists.'],
  ])('part it: %s', (sentence, ...claims) => {
    expect(claimsOf(sentence)).toEqual(claims)
  })

  it.each<Row>([
    ['The council failed over the port, with the ministry backing the owners as Ashford, Rye and Dalby support the union.'],
    ['Ana Ruiz — born in Rye — spoke for the drivers.'],
    ['Years ago, the paper praised Ruiz for the success and the order she was bringing to Dalby.'],
    ['The drivers asked for a new rate of 15 percent — something that the mayor had promised them in May.'],
  ])('leave it whole: %s', (sentence) => {
    expect(claimsOf(sentence)).toEqual([sentence])
  })
})

it('leaves what is taken back with what takes it back', () => {
  const sentence = 'Ana Ruiz had implied that the firm paid its taxes, but that was not the case.'
  expect(claimsOf(sentence)).toEqual([sentence])
})

describe('a time that opens the sentence', () => {
  it('holds for each of a row of clauses', () => {
    expect(claimsOf('On June 18, 2018, the second day of the cup, Rye beat Dalby 3 – 0; Ashford beat Morton; and Ashby lost 1 – 2 to Marrow.')).toEqual([
      'On June 18, 2018, the second day of the cup, Rye beat Dalby 3 – 0.',
      'On June 18, 2018, the second day of the cup, Ashford beat Morton.',
      'On June 18, 2018, the second day of the cup, Ashby lost 1 – 2 to Marrow.',
    ])
  })

  it('does not hold for a clause with a time of its own', () => {
    expect(claimsOf('On Monday, the council raised the fares, and the mayor resigned on Tuesday.')).toContain('The mayor resigned on Tuesday.')
  })
})

it('leaves "not only …, but" whole, and a place with its country before it', () => {
  expect(claimsOf('Taipei, Taiwan — The deal will not only lower the fares in May, but it will also help the ports.'))
    .toEqual(['The deal will not only lower the fares in May, but it will also help the ports.'])
})
