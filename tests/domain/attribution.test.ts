import { describe, expect, it } from 'vitest'
import { isSameChain, wayOf, type Hop } from '../../src/domain/attribution.js'

const source = { id: 's1', name: 'Ada Brandt', kind: 'person' as const, articleId: null, version: 1 }
const said: Hop = { source, mention: 'Ada Brandt', mentionStart: 4, mentionEnd: 14, cue: 'went on to say', cueStart: 15, cueEnd: 29, mode: 'indirect', standing: 'on_record', mergedFromId: null }
const chain = (...hops: Partial<Hop>[]) => ({ hops: hops.map((hop) => ({ ...said, ...hop })) })

describe('two chains', () => {
  it.each<[string, other: Partial<Hop>[], isSame: boolean, isWay: boolean]>([
    ['that stand elsewhere in the text are the same', [{ mentionStart: 90, cueStart: null }], true, true],
    ['with a line end in their words are the same', [{ mention: 'Ada\nBrandt', cue: 'went on\nto say' }], true, true],
    ['with another name for the source go the same way', [{ mention: 'she' }], false, true],
    ['on another footing go the same way', [{ standing: 'unnamed' }], false, true],
    ['of another source do not', [{ source: { ...source, id: 's2' } }], false, false],
    ['with another cue do not', [{ cue: 'denied' }], false, false],
    ['without a cue do not', [{ cue: null }], false, false],
    ['told otherwise do not', [{ mode: 'direct' }], false, false],
    ['of which one goes on do not', [{}, {}], false, false],
  ])('%s', (_what, other, isSame, isWay) => {
    expect(isSameChain(chain({}), chain(...other))).toBe(isSame)
    expect(wayOf(chain({})) === wayOf(chain(...other))).toBe(isWay)
  })
})
