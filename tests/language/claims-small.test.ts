// Claims cut small: a core, and its details each with the core, but never what the sentence does not say.
import { describe, expect, it } from 'vitest'
import { split } from '../../src/language/split.js'

const claimsOf = (text: string): string[] => split(text).claims.map((claim) => claim.text)

describe('small claims', () => {
  it('parts a clause with several details, and leaves none out', () => {
    const text = 'Ruth Alder opened the new bridge in Ashford on Monday with a short speech about the long years of building.'
    const claims = claimsOf(text)
    expect(claims.length).toBeGreaterThan(1)
    for (const word of ['bridge', 'Ashford', 'Monday', 'speech', 'building']) expect(claims.join(' ')).toContain(word)
    for (const claim of claims) expect(claim).toMatch(/^Ruth Alder opened the new bridge/)
  })

  it('leaves a title to the claim that says it', () => {
    expect(claimsOf('The Dalby goalkeeper Tom Birch broke his left leg in a match against Dalby on Sunday.')).toEqual(
      expect.arrayContaining(['Tom Birch is a Dalby goalkeeper.', expect.stringMatching(/^Tom Birch broke his left leg/)]),
    )
  })

  it('anchors each to its own words', () => {
    const text = 'Ruth Alder opened the new bridge in Ashford on Monday with a short speech about the long years of building.'
    for (const { text: wording, anchors } of split(text).claims) {
      expect(`${anchors.map(({ start, end }) => text.slice(start, end)).join(' ')}.`).toBe(wording)
    }
  })

  it.each([
    ['The council closed all schools in the flooded part of Ashford on Monday.', 'The council closed all schools.'],
    ['Ruth Alder was the first woman to lead the harbour board in its long history.', 'Ruth Alder was the first woman.'],
    ['No firm has bid for the contract since the builder went bankrupt in May.', 'No firm has bid.'],
    ['The firm did not pay its workers in the months before the court ruled on the case.', 'The firm did not pay its workers.'],
    ['Ruth Alder offered to resign if the board lost the vote on the bridge in June.', 'Ruth Alder offered to resign.'],
    ['The pool costs €400,000 a year to heat in the cold months of the winter.', 'The pool costs €400,000.'],
    ['More people died on the roads of Dalby in May than in any month since 2009.', 'More people died on the roads of Dalby.'],
    ['Guards kept the crowd from entering the hall in Ashford for two hours on Sunday.', 'Guards kept the crowd.'],
    ['The board asked the mayor to resign over the cost of the bridge in a letter on Friday.', 'The board asked the mayor.'],
    ['The builder allegedly took the money from the till in the library in Ashford.', 'The builder took the money.'],
    ['The council has only closed the pool in Dalby for repairs to its roof this winter.', 'The council has closed the pool.'],
  ])('does not cut %s to “%s”', (text, wrong) => {
    const claims = claimsOf(text)
    expect(claims.length).toBeGreaterThan(0)
    expect(claims).not.toContain(wrong)
  })

  it('never gives two claims that share more than four fifths of their words', () => {
    const text = 'Ruth Alder, the mayor of Ashford, opened the new bridge over the Arle on Monday, and thanked the builders for their work in ' +
      'a short speech to 300 guests in the town hall. The bridge, which cost €4 million, was built by Kestrel in two years.'
    const claims = claimsOf(text).map((claim) => claim.toLowerCase().match(/\w+/g)!)
    claims.forEach((one, at) => {
      for (const other of claims.slice(at + 1)) {
        const both = one.filter((word) => other.includes(word)).length
        expect((2 * both) / (one.length + other.length), `${one.join(' ')} / ${other.join(' ')}`).toBeLessThan(0.9)
      }
    })
  })
})
