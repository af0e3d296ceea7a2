import { describe, expect, it } from 'vitest'
import { learn, missingFrom, type Decision } from '../../../src/language/learning/lesson.js'

const shipped = Float64Array.of(1, 0, 0)

// Ten articles of thirty decisions; in column 1 stands what the desk goes by, the shipped score knows nothing of it.
function decisions(label: (index: number) => number): Decision[] {
  return Array.from({ length: 300 }, (_, index) => {
    const before = ((index * 7) % 13) / 13 - 0.5
    return { group: `article ${index % 10}`, label: label(index), before, row: [[0, before], [1, index % 3 === 0 ? 1 : -1], [2, 1]] }
  })
}

describe('learning from decisions', () => {
  it('does better on held-out decisions where they follow something', () => {
    const lesson = learn(decisions((index) => (index % 3 === 0 ? 0 : 1)), shipped)!
    expect(lesson.isBetter).toBe(true)
    expect(lesson.after.averagePrecision).toBeGreaterThan(0.99)
    expect(lesson.after.logLoss).toBeLessThan(lesson.before.logLoss / 2)
    expect(lesson.weights[1]).toBeLessThan(-1)
    expect(lesson.learntFrom + lesson.heldOut).toBe(300)
  })

  it('is not better where they follow nothing', () => {
    // What is kept follows neither column.
    const noise = learn(decisions((index) => ((index * 7919) >> 3) & 1), shipped)!
    const even = decisions((index) => ((index * 7919) >> 3) & 1).map((decision) => ({ ...decision, before: 0 }))
    expect(noise.after.logLoss).toBeGreaterThan(0.6)
    expect(learn(even, shipped)!.isBetter).toBe(false)
  })

  it('is not better where the weights in use do as well already', () => {
    const known = decisions((index) => (index % 3 === 0 ? 0 : 1)).map((decision) => ({ ...decision, before: decision.label === 1 ? 30 : -30 }))
    expect(learn(known, shipped)!.isBetter).toBe(false)
  })

  it('teaches the same from the same decisions, bit for bit and in any order', () => {
    const given = decisions((index) => (index % 3 === 0 ? 0 : 1))
    const first = learn(given, shipped)!
    expect(learn(given, shipped)).toEqual(first)
    const turned = learn([...given].reverse(), shipped)!
    expect([turned.learntFrom, turned.heldOut, turned.isBetter]).toEqual([first.learntFrom, first.heldOut, first.isBetter])
  })

  it('never parts an article', () => {
    const given = decisions((index) => (index % 3 === 0 ? 0 : 1))
    expect(learn(given, shipped)!.heldOut % 30).toBe(0)
  })

  it('holds nothing out of a single article', () => {
    expect(learn(decisions((index) => index % 2).map((decision) => ({ ...decision, group: 'one' })), shipped)).toBeUndefined()
  })

  it('says what is missing before it begins', () => {
    const given = (kept: number, dismissed: number) => [...Array(kept).fill({ label: 1 }), ...Array(dismissed).fill({ label: 0 })] as Decision[]
    expect(missingFrom(given(0, 0))).toEqual({ decisions: 200, right: 30, wrong: 30 })
    expect(missingFrom(given(190, 12))).toEqual({ decisions: 0, right: 0, wrong: 18 })
    expect(missingFrom(given(170, 30))).toEqual({ decisions: 0, right: 0, wrong: 0 })
  })
})
