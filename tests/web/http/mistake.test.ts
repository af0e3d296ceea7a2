import { expect, it } from 'vitest'
import { mistakeOf } from '../../../src/web/http/mistake.js'

it('a mistake is told with the places that led to it and to its cause', () => {
  const told = mistakeOf(new TypeError('x is undefined', { cause: Object.assign(new Error('no such table'), { code: 'SQLITE_ERROR' }) }))
  expect(told).toMatchObject({ error: 'TypeError', reason: 'x is undefined' })
  expect(told.stack).toMatch(/^at .*mistake\.test\.ts/)
  expect(told.stack).toMatch(/\ncaused by Error SQLITE_ERROR: no such table\nat /)
})

it.each([
  ['a text in quotation marks', new SyntaxError('Unexpected token in JSON: "The minister said" is not valid')],
  ['what a library was called with', new Error('Invalid call:\n  data: { body: The minister said }\n\nArgument id is missing.')],
  ['lines made to look like places', new Error('at The minister said\n    at The minister said (x)\nbroken')],
  ['what it was caused by', new Error('broken', { cause: new Error('no “The minister said”') })],
  ['what is no error', 'The minister said'],
])('%s is not told', (_what, error) => {
  expect(JSON.stringify(mistakeOf(error))).not.toContain('minister')
})
