import { describe, expect, it } from 'vitest'
import { split } from '../../../../src/language/split.js'

// A Thursday.
const publishedAt = '2019-05-16T09:00:00Z'

const claimsOf = (text: string, context = { publishedAt }): string[] => split(text, context).claims.map((claim) => claim.text)

function timesOf(text: string): (string | null)[][] {
  const { claims } = split(text, { publishedAt })
  const longest = [...claims].sort((a, b) => b.text.length - a.text.length)[0]!
  return longest.times.map(({ span, start, end }) => [text.slice(...span), start, end])
}

describe('when, as a claim says it', () => {
  it.each([
    ['Ruth Alder resigned on Tuesday.', 'Tuesday', '2019-05-14', '2019-05-14'],
    ['Ruth Alder resigned on Thursday.', 'Thursday', '2019-05-16', '2019-05-16'],
    ['The council will vote on Tuesday.', 'Tuesday', '2019-05-21', '2019-05-21'],
    ['The council plans to vote on Friday.', 'Friday', '2019-05-17', '2019-05-17'],
    ['The shop opens on Friday.', 'Friday', '2019-05-17', '2019-05-17'],
    ['Ruth Alder resigned last Thursday.', 'last Thursday', '2019-05-09', '2019-05-09'],
    ['Ruth Alder left Dalby yesterday.', 'yesterday', '2019-05-15', '2019-05-15'],
    ['The firm closed two plants last month.', 'last month', '2019-04-01', '2019-04-30'],
    ['The firm closed two plants last year.', 'last year', '2018-01-01', '2018-12-31'],
    ['The firm closed two plants last week.', 'last week', '2019-05-06', '2019-05-12'],
    ['The firm closed two plants earlier this year.', 'earlier this year', '2019-01-01', '2019-05-16'],
    ['The firm closed two plants two days ago.', 'two days ago', '2019-05-14', '2019-05-14'],
    ['The firm closed two plants three years ago.', 'three years ago', '2016-01-01', '2016-12-31'],
    ['The firm closed two plants in March.', 'March', '2019-03-01', '2019-03-31'],
    ['The firm closed two plants in November.', 'November', '2018-11-01', '2018-11-30'],
    ['The firm will close two plants in September.', 'September', '2019-09-01', '2019-09-30'],
    ['The firm will close two plants in March.', 'March', '2020-03-01', '2020-03-31'],
    ['The firm closed two plants on March 3, 2016.', 'March 3, 2016', '2016-03-03', '2016-03-03'],
    ['The firm closed two plants on 3 March.', '3 March', '2019-03-03', '2019-03-03'],
    ['The firm closed two plants in the third quarter of 2015.', 'third quarter of 2015', '2015-07-01', '2015-09-30'],
    ['The firm closed two plants in the 1990s.', '1990s', '1990-01-01', '1999-12-31'],
    ['The firm ran two plants from 2012 to 2016.', '2012 to 2016', '2012-01-01', '2016-12-31'],
    ['The firm closed two plants in February 2016.', 'February 2016', '2016-02-01', '2016-02-29'],
  ])('reads %s', (text, words, start, end) => {
    expect(timesOf(text)).toEqual([[words, start, end]])
  })

  it('leaves the dates open where the article’s day is not known, and the words as they are', () => {
    const { claims } = split('The firm closed its Dalby plant on Tuesday.')
    expect(claims.map(({ text }) => text)).toEqual(['The firm closed its Dalby plant on Tuesday.'])
    expect(claims[0]!.times.map(({ start, end }) => [start, end])).toEqual([[null, null]])
  })

  it('knows the years that need no article’s day', () => {
    expect(split('The firm closed its Dalby plant in 2014.').claims[0]!.times[0]).toMatchObject({ start: '2014-01-01', end: '2014-12-31' })
  })

  it.each([
    ['The firm closed its plant on Tuesday.', 'The firm closed its plant on Tuesday, 14 May 2019.'],
    ['The firm closed its plant last month.', 'The firm closed its plant in April 2019.'],
    ['The firm closed its plant yesterday.', 'The firm closed its plant on 15 May 2019.'],
    ['The firm closed its plant in March.', 'The firm closed its plant in March 2019.'],
    ['The firm closed its plant earlier this year.', 'The firm closed its plant earlier in 2019.'],
    ['Last year the firm closed its plant.', 'In 2018 the firm closed its plant.'],
    ['The firm did not publish last year’s accounts.', 'The firm did not publish last year’s accounts.'],
  ])('puts the date into the wording of %s', (text, claim) => {
    expect(claimsOf(text)).toContain(claim)
  })

  it('takes a name and a verb for no month', () => {
    expect(timesOf('Theresa May may sell the farm in Dalby.')).toEqual([])
  })
})
