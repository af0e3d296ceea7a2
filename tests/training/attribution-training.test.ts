import { describe, expect, test } from 'vitest'
import { readWith, trainAttributions, type AttributionOptions } from '../../training/attribution-training.js'
import { readExample, type Example, type GoldAttribution } from '../../training/corpus.js'
import { accept } from '../../src/language/attributions/accepting/accept.js'
import { packModel, toInt8 } from '../../src/language/attributions/models/attribution-model.js'
import { encodeModel } from '../../src/language/models/model-file.js'

const speakers = ['Ann Berg', 'The harbour master', 'A union official', 'Tom Dahl', 'The agency', 'Mayor Ruiz']
const contents = ['the dam leaks', 'the ferry sank in May', 'two bridges were closed', 'rents fell by a tenth']
const acts = ['The crane lifted the hull.', 'Workers painted the tower.', 'A storm closed the market.']

/** Every article has a speaker who says something and somebody who does something. */
function articles(): Example[] {
  return speakers.flatMap((speaker, index) => contents.map((content, step) => {
    const cue = (index + step) % 2 === 0 ? 'said' : 'claimed'
    const text = `${speaker} ${cue} ${content}.\n\n${acts[(index + step) % acts.length]!}`
    const spanOf = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length]
    const gold: GoldAttribution = { source: [spanOf(speaker)], cue: [spanOf(` ${cue} `)], content: [spanOf(content)] }
    return readExample(`${index}-${step}`, text, [{ ...gold, cue: [[gold.cue[0]![0] + 1, gold.cue[0]![1] - 1]] }], [])
  }))
}

const options: AttributionOptions = { bits: { cues: 10, tokens: 10, steps: 6, extension: 6 }, folds: 2, spanEpochs: 4,
  trees: { trees: 4, depth: 2, rate: 0.3, ridge: 1, leastInLeaf: 1, share: 1, seed: 1 }, seed: 1 }
const silent = (): void => undefined

describe('attribution models trained on a few articles', () => {
  test('find who said what in an article they never saw', () => {
    const { model } = trainAttributions(articles(), options, silent)
    const text = 'Nina Holt said the school burned.\n\nWorkers lifted the market.'
    const read = readWith(readExample('new', text, [], []), model)
    const [found, ...others] = accept(read.example.sheet, read.proposals, read.confidence, model.threshold)
    const words = (tokens: number[]): string => tokens.map((at) => read.example.tokens[at]!.text).join(' ')
    expect(words(found!.proposal.source)).toBe('Nina Holt')
    expect(words(found!.proposal.content)).toBe('the school burned')
    expect(others).toEqual([])
  })

  test('are the same bytes each time they are trained', () => {
    const bytes = [0, 1].map(() => {
      const { header, tables } = packModel(trainAttributions(articles(), options, silent).model)
      return encodeModel(header, tables)
    })
    expect(bytes[0]!.equals(bytes[1]!)).toBe(true)
  })

  test('keep within half a step of their weights when they are rounded', () => {
    const { values, scale } = toInt8(Float32Array.of(0.5, -1.27, 0.004, 0), 2)
    expect(scale).toBeCloseTo(0.01)
    expect([...values]).toEqual([50, -127, 0, 0])
  })
})
