import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readPassages, scoreChains } from '../../bench/chain-scores.js'
import { split } from '../../src/language/split.js'
import { sourceKinds } from '../../src/domain/source.js'
import { projectPath } from '../../src/project.js'

const passages = readPassages(readFileSync(projectPath('fixtures', 'chains.jsonl'), 'utf8'))

describe('the passages of our own with their chains', () => {
  test('each names words of its text and kinds of source', () => {
    for (const { text, attributions } of passages) {
      for (const { content, hops } of attributions) {
        expect(text).toContain(content)
        for (const { kind } of hops) for (const one of [kind].flat()) expect(sourceKinds).toContain(one)
      }
    }
  })

  test('where the words are found at all, at least five chains in six come out right, seen while coding or not', () => {
    const outcomes = scoreChains(passages, split).filter(({ outcome }) => outcome !== 'missing')
    const right = outcomes.filter(({ outcome }) => outcome === 'right')
    expect(right.length / outcomes.length).toBeGreaterThan(5 / 6)
    const blind = outcomes.filter(({ passage }) => passage.half === 'blind')
    expect(blind.filter(({ outcome }) => outcome === 'right').length / blind.length).toBeGreaterThan(0.8)
  })
})
