import { describe, expect, it } from 'vitest'
import { agreementOf, agreementOn, type PairCount } from '../../src/domain/agreement.js'

const pair = (first: PairCount['first'], second: PairCount['second'], count: number): PairCount => ({ first, second, count })

describe('agreement', () => {
  it('of two who say yes and no to fifty applications is 70 %, and kappa 0.4', () => {
    // Both yes 20, both no 15, apart 5 and 10: by chance 0.5 × 0.6 + 0.5 × 0.4 = 0.5, so (0.7 − 0.5) / (1 − 0.5).
    const pairs = [pair('verified', 'verified', 20), pair('verified', 'false', 5), pair('false', 'verified', 10), pair('false', 'false', 15)]
    expect(agreementOf(pairs)).toMatchObject({ count: 50, agreed: 35, raw: 0.7 })
    expect(agreementOf(pairs).kappa).toBeCloseTo(0.4, 12)
  })

  it('of three categories is reckoned from what each gave', () => {
    // Cohen’s table of 200: the diagonal holds 88 + 40 + 12, the margins 100 60 40 and 120 60 20: by chance 100 × 120 + 60 × 60 + 40 × 20 of 40,000.
    const pairs = [
      pair('verified', 'verified', 88), pair('verified', 'disputed', 10), pair('verified', 'false', 2),
      pair('disputed', 'verified', 14), pair('disputed', 'disputed', 40), pair('disputed', 'false', 6),
      pair('false', 'verified', 18), pair('false', 'disputed', 10), pair('false', 'false', 12),
    ]
    const { raw, kappa } = agreementOf(pairs)
    expect(raw).toBe(0.7)
    expect(kappa).toBeCloseTo((0.7 - 0.41) / (1 - 0.41), 12)
  })

  it('is 1 where all agree on several, 0 where no more than by chance, and below where less', () => {
    expect(agreementOf([pair('verified', 'verified', 3), pair('false', 'false', 4)]).kappa).toBe(1)
    expect(agreementOf([pair('verified', 'verified', 1), pair('verified', 'false', 1), pair('false', 'verified', 1), pair('false', 'false', 1)]).kappa).toBe(0)
    expect(agreementOf([pair('verified', 'false', 5), pair('false', 'verified', 5)])).toMatchObject({ raw: 0, kappa: -1 })
  })

  it('has no kappa where both always gave the same one status, and neither where nothing was compared', () => {
    expect(agreementOf([pair('verified', 'verified', 9)])).toEqual({ count: 9, agreed: 9, raw: 1, kappa: null })
    expect(agreementOf([])).toEqual({ count: 0, agreed: 0, raw: null, kappa: null })
    expect(agreementOn([pair('verified', 'verified', 9)], 'false')).toEqual({ count: 9, agreed: 9, raw: 1, kappa: null })
  })

  it('is 0 where one of two always gave the same', () => {
    expect(agreementOf([pair('verified', 'verified', 7), pair('verified', 'false', 3)])).toMatchObject({ raw: 0.7, kappa: 0 })
  })

  it('on one status asks only whether both gave it', () => {
    const pairs = [pair('verified', 'verified', 4), pair('false', 'disputed', 3), pair('disputed', 'verified', 1), pair('verified', 'false', 2)]
    // Verified: both 4, neither 3, apart 3 of 10; given 6 and 5 times: by chance 0.3 + 0.2.
    expect(agreementOn(pairs, 'verified')).toMatchObject({ count: 10, agreed: 7, raw: 0.7 })
    expect(agreementOn(pairs, 'verified').kappa).toBeCloseTo((0.7 - 0.5) / 0.5, 12)
    expect(agreementOn(pairs, 'disputed')).toMatchObject({ agreed: 6 })
  })
})
