import { foldText } from '../domain/search.js'
import type { Db } from './db.js'
import { batchesOf, insertBatches } from './insert-rows.js'
import type { Batch } from './rows.js'

/** wordsToKeep prepares what claims are searched by, to be written with them. */
export function wordsToKeep(claims: { id: string; text: string }[]): Batch[] {
  return batchesOf('ClaimWords', claims.map(({ id, text }) => ({ claimId: id, folded: foldText(text) })))
}

/** changeWords follows a claim to its new wording. */
export async function changeWords(db: Db, claimId: string, text: string): Promise<void> {
  const folded = foldText(text)
  await db.claimWords.upsert({ where: { claimId }, create: { claimId, folded }, update: { folded } })
}

const AT_ONCE = 500
const unfoldedArticles = (db: Db) => db.article.findMany({ where: { folded: null }, select: { id: true, title: true }, take: AT_ONCE })
const unfoldedClaims = (db: Db, after = '') => db.claim.findMany({
  where: { id: { gt: after }, words: null }, orderBy: { id: 'asc' }, select: { id: true, text: true }, take: AT_ONCE,
})

async function isUnfolded(db: Db): Promise<boolean> {
  return (await unfoldedArticles(db)).length + (await unfoldedClaims(db)).length > 0
}

// Folds some, claims from the one after `after` on, and answers the claim at which it stopped; null once none is left.
async function foldOlder(db: Db, after: string): Promise<string | null> {
  for (const { id, title } of await unfoldedArticles(db)) await db.article.update({ where: { id }, data: { folded: foldText(title) } })
  const claims = await unfoldedClaims(db, after)
  await insertBatches(db, wordsToKeep(claims))
  return claims.at(-1)?.id ?? null
}

/**
 * foldAll folds what was written before there was a search, some at a time, each in a transaction of its own. Stopped
 * half-way, the next start goes on.
 */
export async function foldAll(db: Db, inTransaction: <T>(work: (tx: Db) => Promise<T>) => Promise<T>): Promise<void> {
  while (await isUnfolded(db)) {
    let after: string | null = ''
    while (after !== null) {
      const from: string = after
      after = await inTransaction((tx) => foldOlder(tx, from))
    }
  }
}
