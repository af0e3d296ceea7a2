import { expect, it } from 'vitest'
import { addUser } from '../../../src/desk/people/add-user.js'
import { makeDatabase } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { runScript } from '../../run.js'
import { PROGRAM } from '../../../src/domain/permission.js'

it('two processes that write at once wait for each other and keep one unbroken chain', async () => {
  const { store, url } = await makeDatabase()
  const input = { email: 'ada@example.org', name: 'Ada', role: 'admin', password: 'a long enough one' } as const
  const { id } = await addUser(makeDesk(store), PROGRAM, input)
  const writing = () => runScript('tests/storage/sqlite/writing-process.ts', [url, id, '60'])
  const finished = await Promise.all([writing(), writing()])
  expect(finished.map(({ code, stderr }) => `${code}${stderr}`)).toEqual(['0', '0'])
  expect(await store.accounts.apiToken.count()).toBe(120)
  const last = await store.accounts.event.findFirstOrThrow({ orderBy: { sequence: 'desc' } })
  expect(last.sequence).toBe(121)
})
