import { describe, expect, it } from 'vitest'
import { findQuantities } from '../../../../src/language/claims/facts/quantities.js'
import { split } from '../../../../src/language/split.js'
import { tokenize } from '../../../../src/language/words/tokens.js'

type Stated = [value: number, unit: string | null, comparison?: string, of?: number]

function quantitiesOf(text: string): Stated[] {
  return findQuantities(tokenize(text), () => false).map(({ value, unit, comparison, of }): Stated => {
    if (of !== null) return [value, unit, comparison, of]
    return comparison === 'exactly' ? [value, unit] : [value, unit, comparison]
  })
}

describe('the numbers of a claim', () => {
  it.each<[string, ...Stated[]]>([
    ['The list has more than 41,000 of the 50,000 names needed.', [41000, 'names', 'more than', 50000]],
    ['The pool cost $4.5bn and £300,000.', [4.5e9, 'USD'], [300000, 'GBP']],
    ['The pool cost nearly 40 million euros a year.', [40e6, 'EUR', 'about']],
    ['The bridge cost C$5m.', [5e6, 'CAD']],
    ['Rents rose 12.5 percentage points, to 20% of income and 30 per cent in Dalby.', [12.5, 'percentage points'], [20, 'percent'], [30, 'percent']],
    ['Three dozen goats and half a million hens died.', [36, 'goats'], [500000, 'hens']],
    ['A quarter of the staff and two-thirds of the guards left.', [0.25, null], [2 / 3, null]],
    ['One in five pupils and nine out of 10 teachers walk.', [1, 'pupils', 'exactly', 5], [9, 'teachers', 'exactly', 10]],
    ['Nurses work almost one shift in five.', [1, 'shift', 'about', 5]],
    ['Between 3 and 5 boats sank.', [3, 'boats', 'at least'], [5, 'boats', 'at most']],
    ['The work takes 10 to 12 weeks.', [10, 'weeks', 'at least'], [12, 'weeks', 'at most']],
    ['The fine is between €40 million and €55 million.', [40e6, 'EUR', 'at least'], [55e6, 'EUR', 'at most']],
    ['At least 12 men, up to 40 women and no more than nine dogs waited.', [12, 'men', 'at least'], [40, 'women', 'at most'], [9, 'dogs', 'at most']],
    ['Some 300 guests, fewer than 20 of them local, ate 60 or more pies.', [300, 'guests', 'about'], [20, null, 'less than'], [60, 'pies', 'at least']],
    ['Two hundred and fifty thousand bees in twenty-one hives.', [250000, 'bees'], [21, 'hives']],
    ['Sales rose fivefold, then doubled.', [5, 'times'], [2, 'times']],
    ['The wind blew at 148 kilometres an hour.', [148, 'kilometres an hour']],
    ['The council will close 14 of its 212 fishing huts.', [14, 'fishing huts', 'exactly', 212]],
    ['A 10-year-old girl won.', [10, 'year']],
    ['The road cost Rs 4.5 lakh crore, or ₹2,300 per head.', [4.5e12, 'INR'], [2300, 'INR']],
    ['The tax brought Rs. 12 crore and Rs4 lakh.', [12e7, 'INR'], [4e5, 'INR']],
    ['It lost £900m, £1.2bn and EUR 5m.', [900e6, 'GBP'], [1.2e9, 'GBP'], [5e6, 'EUR']],
    ['So far 12 people and 31 ships came.', [12, 'people'], [31, 'ships']],
    ['A two-bedroom flat was sold.', [2, 'bedroom']],
  ])('reads %s', (text, ...stated) => {
    expect(quantitiesOf(text)).toEqual(stated)
  })

  it.each([
    'One of them won.', 'No one came.', 'The team won 2-1.', 'The council voted 9–4.', 'The Boeing 737 landed at 11 p.m. in Dalby.',
    'The Larks went 0-for-9.', 'Ruiz was 2-for-10 that night.', 'It was a 5-4 loss and a 3-1 win.', 'A zero-tolerance rule and a zero-sum game.',
    'A one-way street.', 'The shop is at 4410 Amber Street.', 'The 6-foot-3 guard left.',
  ])('counts nothing in %s', (text) => {
    expect(quantitiesOf(text)).toEqual([])
  })

  it('says where it stands, with the words that compare', () => {
    const text = 'The list has more than 41,000 of the 50,000 names needed.'
    const [quantity] = findQuantities(tokenize(text), () => false)
    expect(text.slice(...quantity!.span)).toBe('more than 41,000 of the 50,000 names')
  })

  it('takes no date for a number of things', () => {
    const [claim] = split('On 3 March 2016 the council sold 14 boats.').claims
    expect(claim!.quantities.map(({ value }) => value)).toEqual([14])
    expect(claim!.times.map(({ start, end }) => [start, end])).toEqual([['2016-03-03', '2016-03-03']])
  })
})
