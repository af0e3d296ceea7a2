import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { MigrationProblem } from '../../../src/storage/migrations.js'
import { migrate, newestMigration, writeMigration } from '../../../src/storage/sqlite/migrations.js'
import { textHash } from '../../../src/intake/normalise.js'
import { check } from '../../../src/maintenance/check.js'
import { projectPath } from '../../../src/project.js'
import { openStore } from '../../../src/storage/store.js'
import { makeFolder } from '../../database.js'
import { KEPT_OF_THEM, NUMBERED, rowsBeforeQueues } from '../before-queues.js'

async function migratedFile(change?: string): Promise<string> {
  const file = join(await makeFolder(), 'claimtrail.db')
  await migrate(file)
  if (change) {
    const database = new Database(file)
    database.exec(change)
    database.close()
  }
  return file
}

// A database as the release before a migration left it, with rows in it that people worked on.
async function databaseBefore(migration: string, rows: string): Promise<string> {
  const file = join(await makeFolder(), 'old.db')
  const whole = new Database(await migratedFile(), { readonly: true })
  const { sql } = whole.prepare("SELECT sql FROM sqlite_master WHERE name = '_prisma_migrations'").get() as { sql: string }
  const applied = whole.prepare('SELECT * FROM _prisma_migrations WHERE migration_name < ? ORDER BY migration_name').all(migration)
  whole.close()
  const old = new Database(file)
  old.exec(sql)
  for (const row of applied as Record<string, unknown>[]) {
    old.exec(readFileSync(projectPath('prisma', 'migrations', String(row['migration_name']), 'migration.sql'), 'utf8'))
    const columns = Object.keys(row)
    old.prepare(`INSERT INTO _prisma_migrations (${columns.join()}) VALUES (${columns.map(() => '?').join()})`).run(...Object.values(row))
  }
  old.exec(rows)
  old.close()
  return file
}

