import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { check } from '../../src/maintenance/check.js'
import { snapshotHash } from '../../src/domain/snapshot.js'
import { MaintenanceError } from '../../src/maintenance/database.js'
import { importArticle } from '../../src/desk/articles/import-article.js'
import { PROGRAM } from '../../src/domain/permission.js'
import { makeDatabase, makeFolder } from '../database.js'
import { makeDesk } from '../desk.js'
import { HARBOUR } from '../factories.js'
import { makeClosedDatabase, query } from './database.js'

async function makeDatabaseWithSources(): Promise<{ file: string }> {
  const { store, file } = await makeDatabase()
  await importArticle(makeDesk(store), PROGRAM, { title: 'Bridge to close', text: HARBOUR, format: 'plain' })
  await store.close()
  return { file }
}

it('a database that nobody touched is sound, to an independent SQLite too', async () => {
  const { file } = await makeClosedDatabase()
  const report = await check(file)
  expect(report.problems).toEqual([])
  expect(report).toMatchObject({ chains: 2, events: 2, revisions: 1 })
  expect(report.anchors).toBeGreaterThan(0)
})

it.each([
  ['the words of an act', `UPDATE "Event" SET after = '{"title":"Boats"}' WHERE activity = 'import'`, 'was changed'],
  ['who did it', `UPDATE "Event" SET agentName = 'Bob' WHERE activity = 'import'`, 'was changed'],
  ['when it was done', `UPDATE "Event" SET at = '2026-03-02T09:00:00.000+00:00' WHERE activity = 'import'`, 'was changed'],
  ['a time that is none', `UPDATE "Event" SET at = 'soon' WHERE activity = 'import'`, 'cannot be read'],
  ['what is no JSON', `UPDATE "Event" SET before = '{' WHERE activity = 'import'`, 'cannot be read'],
  ['a first event taken away', `UPDATE "Event" SET sequence = 2 WHERE activity = 'import'`, 'comes where event 1 should'],
  ['a first event that follows another', `UPDATE "Event" SET previousHash = hash WHERE activity = 'import'`, 'does not begin its chain'],
])('names the first broken link where somebody changed %s', async (_what, tampering, difference) => {
  const { file, articleId } = await makeClosedDatabase()
  await query(file, tampering)
  const [event] = await query(file, `SELECT id FROM "Event" WHERE activity = 'import'`)
  const { problems } = await check(file)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(`trail of ${articleId}`)
  expect(problems[0]).toMatch(String(event!['id']))
  expect(problems[0]).toMatch(difference)
})

it('names only the first of many broken links of a chain, and each broken chain', async () => {
  const { file, articleId } = await makeClosedDatabase('2026-03-01', ['Ada', 'Grace', 'Mary'])
  await query(file, `UPDATE "Event" SET agentName = 'Bob' WHERE sequence <> 1 OR activity = 'import'`)
  const { problems } = await check(file)
  expect(problems).toHaveLength(2)
  expect(problems).toContainEqual(expect.stringMatching(new RegExp(`^trail of ${articleId}: event 1 .*was changed`)))
  expect(problems).toContainEqual(expect.stringMatching(/^trail of desk: event 2 .*was changed/))
})

it('sees an event taken out of the middle, also where its hash was forged around', async () => {
  const { file } = await makeClosedDatabase('2026-03-01', ['Ada', 'Grace', 'Mary'])
  await query(file, `DELETE FROM "Event" WHERE chain = 'desk' AND sequence = 2`)
  expect((await check(file)).problems).toEqual([expect.stringMatching(/event 3 .*comes where event 2 should/)])
  await query(file, `UPDATE "Event" SET sequence = 2 WHERE chain = 'desk' AND sequence = 3`)
  expect((await check(file)).problems).toEqual([expect.stringMatching(/event 2 .*does not hold the hash of event 1/)])
})

it('sees an article whose whole trail is gone', async () => {
  const { file, articleId } = await makeClosedDatabase()
  await query(file, 'DELETE FROM "Event" WHERE chain = ?', [articleId])
  expect((await check(file)).problems).toEqual([`article ${articleId} has no trail`])
})

it('sees a text that was changed under its claims', async () => {
  const { file } = await makeClosedDatabase()
  await query(file, `UPDATE "Revision" SET text = replace(text, '12', '21')`)
  const { problems } = await check(file)
  expect(problems[0]).toMatch(/^revision \w+: its text does not give its hash$/)
  expect(problems[1]).toMatch(/^anchor \w+ of claim \w+: .* does not have its words there$/)
})

