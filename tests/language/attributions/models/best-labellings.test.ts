import { expect, test } from 'vitest'
import { areAlike, wordSetsOf } from '../../../../src/language/attributions/models/agreement.js'
import { bestLabellings } from '../../../../src/language/attributions/models/best-labellings.js'
import { labels, makeLattice, type Lattice } from '../../../../src/language/attributions/models/lattice.js'
import { layOut } from '../../../../src/language/attributions/models/sheet.js'
import { logPartition, marginals } from '../../../../src/language/attributions/models/span-crf.js'
import { findSentences } from '../../../../src/language/sentences/sentences.js'
import { tokenize } from '../../../../src/language/words/tokens.js'

const length = 6

/** A lattice whose scores are scattered, but the same in every run. */
function scattered(cue: number): Lattice {
  const lattice = makeLattice(length)
  lattice.length = length
  lattice.cue = cue
  lattice.emissions.forEach((_, at) => (lattice.emissions[at] = Math.sin(at * 12.9898 + cue) * 2))
  lattice.edges.forEach((_, at) => (lattice.edges[at] = Math.cos(at * 78.233 - cue)))
  return lattice
}

/** All labellings with at most one run of source whose cue token is cue, with their scores, best first. */
function everyLabelling({ emissions, edges, cue }: Lattice): { found: number[]; score: number }[] {
  const all: { found: number[]; score: number }[] = []
  for (let number = 0; number < 4 ** length; number += 1) {
    const found = Array.from({ length }, (_, at) => Math.floor(number / 4 ** at) % 4)
    const runs = found.filter((label, at) => label === labels.source && found[at - 1] !== labels.source).length
    if (runs > 1 || found[cue] !== labels.cue) continue
    const score = found.reduce((sum, label, at) =>
      sum + emissions[at * 4 + label]! + (at > 0 ? edges[at * 16 + found[at - 1]! * 4 + label]! : 0), 0)
    all.push({ found, score })
  }
  return all.sort((a, b) => b.score - a.score)
}

test.each([0, 2, 5])('the best labellings are those that trying all of them gives, the cue at %i', (cue) => {
  const lattice = scattered(cue)
  const all = everyLabelling(lattice)
  const best = bestLabellings(lattice, 40)
  expect(best.map(({ labels: found }) => [...found])).toEqual(all.slice(0, 40).map(({ found }) => found))
  best.forEach(({ score }, rank) => expect(score).toBeCloseTo(all[rank]!.score, 4))
})

test('a sentence of one token has one labelling', () => {
  const lattice = { ...scattered(0), length: 1 }
  expect(bestLabellings(lattice, 10).map(({ labels: found }) => [...found])).toEqual([[labels.cue]])
})

test.each([0, 2, 5])('probabilities are shares of the sum over all labellings, the cue at %i', (cue) => {
  const lattice = scattered(cue)
  const all = everyLabelling(lattice)
  const total = all.reduce((sum, { score }) => sum + Math.exp(score), 0)
  expect(logPartition(lattice)).toBeCloseTo(Math.log(total), 4)
  const { ofLabels, ofSteps } = marginals(lattice)
  for (let at = 0; at < length; at += 1) {
    for (let label = 0; label < 4; label += 1) {
      const share = all.filter(({ found }) => found[at] === label).reduce((sum, { score }) => sum + Math.exp(score), 0) / total
      expect(ofLabels[at * 4 + label]).toBeCloseTo(share, 4)
    }
    for (let step = 0; at > 0 && step < 16; step += 1) {
      const share = all.filter(({ found }) => found[at - 1]! * 4 + found[at]! === step)
        .reduce((sum, { score }) => sum + Math.exp(score), 0) / total
      expect(ofSteps[at * 16 + step]).toBeCloseTo(share, 4)
    }
  }
})

test('labellings are alike that share half of their words, marks not counted', () => {
  const text = 'The mayor said the old dam, which is high, leaks.'
  const tokens = tokenize(text)
  const sheet = layOut(tokens, findSentences(text, tokens))
  const content = (from: number, end: number): Int32Array => {
    const found = new Uint8Array(tokens.length)
    found.fill(labels.content, from, end)
    return wordSetsOf(sheet, 0, found).content
  }
  expect(areAlike(content(3, 6), content(3, tokens.length))).toBe(false)
  expect(areAlike(content(3, 9), content(3, tokens.length))).toBe(true)
  expect(areAlike(content(0, 0), content(0, 0))).toBe(true)
})
