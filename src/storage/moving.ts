// Carries a whole database from one engine to another.
import { createTrailCheck } from '../domain/trail-check.js'
import type { Db } from './db.js'
import type { Engine } from './engine.js'
import { batchesOf, insertBatches } from './insert-rows.js'
import { kindOf } from './search-index.js'
import { StoreProblem } from './store-problem.js'
import { toEvent } from './trail.js'
import { indexAgain } from './words.js'

/** Moved is what a move carried, and what both sides were found to hold in the end. */
export interface Moved {
  rows: number
  events: number
  chains: number
}

type Row = Record<string, unknown>
type Keyed = Record<string, 'asc'>
interface Table {
  count(): Promise<number>
  findMany(query: object): Promise<Row[]>
}

/**
 * The tables by what names them: a row goes in after those that it names. The name is Prisma's of the model; the columns are
 * its key.
 */
export const TABLES: Record<string, string[]> = {
  User: ['id'], Session: ['id'], Account: ['id'], SecondFactor: ['id'], RoleRule: ['role'], PublicationRule: ['name'], Verification: ['id'], AttemptCount: ['key'],
  ApiToken: ['id'], Invitation: ['id'], Digest: ['userId'], Article: ['id'], ArticleWords: ['number'], Embargo: ['articleId'], Revision: ['id'], SentenceMark: ['revisionId', 'start'], Claim: ['id'], ClaimWords: ['number'], Part: ['id'], Anchor: ['id'],
  Source: ['id'], SourceAlias: ['id'], SourceWords: ['number'], SourceIdentity: ['sourceId', 'authorId'], Attribution: ['id'], Hop: ['id'], Mention: ['sourceId', 'claimId'],
  MentionCount: ['sourceId', 'status', 'sourcing'],
  Snapshot: ['sha256'], Evidence: ['id'], Verdict: ['id'], WaitingVerdict: ['claimId'], SecondCheck: ['id'], Presence: ['userId'], AgreementCount: ['first', 'second'], Comment: ['id'], CommentMention: ['commentId', 'personId'], Event: ['id'], Version: ['name'], LearntModel: ['id'],
  Job: ['id'], PendingImport: ['id'],
}

const ROWS_AT_ONCE = 500
// A snapshot can have five megabytes.
const BYTES_AT_ONCE = 10

/**
 * moveAll copies every row that the target does not have yet, and compares both sides when that is done: how many rows each table has,
 * and each event's hash. Stopped half-way, the same again goes on. `progress` is told how many of how many rows are there.
 * Throws StoreProblem where the target holds what the source does not, or the source was changed meanwhile.
 */
export async function moveAll(source: Engine, target: Engine, progress: (done: number, total: number) => void): Promise<Moved> {
  const names = Object.keys(TABLES)
  await refuseForeign(source, target)
  const total = await sum(names.map((name) => tableOf(source.reading, name).count()))
  let done = 0
  for (const name of names) {
    const own = await tableOf(source.reading, name).count()
    // A whole table that is there already is read no second time.
    if ((await tableOf(target.reading, name).count()) < own) await copy(source, target, name, (rows) => progress(done + rows, total))
    done += own
    progress(done, total)
  }
  return { rows: done, ...(await compare(source, target)) }
}

async function copy(source: Engine, target: Engine, name: string, progress: (rows: number) => void): Promise<void> {
  const keys = TABLES[name]!
  const orderBy = keys.map((key): Keyed => ({ [key]: 'asc' }))
  const take = name in OF_BYTES ? BYTES_AT_ONCE : ROWS_AT_ONCE
  let copied = 0
  let last: Row | undefined
  do {
    const rows = await tableOf(source.reading, name).findMany({ orderBy, take, ...(last && { cursor: cursorOf(keys, last), skip: 1 }) })
    await target.write((db) => put(db, name, rows))
    copied += rows.length
    progress(copied)
    last = rows.length === take ? rows.at(-1) : undefined
  } while (last)
}

function cursorOf(keys: string[], row: Row): object {
  const key = Object.fromEntries(keys.map((name) => [name, row[name]]))
  return keys.length === 1 ? key : { [keys.join('_')]: key }
}

