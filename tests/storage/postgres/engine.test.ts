import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { serverAt, startScratchServer, type ScratchServer } from '../../../prisma/scratch-server.js'
import { StoreBusy, StoreSilent } from '../../../src/domain/errors.js'
import { PROGRAM } from '../../../src/domain/permission.js'
import { checkPostgres } from '../../../src/maintenance/check.js'
import { DESK_CHAIN } from '../../../src/storage/trail.js'
import { openStore, type Store } from '../../../src/storage/store.js'
import { TEMPLATE } from '../../postgres.js'

const opened: Store[] = []
afterAll(() => Promise.all(opened.map((store) => store.close())))

async function open(url: string, patience?: number): Promise<Store> {
  const store = await openStore(url, patience)
  opened.push(store)
  return store
}

async function makeUrl(template?: string): Promise<string> {
  const name = `e${randomUUID().replaceAll('-', '')}`
  await serverAt(inject('postgres')).createDatabase(name, template)
  return serverAt(inject('postgres')).url(name)
}

let count = 0
const event = () => ({
  id: `01ARZ3NDEKTSV4RRFFQ6${String((count += 1)).padStart(6, '0')}`, chain: DESK_CHAIN, at: new Date('2026-03-01T09:30:00.123Z'), actor: PROGRAM,
  activity: 'add_user', subjectType: 'user', subjectId: 'somebody', before: null, after: { name: 'Ada' },
}) as const

it('several that open a new database at once migrate it once', async () => {
  const url = await makeUrl()
  await Promise.all(Array.from({ length: 10 }, () => open(url)))
  const client = new Client(serverAt(inject('postgres')).config(new URL(url).pathname.slice(1)))
  await client.connect()
  const { rows } = await client.query('SELECT migration_name, COUNT(*) AS count FROM "_prisma_migrations" GROUP BY 1 HAVING COUNT(*) > 1')
  const all = await client.query('SELECT 1 FROM "_prisma_migrations"')
  await client.end()
  expect(rows).toEqual([])
  expect(all.rowCount).toBeGreaterThan(0)
})

it('changes of several stores at once keep one unbroken chain, and check finds nothing wrong', async () => {
  const url = await makeUrl(TEMPLATE)
  const stores = await Promise.all([open(url, 30_000), open(url, 30_000), open(url, 30_000)])
  await Promise.all(Array.from({ length: 60 }, (_, n) => stores[n % 3]!.write((tx) => tx.trail.append(event()))))
  expect(await checkPostgres(url)).toMatchObject({ problems: [], events: 60, chains: 1 })
})

describe('changes that each name a chain', () => {
  const CHAINS = ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '01ARZ3NDEKTSV4RRFFQ69G5FAW'] as const
  const holding = (store: Store, chain?: string) => {
    let end = (): void => undefined
    const held = new Promise<void>((resolve) => (end = resolve))
    let begun = (): void => undefined
    const isBegun = new Promise<void>((resolve) => (begun = resolve))
    const done = store.write(() => (begun(), held), chain)
    return { isBegun, end: () => (end(), done) }
  }
  const quick = async (store: Store, chain?: string) => store.write((tx) => tx.trail.append({ ...event(), chain: chain ?? DESK_CHAIN }), chain)

  it('go side by side where they name different ones, in one process and in another', async () => {
    const url = await makeUrl(TEMPLATE)
    const [one, other] = [await open(url, 500), await open(url, 500)]
    const first = holding(one, CHAINS[0])
    await first.isBegun
    await quick(one, CHAINS[1])
    await quick(other, CHAINS[1])
    await first.end()
  })

  it('wait for one another where they name the same, and for one that names none', async () => {
    const url = await makeUrl(TEMPLATE)
    const [one, other] = [await open(url, 500), await open(url, 500)]
    for (const [held, asked] of [[CHAINS[0], CHAINS[0]], [undefined, CHAINS[0]], [CHAINS[0], undefined]]) {
      const first = holding(one, held)
      await first.isBegun
      await expect(quick(other, asked)).rejects.toThrow(StoreBusy)
      await first.end()
      await quick(other, asked)
    }
  })

  it('move the version of what readers see one after the other', async () => {
    const url = await makeUrl(TEMPLATE)
    const stores = await Promise.all([open(url, 30_000), open(url, 30_000)])
    const before = await stores[0]!.readersVersion()
    await Promise.all(Array.from({ length: 40 }, (_, n) => stores[n % 2]!.write((tx) => tx.sources.share(['none']), `chain ${n % 8}`)))
    expect(await stores[0]!.readersVersion()).toBeGreaterThanOrEqual(before + 40)
  })
})

