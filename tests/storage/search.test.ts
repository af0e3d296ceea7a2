import { expect, it } from 'vitest'
import { openStore } from '../../src/storage/store.js'
import { makeDatabase } from '../database.js'
import { makeDesk } from '../desk.js'
import { buildActor, buildArticle } from '../factories.js'

it('what was written before there was a search is found after the next start, all of it', async () => {
  const { store, url } = await makeDatabase()
  const desk = makeDesk(store)
  const checker = await buildActor(desk)
  const lines = Array.from({ length: 620 }, (_, n) => `The walrus office counted ${n + 31} seals in week ${n + 1}.`)
  const { id } = await buildArticle(desk, checker, { title: 'Ökonomie der Robben', text: lines.join('\n\n') })
  const claims = await store.claims.ofArticle(id)
  expect(claims.length).toBeGreaterThan(500)
  await store.accounts.claimWords.deleteMany()
  await store.accounts.article.updateMany({ data: { folded: null } })
  expect((await store.search.claims(['walrus'], { after: null, limit: 1 })).total).toBe(0)
  const again = await openStore(url)
  expect((await again.search.claims(['walrus', 'seals'], { after: null, limit: 1 })).total).toBe(claims.length)
  expect((await again.search.articles(['okonomie'], { after: null, limit: 1 })).items).toMatchObject([{ id }])
  await again.close()
})
