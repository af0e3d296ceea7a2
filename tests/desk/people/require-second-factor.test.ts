import { expect, it } from 'vitest'
import { requireOfRole } from '../../../src/desk/people/require-second-factor.js'
import { PROGRAM } from '../../../src/domain/permission.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'

it('a second factor asked of one role leaves the others as they are, also those asked for at the same time', async () => {
  const desk = makeDesk(await makeStore())
  const required = async () => [...(await desk.store.secondFactors.required()).keys()].sort()
  await Promise.all([requireOfRole(desk, PROGRAM, 'editor', true), requireOfRole(desk, PROGRAM, 'admin', true)])
  expect(await required()).toEqual(['admin', 'editor'])
  await Promise.all([requireOfRole(desk, PROGRAM, 'editor', false), requireOfRole(desk, PROGRAM, 'fact-checker', true)])
  expect(await required()).toEqual(['admin', 'fact-checker'])
  expect((await desk.store.trail.about(['editor'])).map(({ activity }) => activity)).toEqual(['require_second_factor', 'waive_second_factor'])
})
