// What is kept of a database beside its texts, so that it need not be counted or read each time, made anew from these.
import { sql } from 'kysely'
import { areSameNames } from '../domain/search.js'
import type { Db } from './db.js'
import type { Engine } from './engine.js'
import { countAnew, followAnew } from './mentions.js'
import { kinds, WORDS, type Kind } from './search-index.js'
import { countPairsAnew, followChecksAnew } from './second-checks.js'
import { createShown } from './versions.js'
import { followStagesAnew } from './waiting-verdicts.js'
import { changeWords, forgetIndex, indexAgain, keepWords, WORDINGS, type Wording } from './words.js'

/** Mended is how much was not as the texts and claims say, and is now. */
export interface Mended {
  /** Articles, claims and sources that were searched by other words than their own. */
  words: number
  /** Mentions of sources. */
  mentions: number
  /** Sources of which it was kept wrongly how many mentions they have. */
  counts: number
  /** Claims of which the desk's queues did not say what waits. */
  waiting: number
  /** Claims that did not say whether they are checked a second time, and by whom. */
  checked: number
  /** Pairs of statuses of which it was kept wrongly how often two opinions had them. */
  pairs: number
  /** Texts of which the index was made anew, whatever it said before; null: the server keeps it by itself. */
  indexed: number | null
}

const AT_ONCE = 500

/**
 * mendAll makes words, index, mentions with their counts, and queues anew, some at a time, each in a transaction of its own, beside whoever works on. Stopped half-way, the
 * same again does the rest. While the index of SQLite is made, searches find what of it is there.
 */
export async function mendAll(engine: Engine): Promise<Mended> {
  const mended: Mended = { words: 0, mentions: 0, counts: 0, waiting: 0, checked: 0, pairs: 0, indexed: engine.reading.dialect.searchIndex.written && 0 }
  for (const kind of kinds) {
    mended.words += await byBatch('', (after: string) => mending(engine, (tx) => mendWords(tx, kind, after)))
    if (mended.indexed !== null) mended.indexed += await makeIndex(engine, kind)
  }
  const ofClaims = (follow: Follow) => byBatch('', (after: string) => mending(engine, (tx) => mendOfClaims(tx, after, follow)))
  mended.mentions = await ofClaims((tx, claims) => followAnew(tx, claims.map(({ id }) => id)))
  mended.counts = await byBatch('', (after: string) => mending(engine, (tx) => mendCounts(tx, after)))
  mended.waiting = await ofClaims(followStagesAnew)
  mended.checked = await ofClaims(followChecksAnew)
  mended.pairs = await engine.write((tx) => countPairsAnew(tx))
  return mended
}

/** Batch is where one ended, null after the last, and how much was mended in it. */
interface Batch<Key> {
  last: Key | null
  count: number
}

async function byBatch<Key>(first: Key, next: (after: Key) => Promise<Batch<Key>>): Promise<number> {
  let all = 0
  for (let after: Key | null = first; after !== null;) {
    const { last, count }: Batch<Key> = await next(after)
    all += count
    after = last
  }
  return all
}

// Readers are shown anew what they could see wrongly.
function mending<Key>(engine: Engine, work: (tx: Db) => Promise<Batch<Key>>): Promise<Batch<Key>> {
  return engine.write(async (tx) => {
    const shown = createShown(tx)
    const batch = await work(tx)
    if (batch.count > 0) shown.inSources()
    await shown.settle()
    return batch
  })
}

async function mendWords(tx: Db, kind: Kind, after: string): Promise<Batch<string>> {
  const due = await WORDINGS[kind](tx, after, false)
  const kept = await keptWords(tx, kind, due)
  const changed = due.filter(({ id, folded }) => kept.has(id) && !areSameNames(kept.get(id)!, folded))
  const missing = due.filter(({ id }) => !kept.has(id))
  for (const wording of changed) await changeWords(tx, kind, wording)
  await keepWords(tx, kind, missing)
  return { last: due.at(-1)?.id ?? null, count: changed.length + missing.length }
}

async function keptWords(tx: Db, kind: Kind, wordings: readonly Wording[]): Promise<Map<string, string>> {
  const { table, of } = WORDS[kind]
  const rows = await tx.rows.ask(sql<Wording>`
    SELECT ${sql.ref(of)} AS "id", "folded" FROM ${sql.table(table)} WHERE ${sql.ref(of)} IN ${tx.dialect.among(wordings.map(({ id }) => id))}`)
  return new Map(rows.map(({ id, folded }) => [id, folded]))
}

async function makeIndex(engine: Engine, kind: Kind): Promise<number> {
  await engine.write((tx) => forgetIndex(tx, kind))
  return byBatch(0, (after: number) => mending(engine, (tx) => indexSome(tx, kind, after)))
}

async function indexSome(tx: Db, kind: Kind, after: number): Promise<Batch<number>> {
  const rows = await tx.rows.ask(sql<{ number: number }>`
    SELECT "number" FROM ${sql.table(WORDS[kind].table)} WHERE "number" > ${after} ORDER BY "number" LIMIT ${AT_ONCE}`)
  await indexAgain(tx, kind, rows.map(({ number }) => number))
  return { last: rows.at(-1)?.number ?? null, count: rows.length }
}

async function mendCounts(tx: Db, after: string): Promise<Batch<string>> {
  const sources = await tx.source.findMany({ where: { id: { gt: after } }, orderBy: { id: 'asc' }, take: AT_ONCE, select: { id: true } })
  return { last: sources.at(-1)?.id ?? null, count: await countAnew(tx, sources.map(({ id }) => id)) }
}

/** Follow has what is kept of claims be what they say, and answers how much of it was not. */
type Follow = (tx: Db, claims: { id: string; stage: string }[]) => Promise<number>

async function mendOfClaims(tx: Db, after: string, follow: Follow): Promise<Batch<string>> {
  const claims = await tx.claim.findMany({ where: { id: { gt: after } }, orderBy: { id: 'asc' }, take: AT_ONCE, select: { id: true, stage: true } })
  return { last: claims.at(-1)?.id ?? null, count: await follow(tx, claims) }
}