describe('migrating', () => {
  it('applies every migration to a new file, and nothing the second time', async () => {
    const file = join(await makeFolder(), 'claimtrail.db')
    expect((await migrate(file)).at(-1)).toBe(await newestMigration())
    expect(await migrate(file)).toEqual([])
  })

  it.each([
    ['half applied', 'UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0', /half applied/],
    ['edited after it ran', "UPDATE _prisma_migrations SET checksum = 'x'", /changed after/],
    [
      'of a newer version',
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES ('x', 'x', 1, '29990101000000_later', 1, 1)`,
      /newer Claimtrail/,
    ],
  ])('refuses a database that is %s, in one line', async (_what, change, words) => {
    const file = await migratedFile(change)
    const failed = await migrate(file).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(MigrationProblem)
    expect((failed as Error).message).toMatch(words)
    expect((failed as Error).message).not.toContain('\n')
  })

  it('make what the schema says, the tables of the search aside', async () => {
    expect(await writeMigration('29990101000000_none')).toBe(false)
  })

  it('leaves no lock behind: the file can be opened at once', async () => {
    const file = await migratedFile()
    const database = new Database(file)
    expect(database.prepare('SELECT count(*) AS n FROM Article').get()).toEqual({ n: 0 })
    database.close()
  })

  it('keeps the claims, chains and anchors of a database from before claims had parts, and adds nothing to them', async () => {
    const at = '2026-03-01T09:00:00.000+00:00'
    const text = 'The pier leaks, Bo said.'
    const file = await databaseBefore('20261125111506_claims_anew', `
      INSERT INTO Article (id, title, format, createdAt, updatedAt) VALUES ('a', 'Bridge', 'plain', '${at}', '${at}');
      INSERT INTO Revision (id, articleId, number, text, sha256, createdAt) VALUES ('r', 'a', 1, '${text}', '${textHash(text)}', '${at}');
      INSERT INTO Claim (id, articleId, position, text, splitText, kind, checkworthiness, confidence, why, stage, createdAt, updatedAt)
        VALUES ('c', 'a', 0, 'The pier leaks.', 'The pier leaks.', 'state', 0.5, 0.9, '["says how something is"]', 'accepted', '${at}', '${at}');
      INSERT INTO Anchor (id, claimId, revisionId, ordinal, start, "end", exact, prefix, suffix) VALUES ('w', 'c', 'r', 0, 0, 14, 'The pier leaks', '', ', Bo said.');
      INSERT INTO Source (id, name, folded, kind, createdAt) VALUES ('s', 'Bo', 'bo', 'person', '${at}');
      INSERT INTO Attribution (id, claimId, ordinal, mode, confidence) VALUES ('t', 'c', 0, 'indirect', 0.8);
      INSERT INTO Hop (id, attributionId, ordinal, sourceId, mention, mentionStart, mentionEnd, cue, mode, standing)
        VALUES ('h', 't', 0, 's', 'Bo', 16, 18, 'said', 'indirect', 'on_record');`)
    const store = await openStore(`file:${file}`)
    try {
      expect(await store.claims.find('c')).toMatchObject({
        text: 'The pier leaks.', stage: 'accepted', why: ['says how something is'], parts: [], open: [], anchors: [{ exact: 'The pier leaks' }],
        attributions: [{ decidedBy: null, confidence: 0.8, hops: [{ cue: 'said', cueStart: null, cueEnd: null, source: { name: 'Bo' } }] }],
      })
    } finally {
      await store.close()
    }
    // It was written by hand, without a trail: all else is sound.
    expect(await check(file)).toMatchObject({ problems: ['article a has no trail'], anchors: 1 })
  })

  it('keeps the queues of a database from before they were kept, and numbers its claims', async () => {
    const at = '2026-03-01T09:00:00.000+00:00'
    const file = await databaseBefore('20261129151802_waiting_verdicts', rowsBeforeQueues(at))
    const store = await openStore(`file:${file}`)
    try {
      expect(await store.accounts.waitingVerdict.findMany({ orderBy: { claimId: 'asc' } })).toEqual(KEPT_OF_THEM)
      expect(await store.accounts.claim.findMany({ orderBy: { id: 'asc' }, select: { id: true, number: true } })).toEqual(NUMBERED)
    } finally {
      await store.close()
    }
    expect((await check(file)).problems.join()).not.toContain('waits')
  })

  it('tells of the claims of a database from before whether their sources were looked for, as far as it knows', async () => {
    const at = '2026-03-01T09:00:00.000+00:00'
    const unread = '["a statement in a language that is read no further than its sentences"]'
    const claim = (id: string, article: string, kind: string, why: string, worth = 0.4) => `
      INSERT INTO Claim (id, articleId, position, text, splitText, kind, checkworthiness, why, createdAt, updatedAt)
        VALUES ('${id}', '${article}', 0, 'x', 'x', '${kind}', ${worth}, '${why}', '${at}', '${at}');`
    const anchor = (id: string, prefix: string, suffix: string) => `
      INSERT INTO Anchor (id, claimId, revisionId, ordinal, start, "end", exact, prefix, suffix) VALUES ('w-${id}', '${id}', 'r', 0, 0, 1, 'x', '${prefix}', '${suffix}');`
    const file = await databaseBefore('20261129010514_sources_looked_for', `
      ${['en', 'de', 'old'].map((id) => `INSERT INTO Article (id, title, format, createdAt, updatedAt) VALUES ('${id}', 'x', 'plain', '${at}', '${at}');`).join('')}
      INSERT INTO Revision (id, articleId, number, text, sha256, createdAt) VALUES ('r', 'en', 1, 'x', '${textHash('x')}', '${at}');
      ${claim('own', 'en', 'event', '[]')} ${anchor('own', 'It rained. ', ' Then it snowed.')}
      ${claim('beside', 'en', 'event', '["states a number"]')} ${anchor('beside', 'It rained. ', ', the court was told.')}
      ${claim('quoted', 'en', 'event', '[]')} ${anchor('quoted', 'It rained. “', '” Then it snowed.')}
      ${claim('chained', 'en', 'event', '[]')} ${anchor('chained', '', ', Bo said.')}
      INSERT INTO Attribution (id, claimId, ordinal, mode) VALUES ('t', 'chained', 0, 'indirect');
      ${claim('unread', 'de', 'other', unread, 0.5)} ${claim('long-unread', 'old', 'other', '[]', 0.5)}`)
    const store = await openStore(`file:${file}`)
    try {
      const searches = await Promise.all(['own', 'beside', 'quoted', 'chained', 'unread', 'long-unread'].map(async (id) => (await store.claims.find(id))!.sourceSearch))
      expect(searches).toEqual(['searched', 'unsure', 'unsure', 'searched', 'not_looked_for', 'not_looked_for'])
      expect(await store.claims.tally('de', null)).toMatchObject([{ sourcing: 'not_looked_for', count: 1 }])
      expect((await store.claims.tally('en', null)).map(({ sourcing, count }) => [sourcing, count]).sort()).toEqual([['none', 2], ['unsure', 2]])
    } finally {
      await store.close()
    }
  })
})
