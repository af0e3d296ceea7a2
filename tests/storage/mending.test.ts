import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { databaseFile, mendStore, openStore, type Store } from '../../src/storage/store.js'
import { checkDatabase } from '../check-database.js'
import { hasPostgres, makeDatabase } from '../database.js'
import { makeDesk } from '../desk.js'
import { approveVerdict } from '../../src/desk/verdicts/approve-verdict.js'
import { proposeVerdict } from '../../src/desk/verdicts/propose-verdict.js'
import { acceptClaim } from '../../src/desk/claims/accept-claim.js'
import { buildActor, buildArticle } from '../factories.js'
import { runScript } from '../run.js'

const TEXT = Array.from({ length: 620 }, (_, n) => `Ada Brandt said the walrus office counted ${n + 31} seals in week ${n + 1}.`).join('\n\n')
const first = { after: null, limit: 1 }

interface Spoilt {
  url: string
  articleId: string
  claims: number
  sources: number
}

/** A database of which what is searched by and what is kept of sources were changed in every way, and which nobody has open. */
async function makeSpoilt(): Promise<Spoilt> {
  const { store, url } = await makeDatabase()
  const desk = makeDesk(store)
  const checker = await buildActor(desk)
  const { id: articleId } = await buildArticle(desk, checker, { title: 'Ökonomie der Robben', text: TEXT })
  const [, , waiting, stale] = await store.claims.ofArticle(articleId)
  await acceptClaim(desk, checker, waiting!.id, waiting!.version)
  await proposeVerdict(desk, checker, waiting!.id, waiting!.version + 1, { status: 'verified', rationale: 'Seen.', asOf: '2026-02-28', withoutEvidence: 'Seen on the spot.' })
  await store.accounts.waitingVerdict.deleteMany()
  const judged = await proposeVerdict(desk, checker, stale!.id, stale!.version, { status: 'unverifiable', rationale: 'No record.', asOf: '2026-02-20', recheckOn: '2026-03-09' })
  await approveVerdict(desk, await buildActor(desk, 'editor'), judged.verdicts[0]!.id, judged.version, { note: '' })
  await store.accounts.claim.update({ where: { id: stale!.id }, data: { recheckOn: null } })
  const claims = (await store.search.claims(['walrus'], first)).total
  const sources = (await store.search.sources(['brandt'], first)).total
  await spoil(store, articleId)
  await letGo(store)
  if (!hasPostgres()) changeFile(url, `DELETE FROM "ClaimPieces" WHERE "rowid" % 2 = 0; INSERT INTO "SourcePieces" ("rowid", "pieces") VALUES (999, 'abc')`)
  return { url, articleId, claims, sources }
}

async function spoil({ accounts, claims }: Store, articleId: string): Promise<void> {
  const [one, other] = await claims.ofArticle(articleId)
  await accounts.articleWords.deleteMany()
  await accounts.claimWords.update({ where: { claimId: one!.id }, data: { folded: 'something else' } })
  await accounts.sourceWords.updateMany({ data: { folded: 'nobody' } })
  const [kept] = await accounts.mention.findMany({ where: { claimId: one!.id } })
  await accounts.mention.deleteMany({ where: { claimId: other!.id } })
  await accounts.mention.updateMany({ where: { claimId: one!.id }, data: { status: 'false' } })
  const stranger = await accounts.source.create({ data: { ...(await accounts.source.findUniqueOrThrow({ where: { id: kept!.sourceId } })), id: 'stranger', name: 'Stranger', folded: 'stranger' } })
  await accounts.mention.create({ data: { ...kept!, sourceId: stranger.id } })
  await accounts.mentionCount.updateMany({ data: { count: 7 } })
}

// Two libraries on one file undo each other's locks; what stands on a server needs no such care.
async function letGo(store: Store): Promise<void> {
  if (!hasPostgres()) await store.close()
}

function changeFile(url: string, sql: string): void {
  const database = new Database(databaseFile(url))
  // The tables that SQLite keeps of an index are open to nobody else.
  database.unsafeMode()
  database.exec(sql)
  database.close()
}

