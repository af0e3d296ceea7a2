import { sql } from 'kysely'
import { foldText } from '../domain/search.js'
import { tokensOf } from '../domain/search-pieces.js'
import type { Db } from './db.js'
import { batchesOf, insertBatches } from './insert-rows.js'
import { kinds, WORDS, type Kind } from './search-index.js'
import { statement } from './statements.js'

/** Wording is what an article, a claim or a source is searched by: of a source its names, each on a line. */
export interface Wording {
  id: string
  folded: string
}

/** wordingOf folds the text of a claim, or the title of an article. */
export function wordingOf(id: string, text: string): Wording {
  return { id, folded: foldText(text) }
}

/** keepWords writes what is new under the next numbers. */
export async function keepWords(db: Db, kind: Kind, wordings: readonly Wording[]): Promise<void> {
  const { table, of } = WORDS[kind]
  if (wordings.length === 0) return
  const numbers = await db.rows.ask(db.dialect.searchIndex.next(kind, wordings.length))
  const rows = wordings.map(({ id, folded }, at) => ({ number: numbers[at]!.number, [of]: id, folded }))
  await insertBatches(db, batchesOf(table, rows))
  await index(db, kind, rows)
}

/** changeWords follows something to its new wording. */
export async function changeWords(db: Db, kind: Kind, { id, folded }: Wording): Promise<void> {
  const numbers = await numbersOf(db, kind, [id])
  await db.rows.change(OF_KIND[kind].change, { id, folded })
  await index(db, kind, numbers.map((number) => ({ number, folded })))
}

/** forgetWords takes away what these were searched by. */
export async function forgetWords(db: Db, kind: Kind, ids: readonly string[]): Promise<void> {
  const numbers = await numbersOf(db, kind, ids)
  if (db.dialect.searchIndex.written) for (const number of numbers) await db.rows.change(OF_KIND[kind].forget, { number })
  await db.rows.change(OF_KIND[kind].remove, { ids })
}

/** indexAgain has the index keep what stands under these numbers, which were written without it. */
export async function indexAgain(db: Db, kind: Kind, numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) return
  const settling = db.dialect.searchIndex.settle(kind)
  if (settling) await db.rows.ask(settling)
  await index(db, kind, await db.rows.ask(sql<Numbered>`
    SELECT "number", "folded" FROM ${sql.table(WORDS[kind].table)} WHERE "number" IN (${sql.join([...numbers])})`))
}

/** forgetIndex has the index forget all of this kind, also where what it keeps is damaged: indexAgain is to follow. */
export async function forgetIndex(db: Db, kind: Kind): Promise<void> {
  if (db.dialect.searchIndex.written) await db.rows.change(OF_KIND[kind].forgetAll, {})
}

interface Numbered {
  number: number
  folded: string
}

async function index(db: Db, kind: Kind, words: readonly Numbered[]): Promise<void> {
  if (!db.dialect.searchIndex.written) return
  for (const { number, folded } of words) await db.rows.change(OF_KIND[kind].index, { number, tokens: tokensOf(folded) })
}

/** followSources brings what these sources are searched by up to date with their names. */
export async function followSources(db: Db, ids: readonly string[]): Promise<void> {
  for (const wording of await namesOf(db, ids)) await changeWords(db, 'sources', wording)
}

async function namesOf(db: Db, ids: readonly string[]): Promise<Wording[]> {
  const names = new Map<string, string[]>()
  for (const { id, folded } of await db.rows.all(namesOfSources, { ids })) names.set(id, [...(names.get(id) ?? []), folded])
  return [...names].map(([id, folded]) => ({ id, folded: folded.join('\n') }))
}

const namesOfSources = statement((_db, { ids }: { ids: readonly string[] }, { among }) => sql<Wording>`
  SELECT "id", "folded" FROM (
    SELECT "id", "folded", 0 AS "rank" FROM "Source" WHERE "id" IN ${among(ids)}
    UNION ALL SELECT "sourceId", "folded", 1 FROM "SourceAlias" WHERE "sourceId" IN ${among(ids)}) AS named
  ORDER BY "id", "rank", "folded"`)

