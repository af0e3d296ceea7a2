import { describe, expect, it } from 'vitest'
import { split } from '../../../src/language/split.js'

describe('a verdict on a clause', () => {
  it.each([
    'It is a myth that toads are deaf.',
    'It is not true that the mayor sold the pier.',
    'It is false that toads cause warts.',
  ])('is a claim: %s', (text) => {
    expect(split(text).claims.map((claim) => claim.text)).toEqual([text])
  })

  it.each(['It is a shame that toads are deaf.', 'It is good that the mayor came.'])('is none where it tells a mood: %s', (text) => {
    expect(split(text).claims).toEqual([])
  })
})
