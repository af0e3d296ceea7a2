import { expect, test } from 'vitest'
import { labelOfLevel, presentConfidence, presentWhy } from '../../../src/web/parts/confidence.js'
import { chainOf, sampleClaim } from './sample-claims.js'

test('a claim’s confidence says whether it stands as it is, each step from its bound on', () => {
  const shown = [0.6, 0.599, 0.4, 0.399, 0.2, 0.199, 0].map((chance) => presentConfidence(chance).words)
  expect(shown).toEqual(['likely to stand', 'may stand', 'may stand', 'needs a look', 'needs a look', 'doubtful', 'doubtful'])
  for (const chance of [0.7, 0.5, 0.3, 0.1]) expect(labelOfLevel(presentConfidence(chance).level)).toBe(presentConfidence(chance).words)
})

test('a chain’s confidence has words of its own: that the source said it', () => {
  const why = presentWhy(sampleClaim('claim-1', 'The new one cost', { confidence: 0.67, attributions: [chainOf(['Lee', 'person'])] }))!
  expect(why.confidence.words).toBe('likely to stand')
  expect(why.chains.map(({ confidence }) => confidence.words)).toEqual(['fairly sure'])
})