async function numbersOf(db: Db, kind: Kind, ids: readonly string[]): Promise<number[]> {
  return (await db.rows.all(OF_KIND[kind].numbers, { ids })).map(({ number }) => number)
}

const statementsOf = (kind: Kind) => {
  const [table, of] = [sql.table(WORDS[kind].table), sql.ref(WORDS[kind].of)]
  return {
    numbers: statement((_db, { ids }: { ids: readonly string[] }, { among }) => sql<{ number: number }>`SELECT "number" FROM ${table} WHERE ${of} IN ${among(ids)}`),
    change: statement((_db, { id, folded }: Wording) => sql<never>`UPDATE ${table} SET "folded" = ${folded} WHERE ${of} = ${id}`),
    remove: statement((_db, { ids }: { ids: readonly string[] }, { among }) => sql<never>`DELETE FROM ${table} WHERE ${of} IN ${among(ids)}`),
    index: statement((_db, { number, tokens }: { number: number; tokens: string }, { searchIndex }) => searchIndex.written!.keep(kind, number, tokens)),
    forget: statement((_db, { number }: { number: number }, { searchIndex }) => searchIndex.written!.forget(kind, number)),
    forgetAll: statement((_db, _given: object, { searchIndex }) => searchIndex.written!.forgetAll(kind)),
  }
}
const OF_KIND = { articles: statementsOf('articles'), claims: statementsOf('claims'), sources: statementsOf('sources') }

const AT_ONCE = 500
const some = (after: string, lacking: boolean) => ({ where: { id: { gt: after }, ...(lacking && { words: null }) }, orderBy: { id: 'asc' }, take: AT_ONCE }) as const

type WordingsAfter = (db: Db, after: string, lacking: boolean) => Promise<Wording[]>
/** What is searched, or only what of it has no words yet (`lacking`), some of it, by id from the one after `after` on. */
export const WORDINGS: Record<Kind, WordingsAfter> = {
  articles: async (db, after, lacking) =>
    (await db.article.findMany({ ...some(after, lacking), select: { id: true, title: true } })).map(({ id, title }) => wordingOf(id, title)),
  claims: async (db, after, lacking) =>
    (await db.claim.findMany({ ...some(after, lacking), select: { id: true, text: true } })).map(({ id, text }) => wordingOf(id, text)),
  sources: async (db, after, lacking) =>
    namesOf(db, (await db.source.findMany({ ...some(after, lacking), select: { id: true } })).map(({ id }) => id)),
}

// Whoever has words is there: as many words are the words of all.
async function isWhole(db: Db, kind: Kind): Promise<boolean> {
  const all = { articles: 'Article', claims: 'Claim', sources: 'Source' }[kind]
  const [row] = await db.rows.ask(sql<{ all: number; kept: number }>`
    SELECT (SELECT COUNT(*) FROM ${sql.table(all)}) AS "all", (SELECT COUNT(*) FROM ${sql.table(WORDS[kind].table)}) AS "kept"`)
  return row?.all === row?.kept
}

/**
 * keepAllWords writes the words of what was there before they were kept, some at a time, each in a transaction of its own. Stopped
 * half-way, the next start goes on.
 */
export async function keepAllWords(db: Db, inTransaction: <T>(work: (tx: Db) => Promise<T>) => Promise<T>): Promise<void> {
  for (const kind of kinds) {
    while (!(await isWhole(db, kind))) {
      let after: string | null = ''
      while (after !== null) {
        const from: string = after
        after = await inTransaction(async (tx) => {
          const wordings = await WORDINGS[kind](tx, from, true)
          await keepWords(tx, kind, wordings)
          return wordings.at(-1)?.id ?? null
        })
      }
    }
  }
}
