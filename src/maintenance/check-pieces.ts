import { pieceOf, piecesOf, tokenOf } from '../domain/search-pieces.js'
import { SEARCHED } from './check-words.js'
import type { Database } from './database.js'

const AT_ONCE = 1_000
const MAX_LINES = 20

type Searched = (typeof SEARCHED)[number]

/** Where a piece stands: in how many texts, and the sum of their numbers. */
interface Places {
  count: number
  sum: number
}

/**
 * checkPieces compares SQLite's index of the search with the words that it is made of, piece by piece. Answers a line for each
 * article, claim or source of which it says something else.
 */
export async function checkPieces(database: Database): Promise<string[]> {
  const problems: string[] = []
  for (const searched of SEARCHED) problems.push(...(await differing(database, searched)))
  return problems.slice(0, MAX_LINES)
}

async function differing(database: Database, searched: Searched): Promise<string[]> {
  const due = await placesDue(database, searched)
  await database.all(`CREATE VIRTUAL TABLE temp."kept" USING fts5vocab('main', '${searched.index}', 'instance')`)
  try {
    const kept = await database.all<{ term: string; count: number; sum: number }>(
      'SELECT "term", COUNT(*) AS "count", SUM("doc") AS "sum" FROM temp."kept" GROUP BY "term"',
    )
    const right = new Set(kept.filter(({ term, count, sum }) => due.get(term)?.count === count && due.get(term)?.sum === sum).map(({ term }) => term))
    const wrong = [...new Set([...due.keys(), ...kept.map(({ term }) => term)])].filter((term) => !right.has(term))
    const numbers = new Set<number>()
    for (const term of wrong) {
      if (numbers.size >= MAX_LINES) break
      for (const number of await numbersDiffering(database, searched, term)) numbers.add(number)
    }
    return await linesOf(database, searched, [...numbers].sort((a, b) => a - b).slice(0, MAX_LINES))
  } finally {
    await database.all('DROP TABLE temp."kept"')
  }
}

async function placesDue(database: Database, { words }: Searched): Promise<Map<string, Places>> {
  const due = new Map<string, Places>()
  let last: number | undefined = 0
  while (last !== undefined) {
    const rows: { number: number; folded: string }[] = await database.all<{ number: number; folded: string }>(
      `SELECT "number", "folded" FROM "${words}" WHERE "number" > ? ORDER BY "number" LIMIT ?`, [last, AT_ONCE],
    )
    for (const { number, folded } of rows) {
      for (const piece of piecesOf(folded)) {
        const token = tokenOf(piece)
        const { count, sum } = due.get(token) ?? { count: 0, sum: 0 }
        due.set(token, { count: count + 1, sum: sum + number })
      }
    }
    last = rows.length === AT_ONCE ? rows.at(-1)?.number : undefined
  }
  return due
}

async function numbersDiffering(database: Database, { words }: Searched, term: string): Promise<number[]> {
  const kept = 'SELECT "doc" AS "number" FROM temp."kept" WHERE "term" = ?'
  const due = `SELECT "number" FROM "${words}" WHERE instr("folded", ?) > 0`
  const piece = pieceOf(term)
  const rows = await database.all<{ number: number }>(
    `SELECT "number" FROM (SELECT * FROM (${kept} EXCEPT ${due}) UNION SELECT * FROM (${due} EXCEPT ${kept})) ORDER BY "number" LIMIT ${MAX_LINES}`,
    [term, piece, piece, term],
  )
  return rows.map(({ number }) => number)
}

async function linesOf(database: Database, { noun, words, of }: Searched, numbers: number[]): Promise<string[]> {
  const lines: string[] = []
  for (const number of numbers) {
    const row = await database.get<{ id: string }>(`SELECT "${of}" AS "id" FROM "${words}" WHERE "number" = ?`, [number])
    lines.push(row ? `${noun} ${row.id}: the index of the search does not say what its words are` : `the index of the search has ${noun} ${number}, which is not there`)
  }
  return lines
}