it('check names what was changed behind the program’s back', async () => {
  const url = await makeUrl(TEMPLATE)
  const store = await open(url)
  await store.write((tx) => tx.trail.append(event()))
  await store.accounts.$executeRaw`UPDATE "Event" SET "agentName" = 'Somebody else'`
  const { problems } = await checkPostgres(url)
  expect(problems).toEqual([expect.stringMatching(/^trail of desk: event 1 .* was changed/)])
})

it('a change that waits too long for another’s says so, and nothing of it is saved', async () => {
  const url = await makeUrl(TEMPLATE)
  const [first, second] = [await open(url), await open(url, 50)]
  await first.write(async () => {
    await expect(second.write((tx) => tx.trail.append(event()))).rejects.toBeInstanceOf(StoreBusy)
    // Reading waits for nobody.
    expect((await second.trail.ofChain(DESK_CHAIN, { after: null, limit: 1 })).items).toEqual([])
  })
  await second.write((tx) => tx.trail.append(event()))
  expect((await first.trail.ofChain(DESK_CHAIN, { after: null, limit: 5 })).items).toHaveLength(1)
})

it('a change that throws leaves nothing', async () => {
  const store = await open(await makeUrl(TEMPLATE))
  await expect(store.write(async (tx) => {
    await tx.trail.append(event())
    throw new RangeError('changed my mind')
  })).rejects.toThrow('changed my mind')
  expect((await store.trail.ofChain(DESK_CHAIN, { after: null, limit: 1 })).items).toEqual([])
})

describe('what cannot be opened is told in one line', () => {
  const refusal = (url: string) => openStore(url).then(() => 'opened', (error: Error) => `${error.name}: ${error.message}`)

  it('a database that is not there', async () => {
    expect(await refusal(serverAt(inject('postgres')).url('nobody_made_it'))).toMatch(/^StoreProblem: .* has no such database: make it/)
  })

  it('a server that is not there', async () => {
    expect(await refusal('postgresql://ada:secret@127.0.0.1:1/claims')).toBe(
      'StoreProblem: the PostgreSQL server at 127.0.0.1:1/claims does not answer: start it, or mend host and port in DATABASE_URL')
  })

  it('a name that nobody knows', async () => {
    expect(await refusal('postgresql://ada@nowhere.invalid/claims')).toMatch(/^StoreProblem: the PostgreSQL server at nowhere\.invalid:5432\/claims /)
  })
})

describe('a server that crashes', () => {
  let server: ScratchServer
  beforeAll(async () => {
    server = await startScratchServer()
    await server.createDatabase('claims')
  })
  afterAll(() => server.stop())

  it('is told in words while it is away; what was saved is there when it is back, and work goes on by itself', async () => {
    const store = await open(server.url('claims'))
    await store.write((tx) => tx.trail.append(event()))
    const broken = store.write(async (tx) => {
      await tx.trail.append(event())
      await server.crash()
      await tx.trail.append(event())
    })
    await expect(broken).rejects.toBeInstanceOf(StoreSilent)
    await expect(store.articles.isEmpty()).rejects.toBeInstanceOf(StoreSilent)
    await expect(store.write((tx) => tx.trail.append(event()))).rejects.toBeInstanceOf(StoreSilent)
    await expect(store.readersVersion()).rejects.toBeInstanceOf(StoreSilent)
    expect(await store.health()).toBe('silent')

    await server.startAgain()
    expect(await store.health()).toBe('ready')
    await store.write((tx) => tx.trail.append(event()))
    expect(await checkPostgres(server.url('claims'))).toMatchObject({ problems: [], events: 2 })
  })
})