async function put(db: Db, name: string, rows: Row[]): Promise<void> {
  const putBytes = OF_BYTES[name]
  if (!putBytes) {
    await insertBatches(db, batchesOf(name, rows.map(plain), 'leave what is there'))
    return indexWords(db, name, rows)
  }
  for (const row of rows) await putBytes(db, row)
}

// JSON holds no bytes: these go one by one.
const OF_BYTES: Record<string, (db: Db, row: Row) => Promise<unknown>> = {
  LearntModel: (db, row) => db.learntModel.upsert({
    where: { id: row['id'] as string }, create: row as Parameters<typeof db.learntModel.create>[0]['data'], update: {},
  }),
  Snapshot: (db, row) => db.snapshot.upsert({
    where: { sha256: row['sha256'] as string }, create: row as Parameters<typeof db.snapshot.create>[0]['data'], update: {},
  }),
}

async function indexWords(db: Db, name: string, rows: Row[]): Promise<void> {
  const kind = kindOf(name)
  if (kind) await indexAgain(db, kind, (rows as { number: number }[]).map(({ number }) => number))
}

type Plain = string | number | boolean | Date | null

function plain(row: Row): Record<string, Plain> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : (value as Plain)]))
}

async function refuseForeign(source: Engine, target: Engine): Promise<void> {
  for (const name of ['User', 'Article', 'Event'] as const) {
    const some = await tableOf(target.reading, name).findMany({ take: ROWS_AT_ONCE, select: { id: true } })
    const known = await tableOf(source.reading, name).findMany({ where: { id: { in: some.map(({ id }) => id) } }, select: { id: true } })
    if (known.length < some.length) throw new StoreProblem('the database to move to holds work of its own: name an empty one')
  }
}

async function compare(source: Engine, target: Engine): Promise<Pick<Moved, 'events' | 'chains'>> {
  for (const name of Object.keys(TABLES)) {
    const [own, there] = [await tableOf(source.reading, name).count(), await tableOf(target.reading, name).count()]
    if (own !== there) throw new StoreProblem(`“${name}” has ${own} rows here and ${there} there: stop what writes to either database, then run this again`)
  }
  const [own, there] = [await verify(source.reading, 'here'), await verify(target.reading, 'there')]
  const differing = [...own].find(([chain, hash]) => there.get(chain)?.hash !== hash.hash)
  if (differing) throw new StoreProblem(`the trail of ${differing[0]} is another there: stop what writes to either database, then run this again`)
  return { events: [...own.values()].reduce((all, { events }) => all + events, 0), chains: own.size }
}

interface Head {
  events: number
  hash: string
}

async function verify(db: Db, where: string): Promise<Map<string, Head>> {
  const heads = new Map<string, Head>()
  const trail = createTrailCheck()
  const broken = (chain: string, sequence: number) => new StoreProblem(`the trail of ${chain} is broken ${where}, at event ${sequence}: see claimtrail check`)
  let last: { chain: string; sequence: number } | undefined
  do {
    const rows = await db.event.findMany({
      orderBy: [{ chain: 'asc' }, { sequence: 'asc' }], take: ROWS_AT_ONCE, ...(last && { cursor: { chain_sequence: last }, skip: 1 }),
    })
    for (const row of rows) {
      if (trail.next(toEvent(row)) !== null) throw broken(row.chain, row.sequence)
      heads.set(row.chain, { events: row.sequence, hash: row.hash })
    }
    const end = rows.length === ROWS_AT_ONCE ? rows.at(-1) : undefined
    last = end && { chain: end.chain, sequence: end.sequence }
  } while (last)
  const [unaccounted] = trail.end()
  if (unaccounted) throw broken(unaccounted.event.chain, unaccounted.event.sequence)
  return heads
}

function tableOf(db: Db, name: string): Table {
  return (db as unknown as Record<string, Table>)[`${name[0]!.toLowerCase()}${name.slice(1)}`]!
}

async function sum(counts: Promise<number>[]): Promise<number> {
  return (await Promise.all(counts)).reduce((all, count) => all + count, 0)
}
