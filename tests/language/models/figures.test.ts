import { describe, expect, it } from 'vitest'
import { bestThreshold, measure } from '../../../src/language/models/figures.js'

const judged = (pairs: [score: number, label: number][]) => pairs.map(([score, label]) => ({ score, label }))

describe('the figures of a model', () => {
  it('are perfect where every right one stands above every wrong one and is sure', () => {
    const figures = measure(judged([[50, 1], [40, 1], [-40, 0]]))
    expect(figures).toMatchObject({ f1: 1, bestF1: 1, averagePrecision: 1 })
    expect(figures.calibrationError).toBeCloseTo(0)
    expect(figures.logLoss).toBeCloseTo(0)
  })

  it('count what is at even odds or better as taken', () => {
    // Taken: two right of three; wanted: three.
    expect(measure(judged([[1, 1], [0, 1], [0.5, 0], [-1, 1], [-2, 0]])).f1).toBeCloseTo(2 / 3)
  })

  it('average the precision at each right one', () => {
    expect(measure(judged([[3, 1], [2, 0], [1, 1]])).averagePrecision).toBeCloseTo((1 + 2 / 3) / 2)
  })

  it('find the threshold with the highest F1', () => {
    expect(bestThreshold(judged([[-1, 1], [-2, 1], [-3, 0], [-4, 0]]))).toEqual({ threshold: -2, f1: 1 })
  })

  it('say how far stated and found probabilities lie apart', () => {
    // Four times "nine in ten", found twice.
    const nineInTen = Math.log(9) + 1e-9
    expect(measure(judged([[nineInTen, 1], [nineInTen, 1], [nineInTen, 0], [nineInTen, 0]])).calibrationError).toBeCloseTo(0.4)
  })

  it('are zeros where nothing was judged', () => {
    expect(measure([])).toEqual({ f1: 0, bestF1: 0, averagePrecision: 0, calibrationError: 0, logLoss: 0 })
  })
})
