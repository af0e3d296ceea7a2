import { describe, expect, it } from 'vitest'
import { split } from '../../../../src/language/split.js'

const searches = (text: string): string[] => {
  const { claims, attributions } = split(text)
  return claims.map((claim) => (claim.attributions.some((index) => attributions[index]!.hops.length > 0) ? 'has a source' : claim.sourceSearch))
}

describe('how a claim’s source was looked for', () => {
  it.each([
    // The article’s own words, and what is said by nobody in particular.
    ['The repair will cost 4.2 million crowns.', 'searched'],
    ['The dam has leaked since 2019. Nine houses were flooded.', 'searched'],
    ['Reportedly the dam leaks.', 'searched'],
    ['It was reported that the dam leaks.', 'searched'],
    // Who only denies or doubts: the claim tells of the saying itself.
    ['The minister denied that the dam leaks.', 'searched'],
    ['The bank has a film called “The long road” on its page.', 'searched'],
    // Somebody said it, and it is open who.
    ['They told the court that the dam leaks.', 'unsure'],
    ['“The dam has leaked since 2019.”', 'unsure'],
    ['“The dam leaks,” was the answer.\n\n“It has leaked since 2019.”', 'unsure'],
    ['The racehorse, Pewter Lad, was bought for £32,500 in May 2019 and never won a race, the court was told.', 'unsure'],
    ['The dam has leaked since 2019, Ada Brandt said.', 'has a source'],
  ])('%s', (text, search) => {
    expect(searches(text)).toContain(search)
    if (search === 'searched') expect(new Set(searches(text))).toEqual(new Set(['searched']))
  })

  it('is that nobody looked, in a language that is not read', () => {
    for (const text of ['قال رئيس البلدية إن الجسر مغلق. لم يصب أحد.', 'Der Bürgermeister sagte, der Damm sei sicher. Die Stadt hat die Brücke gesperrt.', '市长说大坝很安全。没有人受伤。']) {
      expect(split(text).claims.length).toBeGreaterThan(0)
      for (const claim of split(text).claims) expect(claim.sourceSearch).toBe('not_looked_for')
    }
  })
})
