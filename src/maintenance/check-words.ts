import { areSameNames, foldText } from '../domain/search.js'
import type { Row, Rows } from './database.js'

const AT_ONCE = 1_000
const MAX_LINES = 20

interface Kept extends Row {
  id: string
  text: string
  folded: string | null
}

/** SEARCHED are the kinds of what is searched, in words, with the tables that keep what they are searched by. */
export const SEARCHED = [
  { noun: 'article', table: 'Article', text: 'title', words: 'ArticleWords', of: 'articleId', index: 'ArticlePieces' },
  { noun: 'claim', table: 'Claim', text: 'text', words: 'ClaimWords', of: 'claimId', index: 'ClaimPieces' },
  { noun: 'source', table: 'Source', text: 'folded', words: 'SourceWords', of: 'sourceId', index: 'SourcePieces' },
] as const

/** checkWords compares the words that articles, claims and sources are searched by with their texts. Answers a line for each that differs. */
export async function checkWords(database: Rows): Promise<string[]> {
  const problems: string[] = []
  for (const { noun, table, text, words, of } of SEARCHED) {
    let after: string | undefined = ''
    while (after !== undefined && problems.length < MAX_LINES) {
      const rows: Kept[] = await database.all<Kept>(
        `SELECT own."id", own."${text}" AS "text", words."folded" FROM "${table}" AS own LEFT JOIN "${words}" AS words ON words."${of}" = own."id"
         WHERE own."id" > ? ORDER BY own."id" LIMIT ?`, [after, AT_ONCE],
      )
      const due = noun === 'source' ? await withAliases(database, rows) : new Map(rows.map((row) => [row.id, foldText(row.text)]))
      const wrong = rows.filter(({ id, folded }) => folded === null || !areSameNames(folded, due.get(id)!))
      problems.push(...wrong.map(({ id }) => `${noun} ${id}: what it is searched by is not what it says`))
      after = rows.length === AT_ONCE ? rows.at(-1)?.id : undefined
    }
  }
  return problems.slice(0, MAX_LINES)
}

async function withAliases(database: Rows, rows: Kept[]): Promise<Map<string, string>> {
  const names = new Map(rows.map(({ id, text }) => [id, text]))
  const [first, last] = [rows[0]?.id ?? '', rows.at(-1)?.id ?? '']
  const aliases = await database.all<{ sourceId: string; folded: string }>(
    'SELECT "sourceId", "folded" FROM "SourceAlias" WHERE "sourceId" >= ? AND "sourceId" <= ?', [first, last],
  )
  for (const { sourceId, folded } of aliases) names.set(sourceId, `${names.get(sourceId)}\n${folded}`)
  return names
}