const check = (url: string, ...args: string[]) => runScript('src/cli.ts', ['check', ...args], { env: { DATABASE_URL: url } })

describe('claimtrail check --mend', () => {
  it('makes anew what is searched by and kept of sources, where check named what differs and the command', async () => {
    const { url, articleId, claims, sources } = await makeSpoilt()
    const found = await check(url)
    expect(found).toMatchObject({ code: 1, stderr: expect.stringMatching(/: \d+ found wrong; \d+ of it, .*“claimtrail check --mend” makes anew/) })
    const mended = await check(url, '--mend')
    expect(mended).toMatchObject({ code: 0, stderr: '' })
    expect(mended.stdout.startsWith(found.stdout)).toBe(true)
    const index = hasPostgres() ? '' : `, the index of ${claims + 1 + sources + 1} texts`
    expect(mended.stdout.slice(found.stdout.length)).toMatch(new RegExp(`^made anew: the words of ${2 + sources + 1} texts that are searched${index}, \\d+ mentions of sources, the counts of [1-9]\\d* sources, what waits of 2 claims, the second checks of 0 claims, 0 counts of how they agree\\n\\S.* is sound: `))
    expect(await check(url)).toMatchObject({ code: 0, stderr: '' })
    expect((await check(url, '--mend')).stdout).not.toContain('made anew')

    const store = await openStore(url)
    expect((await store.search.articles(['okonomie'], first)).items).toMatchObject([{ id: articleId }])
    expect((await store.search.claims(['walrus'], first)).total).toBe(claims)
    expect((await store.search.sources(['brandt'], first)).total).toBe(sources)
    await store.close()
  }, 180_000)

  it('only reports what follows from nothing else, and mends beside it', async () => {
    const { store, url } = await makeDatabase()
    const desk = makeDesk(store)
    const { id } = await buildArticle(desk, await buildActor(desk), { title: 'Lamps', text: 'The council bought 90 brass lamps for the old pier.' })
    await store.accounts.event.updateMany({ where: { activity: 'import' }, data: { agentName: 'Bob' } })
    await store.accounts.articleWords.deleteMany()
    await letGo(store)
    const { code, stdout, stderr } = await check(url, '--mend')
    expect(code).toBe(1)
    expect(stderr).toMatch(/: 1 found wrong\n$/)
    expect(stdout.trimEnd().split('\n')).toEqual([
      expect.stringMatching(new RegExp(`^trail of ${id}: event 1 .*was changed`)),
      `article ${id}: what it is searched by is not what it says`,
      expect.stringMatching(/^made anew: the words of 1 texts/),
    ])
  }, 180_000)
})

it('readers are shown anew what they may have seen wrongly', async () => {
  const { store, url } = await makeDatabase()
  const desk = makeDesk(store)
  await buildArticle(desk, await buildActor(desk), { title: 'Lamps', text: 'The council bought 90 brass lamps, Ada Brandt said.' })
  const version = await store.readersVersion()
  await store.accounts.mention.updateMany({ data: { status: 'false' } })
  await letGo(store)
  await mendStore(url)
  const again = await openStore(url)
  expect(await again.readersVersion()).toBeGreaterThan(version)
  await again.close()
})

it.skipIf(hasPostgres())('an index of SQLite that is damaged is made anew like one that says something else', async () => {
  const { store, url } = await makeDatabase()
  const desk = makeDesk(store)
  await buildArticle(desk, await buildActor(desk), { title: 'Seals', text: TEXT })
  const { total } = await store.search.claims(['walrus'], first)
  await store.close()
  changeFile(url, 'DELETE FROM "ClaimPieces_data"')
  const { problems, mendable } = await checkDatabase(url)
  expect(problems).toEqual([expect.stringMatching(/^damaged: .*ClaimPieces/)])
  expect(mendable).toBe(1)
  expect(await mendStore(url)).toMatchObject({ words: 0, mentions: 0 })
  expect((await checkDatabase(url)).problems).toEqual([])
  const again = await openStore(url)
  expect((await again.search.claims(['walrus'], first)).total).toBe(total)
  await again.close()
})
