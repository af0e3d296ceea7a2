import { describe, expect, it } from 'vitest'
import { drawEvenly, drawItems, SplitShape, type JudgedPair } from '../../bench/judge-items.js'
import { areaUnder, calibrationOf, readJudged, sharesOf, wilson, type JudgedClaim } from '../../bench/judge-scores.js'

const text = 'Rain fell. The dam held, police told the mayor. He thanked them. It was late. All slept.'
const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const claim = (words: string, more: object = {}) =>
  ({ text: `${words}.`, confidence: 0.5, anchors: [span(words)], attributions: [], ...more })

function buildPair(id: string, claims: object[]): JudgedPair {
  const sentences = ['Rain fell.', 'The dam held, police told the mayor.', 'He thanked them.', 'It was late.', 'All slept.'].map(span)
  const attributions = [{ hops: [{ name: 'police' }, { name: 'mayor' }] }]
  const one = SplitShape.parse({ sentences, claims, attributions })
  return { id, text, new: one, other: one }
}

const judged = (verdict: JudgedClaim['verdict'], more: Partial<JudgedClaim> = {}): JudgedClaim =>
  ({ verdict, confidence: 0.5, marked: false, chainWrong: false, marksRight: null, ...more })

describe('items to judge', () => {
  it('are drawn evenly over lists, each at most once, the same by the same seed', () => {
    const lists = [['a1', 'a2', 'a3', 'a4', 'a5'], ['b1'], ['c1', 'c2', 'c3']]
    const drawn = drawEvenly(lists, 5, 3)
    expect(drawEvenly(lists, 5, 3)).toEqual(drawn)
    expect(new Set(drawn).size).toBe(5)
    expect(drawn.map((name) => name[0]).sort()).toEqual(['a', 'a', 'b', 'c', 'c'])
    expect(drawEvenly(lists, 100, 3)).toHaveLength(9)
  })

  it('are half of either version, which only the key tells', () => {
    const pairs = ['x', 'y'].map((id) => buildPair(id, [claim('Rain fell'), claim('The dam held')]))
    const { items, key } = drawItems(pairs, 5, 1)
    expect(key.map(({ version }) => version).sort()).toEqual(['new', 'new', 'new', 'other', 'other'])
    expect(JSON.stringify(items)).not.toMatch(/version|confidence|"id"/)
    expect(items.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
  })

  it('show the sources, the marks, the sentences around and the claims that overlap', () => {
    const held = claim('The dam held', { attributions: [0], open: [{ words: 'dam', candidates: [] }] })
    const many = Array.from({ length: 7 }, (_, at) => claim('dam held', { text: `Held ${at}.` }))
    const { items } = drawItems([buildPair('x', [held, ...many, claim('It was late')])], 18, 1)
    const item = items.find((one) => one.claim === 'The dam held.')
    expect(item).toMatchObject({
      sources: 'police → mayor', open: ['dam'], before: 'Rain fell.', from: 'The dam held, police told the mayor.',
      after: 'He thanked them.', besideLeftOut: 1, verdict: '', chainWrong: null,
    })
    expect(item?.beside).toHaveLength(6)
    expect(items.find((one) => one.claim === 'It was late.')).toMatchObject({
      sources: 'the article itself', before: 'The dam held, police told the mayor. He thanked them.', after: 'All slept.', beside: [], besideLeftOut: 0,
    })
  })
})

describe('what a judge says', () => {
  it('is paired with the key, and refused where the key knows other words', () => {
    const { items, key } = drawItems([buildPair('x', [claim('Rain fell'), claim('It was late')])], 4, 1)
    const filled = items.map((item, at) => ({ ...item, verdict: at === 0 ? '' as const : 'kept' as const }))
    expect(['new', 'other'].map((version) => readJudged(filled, key, version as 'new' | 'other').length).sort()).toEqual([1, 2])
    expect(() => readJudged([{ ...items[0]!, claim: 'Another.' }], key, 'new')).toThrow('item 1')
  })

  it('gives shares of all, of those hanging and of those marked', () => {
    const shares = sharesOf([
      judged('kept'), judged('kept', { chainWrong: true }), judged('hanging', { marked: true, marksRight: true }), judged('hanging'),
      judged('kept', { marked: true, marksRight: false }), judged('truncated', { chainWrong: null }),
    ])
    const spelled = Object.fromEntries(shares.map(({ name, hits, of }) => [name.trim(), `${hits}/${of}`]))
    expect(spelled).toMatchObject({
      kept: '3/6', 'kept, or hanging and marked': '4/6', false: '0/6', 'false or truncated': '1/6', hanging: '2/6',
      'hanging that open marks': '1/2', 'marks that are right': '1/2', 'chain wrong': '1/5',
    })
  })

  it('has Wilson intervals', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 })
    // The textbook's 8 of 10 and 0 of 20.
    expect(wilson(8, 10).low).toBeCloseTo(0.490, 3)
    expect(wilson(8, 10).high).toBeCloseTo(0.943, 3)
    expect(wilson(0, 20).low).toBe(0)
    expect(wilson(0, 20).high).toBeCloseTo(0.161, 3)
  })

  it('tells how far confidence parts the kept from the spoilt, ties by half', () => {
    expect(areaUnder([judged('kept')])).toBeUndefined()
    expect(areaUnder([judged('kept', { confidence: 0.9 }), judged('false', { confidence: 0.1 }), judged('double', { confidence: 1 })])).toBe(1)
    expect(areaUnder([judged('kept'), judged('garbled')])).toBe(0.5)
  })

  it('tells how far confidence is from what was kept', () => {
    expect(calibrationOf([judged('kept', { confidence: 1 }), judged('false', { confidence: 0 })])).toBeCloseTo(0)
    expect(calibrationOf([judged('kept', { confidence: 0.75 }), judged('double', { confidence: 0.75 })])).toBeCloseTo(0.25)
  })
})
