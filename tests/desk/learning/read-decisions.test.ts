import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decisionOf, weightAt } from '../../../src/desk/learning/read-decisions.js'
import type { Claim } from '../../../src/domain/claim.js'
import { readDocument } from '../../../src/intake/read-document.js'
import { findClaims } from '../../../src/language/claims/find-claims.js'
import { probability } from '../../../src/language/models/figures.js'
import { readArticle } from '../../../src/language/read-article.js'
import { checkWorthiness } from '../../../src/language/worth/claim-worth.js'
import { projectPath } from '../../../src/project.js'
import { sampleClaim } from '../../web/parts/sample-claims.js'

const folder = projectPath('fixtures', 'articles')
const fixtures = readdirSync(folder).filter((name) => name.endsWith('.md')).map((name): [string, string] =>
  [name, readDocument({ bytes: readFileSync(join(folder, name)), filename: name }).text])
const chains = readFileSync(join(folder, '../chains.jsonl'), 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { text: string }).text)
// A participle before its subject: the claim's words stand in another order than the article's.
const moved = 'Founded in 1990, the Oldbury lantern festival draws 40,000 visitors.'

describe('a claim’s worth', () => {
  it.each([...fixtures, ['chains.jsonl', chains.join('\n\n')], ['a claim whose words changed places', moved]])('is the same to split and to what is learnt from decisions: %s', (_, text) => {
    const article = readArticle(text)
    const claims = findClaims(article)
    const learnt = claims.map(({ anchors }) => Math.round(probability(checkWorthiness(article.models, weightAt(article, anchors)!)) * 1000) / 1000)
    expect(claims.length).toBeGreaterThan(0)
    expect(learnt).toEqual(claims.map(({ checkworthiness }) => checkworthiness))
  })
})

it('a claim that was split, or that another one says, teaches nothing', () => {
  const told = (dismissedAs: Claim['dismissedAs']) => decisionOf(sampleClaim('c1', 'twenty minutes', { stage: 'dismissed', dismissedAs }))
  expect([told(null), told('opinion'), told('split'), told('duplicate')]).toEqual(['dismissed', 'dismissed', null, null])
})
