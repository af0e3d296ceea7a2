import { describe, expect, it } from 'vitest'
import { loadDemo } from '../../prisma/seed.js'
import { makeDatabase } from '../database.js'
import { makeDesk } from '../desk.js'
import { buildActor } from '../factories.js'

describe('the demo', () => {
  it('stays out of a database in which somebody has an account', async () => {
    const { store, file } = await makeDatabase()
    const desk = makeDesk(store)
    await buildActor(desk, 'editor')
    expect(await loadDemo(desk, file)).toBeNull()
    expect(await store.articles.isEmpty()).toBe(true)
    expect(await store.accounts.user.count()).toBe(1)
  })
})
