import { expect, it } from 'vitest'
import { BUSY_TIMEOUT_MS, connect } from '../../../src/storage/sqlite/connection.js'
import { makeDatabase } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle } from '../../factories.js'

it('every connection has the log, foreign keys and the patience that it needs', async () => {
  const { file } = await makeDatabase()
  const { database } = await connect(file)
  const read = (pragma: string) => String(database.pragma(pragma, { simple: true }))
  expect(read('journal_mode')).toBe('wal')
  expect(read('foreign_keys')).toBe('1')
  expect(read('busy_timeout')).toBe(String(BUSY_TIMEOUT_MS))
  expect(read('synchronous')).toBe('1')
  database.close()
})

it('the store refuses a row that names another that is not there', async () => {
  const { store } = await makeDatabase()
  const data = { id: 't', userId: 'nobody', name: 'n', hash: 'h', createdAt: new Date(0) }
  await expect(store.accounts.apiToken.create({ data })).rejects.toThrow(/[Ff]oreign key/)
})

it('what is read while a transaction is open is what was committed before it', async () => {
  const { store } = await makeDatabase()
  const desk = makeDesk(store)
  const editor = await buildActor(desk, 'editor')
  const article = await buildArticle(desk, editor)
  const failing = store.write(async (tx) => {
    await tx.articles.update(article.id, 1, { title: 'Half done' }, desk.now())
    expect((await tx.articles.find(article.id))!.title).toBe('Half done')
    expect((await store.articles.find(article.id))!.title).toBe(article.title)
    throw new Error('stopped half way')
  })
  await expect(failing).rejects.toThrow('stopped half way')
  expect(await store.articles.find(article.id)).toEqual(article)
})
