import { expect, test } from 'vitest'
import { anchorAt } from '../../../src/domain/anchor.js'
import { presentCard } from '../../../src/web/pages/workspace/card.js'
import { presentClaim } from '../../../src/web/pages/claims/present-claim.js'
import { presentWhy } from '../../../src/web/parts/confidence.js'
import { presentUnclear } from '../../../src/web/parts/unclear.js'
import { chainOf, editor, sampleArticle, sampleClaim, sampleRevision, sampleText } from './sample-claims.js'

const boat = 'The old boat took forty minutes'
const cost = 'The new one cost 3 million crowns'
const meaning = (candidates: string[]) => presentUnclear([{ words: 'it', candidates }], cost, 0)!.references[0]!.meaning
const names = Array.from({ length: 8 }, (_, n) => `Board ${n + 1}`)

test('an open reference says what it may mean, or that the article does not say', () => {
  expect(meaning(['the Health Board', 'the Port Office'])).toBe('may be the Health Board, the Port Office')
  expect(meaning([])).toBe('the claim alone does not tell who or what is meant')
  expect(presentUnclear([], cost, 0)).toBeNull()
})

test('six candidates are named, and of more it is said how many', () => {
  expect(meaning(names.slice(0, 6))).toBe('may be Board 1, Board 2, Board 3, Board 4, Board 5, Board 6')
  expect(meaning(names.slice(0, 7))).toBe('may be Board 1, Board 2, Board 3, Board 4, Board 5, Board 6, or 1 more')
  expect(meaning(names)).toMatch(/Board 6, or 2 more$/)
})

const before = (text: string, words: string) => presentUnclear([{ words: 'it', candidates: [] }], text, text.indexOf(words))!.before

test('the sentence before stands beside it, also across paragraphs and after an abbreviation', () => {
  expect(before(sampleText, cost)).toBe(`${boat}.`)
  expect(before('The board met on Monday.\n\nThe agency closed the clinic.', 'The agency')).toBe('The board met on Monday.')
  expect(before('It rained. Mr. Moss and Dr. Ode met on Monday. He left, and it closed.', 'it closed')).toBe('Mr. Moss and Dr. Ode met on Monday.')
  expect(before('The agency closed the clinic.', 'the clinic')).toBeNull()
})

test('of a very long sentence before, the end is shown, and that it is cut', () => {
  const long = before(`The board ${'and the port office '.repeat(40)}met. It left.`, 'It left')
  expect(long).toMatch(/^…\w.* met\.$/)
  expect(long!.length).toBeLessThanOrEqual(601)
})

const claim = sampleClaim('c', cost, {
  parts: [{ id: 'p', text: 'There was a new one.', anchors: [anchorAt(sampleText, 0, 9)] }],
  open: [{ words: 'The new one', candidates: ['the ferry'] }],
  attributions: [chainOf(['Lena Fors', 'person'])],
})

test('the desk’s card shows what is unclear and what else it asserts; readers see only the latter', () => {
  const { card } = presentCard({
    frame: { actor: editor, path: '/desk' }, article: sampleArticle(), articleText: sampleText, claim, counts: [], selected: null,
  })
  expect(card.unclear).toEqual({ references: [{ words: 'The new one', meaning: 'may be the ferry' }], before: `${boat}.` })
  expect(card.parts).toEqual({ count: 1, wordings: ['There was a new one.'] })
  const model = presentClaim({ frame: { actor: null, path: '/' }, article: sampleArticle(), revision: sampleRevision(), claim, history: { items: [], next: null } })
  expect(model.parts).toEqual(card.parts)
  expect(JSON.stringify(model)).not.toContain('may be the ferry')
})

test('why names the rule or the model that settled a chain', () => {
  expect(presentWhy(claim)!.chains[0]!.decidedBy).toBe('settled by the rule “verb”')
  expect(presentWhy({ ...claim, attributions: [{ ...claim.attributions[0]!, decidedBy: 'model attributions' }] })!.chains[0]!.decidedBy)
    .toBe('settled by the model “attributions”')
  expect(presentWhy({ ...claim, attributions: [{ ...claim.attributions[0]!, decidedBy: null }] })!.chains[0]!.decidedBy).toBeNull()
})
