import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { tidyUp } from '../../../src/desk/tidy-up.js'
import { PROGRAM } from '../../../src/domain/permission.js'
import { makeDatabase } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle } from '../../factories.js'

it('tidying up counts what the tables hold, once they have grown', async () => {
  const { store, file } = await makeDatabase()
  const desk = makeDesk(store)
  await buildArticle(desk, await buildActor(desk))
  const counted = () => {
    const db = new Database(file, { readonly: true })
    try {
      const isCounted = db.prepare(`SELECT 1 FROM sqlite_master WHERE "name" = 'sqlite_stat1'`).get() !== undefined
      return isCounted ? db.prepare<[], string>(`SELECT DISTINCT "tbl" FROM sqlite_stat1`).pluck().all() : []
    } finally {
      db.close()
    }
  }
  expect(counted()).toEqual([])
  await tidyUp(desk, PROGRAM)
  expect(counted()).toEqual(expect.arrayContaining(['Article', 'Claim', 'Hop', 'Event']))
})
