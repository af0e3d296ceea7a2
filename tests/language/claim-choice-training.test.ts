import { describe, expect, it } from 'vitest'
import { judge, quantise, scoreChoice, trainChoice, type UnitText } from '../../training/claim-choice-training.js'

const places = ['Ashford', 'Dalby', 'Kelsing', 'Harwick']
const people = ['Ruth Alder', 'Tom Birch', 'Ida Crane']

// A reader who lists what was opened, and where, and never for whom.
const texts: UnitText[] = people.flatMap((person) => places.map((place) => ({
  text: `${person} opened the new school in ${place} with a long speech about the old days of the harbour and its ships.`,
  units: [`${person} opened the new school`, `${person} opened the new school in ${place}`],
})))

describe('training the choice of claims', () => {
  const judged = texts.map(judge)

  it('learns which details a reader lists', () => {
    const weights = trainChoice(judged)
    const untrained = scoreChoice(judged, () => new Float32Array(weights.length))
    const trained = scoreChoice(judged, () => weights)
    expect(trained.recall).toBeGreaterThanOrEqual(untrained.recall)
    expect(trained.f1).toBeGreaterThan(0.5)
    const [text] = judged
    const options = text!.sentences.flat()
    const score = (end: string): number => {
      const { option } = options.find((one) => one.words.join(' ').endsWith(end))!
      return option.features.reduce((sum, feature) => sum + weights[feature]!, 0)
    }
    expect(score('new school in ashford')).toBeGreaterThan(score('and its ships'))
  })

  it('gives the same weights each time', () => {
    expect(trainChoice(judged)).toEqual(trainChoice(texts.map(judge)))
  })

  it('keeps the order of the weights in 255 steps', () => {
    const weights = trainChoice(judged)
    const { scale, table } = quantise(weights)
    for (let at = 0; at < weights.length; at += 1) {
      expect(Math.abs(weights[at]! - table[at]! * scale)).toBeLessThanOrEqual(scale / 2 + 1e-6)
    }
  })
})
