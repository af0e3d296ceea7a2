import { foldText } from '../domain/search.js'
import type { Db } from './db.js'
import { insertRows } from './sqlite/insert-rows.js'

/** keepWords keeps what claims are searched by. */
export async function keepWords(db: Db, claims: { id: string; text: string }[]): Promise<void> {
  await insertRows(db, 'ClaimWords', claims.map(({ id, text }) => ({ claimId: id, folded: foldText(text) })))
}

/** changeWords follows a claim to its new wording. */
export async function changeWords(db: Db, claimId: string, text: string): Promise<void> {
  const folded = foldText(text)
  await db.claimWords.upsert({ where: { claimId }, create: { claimId, folded }, update: { folded } })
}

const AT_ONCE = 500
const unfoldedArticles = (db: Db) => db.article.findMany({ where: { folded: null }, select: { id: true, title: true }, take: AT_ONCE })
const unfoldedClaims = (db: Db) => db.claim.findMany({ where: { words: null }, select: { id: true, text: true }, take: AT_ONCE })

/** isUnfolded says whether a database holds articles or claims from before there was a search. */
export async function isUnfolded(db: Db): Promise<boolean> {
  return (await unfoldedArticles(db)).length + (await unfoldedClaims(db)).length > 0
}

/** foldOlder folds some of them. Stopped half-way, the next start goes on. */
export async function foldOlder(db: Db): Promise<void> {
  for (const { id, title } of await unfoldedArticles(db)) await db.article.update({ where: { id }, data: { folded: foldText(title) } })
  await keepWords(db, await unfoldedClaims(db))
}
