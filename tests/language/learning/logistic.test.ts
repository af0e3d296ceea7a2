import { describe, expect, it } from 'vitest'
import { buildRows, fitLogistic, scoreRow } from '../../../src/language/learning/logistic.js'

const rows = buildRows([[[0, 1]], [[0, 1], [1, 1]], [[0, 1]], [[0, 1], [1, 1]], [[0, 1], [1, 1]]], 3)

describe('logistic regression', () => {
  it('finds the odds of what it saw where nothing holds it back', () => {
    const weights = fitLogistic({ rows, labels: Float64Array.of(0, 1, 1, 1, 0), holds: new Float64Array(3) })
    expect(scoreRow(rows, 0, weights)).toBeCloseTo(0, 3)
    expect(scoreRow(rows, 1, weights)).toBeCloseTo(Math.log(2), 3)
    expect(weights[2]).toBe(0)
  })

  it('stays where it is held', () => {
    const problem = { rows, labels: Float64Array.of(0, 1, 1, 1, 0), towards: Float64Array.of(2, -1, 5) }
    const held = fitLogistic({ ...problem, holds: new Float64Array(3).fill(1e6) })
    expect([...held].map(Math.round)).toEqual([2, -1, 5])
    const loose = fitLogistic({ ...problem, holds: new Float64Array(3).fill(1e-3) })
    expect(loose[0]).toBeLessThan(0.1)
  })

  it('counts a row as often as its weight says', () => {
    const labels = Float64Array.of(0, 1, 1, 1, 0)
    const holds = new Float64Array(3).fill(0.1)
    const weighted = fitLogistic({ rows, labels, holds, weights: Float64Array.of(1, 1, 3, 1, 1) })
    const repeated = buildRows([[[0, 1]], [[0, 1], [1, 1]], [[0, 1]], [[0, 1]], [[0, 1]], [[0, 1], [1, 1]], [[0, 1], [1, 1]]], 3)
    const plain = fitLogistic({ rows: repeated, labels: Float64Array.of(0, 1, 1, 1, 1, 1, 0), holds })
    for (const at of [0, 1, 2]) expect(weighted[at]).toBeCloseTo(plain[at]!, 3)
  })
})
