// Real databases for tests, each of its own: a file in a folder of its own, removed when the test file ends, or, where the
// run has a PostgreSQL server, a database on it.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { serverAt } from '../prisma/scratch-server.js'
import { openStore, type Store } from '../src/storage/store.js'
import { TEMPLATE } from './postgres.js'

const stores: Store[] = []
const folders: string[] = []

afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()))
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
})

/** makeFolder makes an empty folder, gone when the test file ends. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'claimtrail-'))
  folders.push(folder)
  return folder
}

/** makeStore opens a store on a fresh, migrated database (about 0.1 s). */
export async function makeStore(): Promise<Store> {
  return (await makeDatabase()).store
}

/** makeDatabase is makeStore for those who also need the file, or another patience with its locks (milliseconds). */
export async function makeDatabase(patience?: number): Promise<{ store: Store; file: string; url: string }> {
  const file = join(await makeFolder(), 'claimtrail.db')
  const url = await (hasPostgres() ? makeOnServer() : `file:${file}`)
  const store = await openStore(url, patience)
  stores.push(store)
  return { store, file, url }
}

/** hasPostgres says whether this run is one on PostgreSQL. */
export function hasPostgres(): boolean {
  return inject('postgres') !== undefined
}

async function makeOnServer(): Promise<string> {
  const server = serverAt(inject('postgres'))
  const name = `t${randomUUID().replaceAll('-', '')}`
  await server.createDatabase(name, TEMPLATE)
  return server.url(name)
}

/**
 * fillDisk lets the database file grow no further, as on a full disk (SQLite answers with the same error), and uses its free
 * pages up. What fits into what is free inside a page is written. Answers what makes room again.
 */
export async function fillDisk(store: Store): Promise<() => Promise<void>> {
  const allow = async (pages: number) => void (await store.accounts.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`))
  await allow(1)
  const fill = (id: string) => store.accounts.$executeRaw`INSERT INTO "Verification" ("id", "identifier", "value", "expiresAt", "updatedAt")
    VALUES (${id}, 'ballast', hex(zeroblob(2000)), '', '')`
  const seed = Date.now()
  for (let n = 0; await fill(`${seed}-${n}`).then(() => true, () => false); n++);
  return () => allow(1_000_000)
}