it.each([
  ['a page that was changed', `UPDATE "Snapshot" SET bytes = CAST('Other words.' AS BLOB)`, /^snapshot [0-9a-f]{64}: its bytes do not give its hash$/],
  ['a quote that was changed', `UPDATE "Evidence" SET quote = 'Words lost'`, /^evidence e of claim \w+: its quote does not stand in snapshot [0-9a-f]{64}$/],
  ['a page that is gone', `DELETE FROM "Snapshot"`, /^evidence e of claim \w+: its snapshot is not there$/],
])('sees, of evidence, %s', async (_what, tampering, problem) => {
  const { file } = await makeClosedDatabase()
  const words = 'Words kept here.'
  const hash = snapshotHash(Buffer.from(words))
  const at = '2026-03-01T09:00:00.000+00:00'
  await query(file, `INSERT INTO "Snapshot" (sha256, mediaType, title, createdByName, createdAt, text, bytes) VALUES (?, 'text/plain', '', 'Ada', ?, ?, CAST(? AS BLOB))`, [hash, at, words, words])
  await query(file, `INSERT INTO "Evidence" (id, claimId, url, quote, snapshotHash, retrievedAt, stance, createdAt) SELECT 'e', id, '', 'Words kept', ?, ?, 'context', ? FROM "Claim" LIMIT 1`, [hash, at, at])
  expect(await check(file)).toMatchObject({ problems: [], evidence: 1, snapshots: 1 })
  await query(file, tampering)
  expect((await check(file)).problems).toEqual([expect.stringMatching(problem)])
})

it.each([
  ['in a circle', `UPDATE "Source" SET mergedIntoId = id WHERE kind = 'person'`, /^source \w+ was merged into one that is not there$/],
  ['into nothing', `UPDATE "Source" SET mergedIntoId = 'nobody' WHERE kind = 'person'`, /^source \w+ was merged into one that is not there$/],
  ['and left its hops behind', `UPDATE "Source" SET mergedIntoId = (SELECT id FROM "Source" WHERE kind <> 'person' LIMIT 1) WHERE kind = 'person'`, /^hop \w+ does not stand at the source that stands for the one it names$/],
  ['and was forgotten by its hops', `UPDATE "Hop" SET mergedFromId = 'nobody'`, /^hop \w+ does not stand at the source that stands for the one it names$/],
])('sees a source that was merged %s', async (_how, tampering, problem) => {
  const { file } = await makeDatabaseWithSources()
  await query(file, tampering)
  expect((await check(file)).problems).toContainEqual(expect.stringMatching(problem))
})

it('sees a row that names what does not exist', async () => {
  const { file } = await makeClosedDatabase()
  await query(file, 'PRAGMA foreign_keys = OFF')
  await query(file, `UPDATE "Account" SET userId = 'nobody'`)
  expect((await check(file)).problems).toEqual([expect.stringMatching(/^Account row \d+ names a User that does not exist$/)])
})

it.each([
  ['is half applied', 'UPDATE _prisma_migrations SET finished_at = NULL', 'is half applied'],
  ['was changed after it was applied', `UPDATE _prisma_migrations SET checksum = 'x'`, 'was changed after it was applied'],
  ['is of a newer program', `UPDATE _prisma_migrations SET migration_name = '29990101000000_later'`, 'is of a newer Claimtrail'],
  ['is not applied', 'DELETE FROM _prisma_migrations', 'is not applied'],
])('sees a migration that %s', async (_what, change, problem) => {
  const { file } = await makeClosedDatabase()
  await query(file, change)
  expect((await check(file)).problems.join()).toMatch(problem)
})

it('sees damaged pages', async () => {
  const { file } = await makeClosedDatabase()
  const handle = await open(file, 'r+')
  for (let page = 3; page < 12; page++) await handle.write(Buffer.alloc(2048, 0xa5), 0, 2048, page * 4096)
  await handle.close()
  expect((await check(file)).problems[0]).toMatch(/^damaged: /)
})

it('refuses what is no Claimtrail database', async () => {
  const folder = await makeFolder()
  await writeFile(join(folder, 'notes.db'), 'these are notes, quite long enough to have a header of a hundred bytes '.repeat(9))
  await expect(check(join(folder, 'notes.db'))).rejects.toThrow(MaintenanceError)
  await expect(check(join(folder, 'missing.db'))).rejects.toThrow(/there is no database at/)
})
