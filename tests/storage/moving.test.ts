import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { acceptClaim } from '../../src/desk/claims/accept-claim.js'
import { Prisma } from '../../src/storage/generated/client.js'
import { TABLES } from '../../src/storage/moving.js'
import { moveStore, openStore, type Store } from '../../src/storage/store.js'
import { projectPath } from '../../src/project.js'
import { checkDatabase } from '../check-database.js'
import { makeDatabase, makeFolder } from '../database.js'
import { makeDesk } from '../desk.js'
import { buildActor, buildArticle, buildEvidence, buildLongArticle, buildPublishedClaim, LEDGER } from '../factories.js'

const quietly = () => undefined
const BYTES = new Uint8Array([0, 1, 2, 255])

/** A file to move to, or to move from. */
async function makeFile(): Promise<{ url: string; opened: Promise<Store> }> {
  const url = `file:${join(await makeFolder(), 'moved.db')}`
  const opened = openStore(url)
  await opened
  return { url, opened }
}

async function filled(): Promise<{ url: string; store: Store; claimId: string; articleId: string }> {
  const { url, opened } = await makeFile()
  const store = await opened
  const desk = makeDesk(store)
  const { claim: judged, article, checker } = await buildPublishedClaim(desk)
  const { claim } = await buildEvidence(desk, checker, judged)
  await buildLongArticle(desk, checker, 620)
  await store.write((tx) => tx.learntModels.insert({
    id: desk.newId(), name: 'nobody-reads-it', bytes: BYTES, decisions: 1, heldOut: 1, figures: { before: {}, after: {} }, createdById: null,
    createdByName: 'Claimtrail', createdAt: desk.now(),
  }))
  return { url, store, claimId: claim.id, articleId: article.id }
}

it('every table has its place in a move', () => {
  expect(Object.keys(TABLES).sort()).toEqual(Object.keys(Prisma.ModelName).sort())
})

// Prisma goes on from a row by its key, and cannot compare truths.
it('no key that a move goes by holds a truth', () => {
  const schema = readFileSync(projectPath('prisma', 'schema.prisma'), 'utf8')
  for (const [name, keys] of Object.entries(TABLES)) {
    const model = new RegExp(`^model ${name} \\{([^}]*)\\}`, 'm').exec(schema)![1]!
    for (const key of keys) expect(new RegExp(`^  ${key} +(\\w+)`, 'm').exec(model)?.[1], `${name}.${key}`).toMatch(/^(?:String|Int|BigInt)$/)
  }
})

it('a moved database is the same on the other side: every claim, text and event; work goes on there', async () => {
  const source = await filled()
  const before = await source.store.claims.find(source.claimId)
  await source.store.close()
  const { store, url } = await makeDatabase()
  const seen: number[] = []
  const { events } = await moveStore(source.url, url, (done) => void seen.push(done))

  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  expect(await store.claims.find(source.claimId)).toEqual(before)
  expect((await store.learntModels.newest('nobody-reads-it'))?.bytes).toEqual(BYTES)
  const [evidence] = await store.evidence.ofClaim(source.claimId)
  expect((await store.snapshots.find(evidence!.snapshotHash))?.bytes).toEqual(new Uint8Array(Buffer.from(LEDGER)))
  const found = ({ search }: Store) => search.claims([before!.text.slice(0, 12).toLowerCase()], { after: null, limit: 10 })
  expect((await found(store)).items.map(({ claim }) => claim.id)).toContain(source.claimId)
  const desk = makeDesk(store)
  const article = await buildArticle(desk, await buildActor(desk, 'fact-checker', 'Ada New'), { text: 'The ferry sank on Monday, Ada Brandt said. It was forty years old.' })
  const [claim] = await store.claims.ofArticle(article.id)
  await acceptClaim(desk, (await store.users.find(before!.verdicts[0]!.authorId))!, claim!.id, claim!.version)

  const back = await makeFile()
  await (await back.opened).close()
  await moveStore(url, back.url, quietly)
  // Last of all: check reads a file by another SQLite library, which must not look at it while this one writes.
  expect(await checkDatabase(source.url)).toMatchObject({ problems: [], events, evidence: 1, snapshots: 1 })
  expect(await checkDatabase(back.url)).toEqual({ ...(await checkDatabase(url)), problems: [] })
})

it('a move that was stopped goes on, and moves nothing twice', async () => {
  const source = await filled()
  await source.store.close()
  const { store, url } = await makeDatabase()
  await expect(moveStore(source.url, url, (done, total) => {
    if (done > total / 2) throw new RangeError('stopped')
  })).rejects.toThrow('stopped')
  expect(await store.articles.isEmpty()).toBe(false)
  await moveStore(source.url, url, quietly)
  expect((await checkDatabase(url)).problems).toEqual([])
  expect(await store.claims.find(source.claimId)).not.toBeNull()
})

it('is refused into itself, and into a database with work of its own', async () => {
  const source = await filled()
  const { store, url } = await makeDatabase()
  await buildActor(makeDesk(store), 'editor', 'Somebody Else')
  await expect(moveStore(source.url, source.url, quietly)).rejects.toThrow('this is the database itself: name another')
  await expect(moveStore(source.url, url, quietly)).rejects.toThrow(/holds work of its own: name an empty one$/)
  expect(await store.articles.isEmpty()).toBe(true)
  await source.store.close()
})

it('says where the sides differ in the end, and whose trail is broken', async () => {
  const source = await filled()
  const { store, url } = await makeDatabase()
  await store.accounts.verification.create({ data: { id: 'one', identifier: 'x', value: 'x', expiresAt: new Date(0) } })
  await expect(moveStore(source.url, url, quietly)).rejects.toThrow('“Verification” has 0 rows here and 1 there: stop what writes to either database, then run this again')
  await store.accounts.verification.deleteMany()
  await source.store.accounts.event.updateMany({ where: { chain: source.articleId, sequence: 2 }, data: { agentName: 'Nobody' } })
  await expect(moveStore(source.url, url, quietly)).rejects.toThrow(`the trail of ${source.articleId} is broken here, at event 2: see claimtrail check`)
  await source.store.close()
})
