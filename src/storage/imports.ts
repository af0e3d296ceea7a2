import type { Article, Revision } from '../domain/article.js'
import { StoreBusy } from '../domain/errors.js'
import { rowsOfArticle } from './articles.js'
import { IMPORTING } from './importing.js'
import type { Db } from './db.js'
import { insertBatches } from './insert-rows.js'
import { forgetMentions } from './mentions.js'
import { statement } from './statements.js'
import { forgetWords, keepWords, wordingOf } from './words.js'

/** ImportReader finds imports that were broken off. */
export interface ImportReader {
  /** Articles of which half is here, and to which nothing was added since `since`; at most `limit`. */
  brokenOff(since: Date, limit: number): Promise<string[]>
}

/**
 * ImportWriter brings a long article in by several transactions, so that nobody waits long for theirs. Until `finish` no reader
 * sees any of it; all that it writes belongs to its article, and nobody else names any of it.
 */
export interface ImportWriter {
  begin(article: Article, revision: Revision, createdById: string | null): Promise<void>
  /** Notes that the import goes on. Throws StoreBusy where somebody took it for broken off and takes it away. */
  goesOn(articleId: string, at: Date): Promise<void>
  /** Shows the article, as a draft. Throws StoreBusy as goesOn does. */
  finish(articleId: string, at: Date): Promise<void>
  /** Takes some of what there is of it away, at most so many claims or sources; answers whether all of it is gone. */
  takeBack(articleId: string, limit: number): Promise<boolean>
}

// The version of an article that is being taken away: an import that only slept must not finish what is half gone.
const TAKEN_BACK = 0

const brokenOff = statement((db, { since, limit }: { since: Date; limit: number }) => db
  .selectFrom('Article').select('id').where('publication', '=', IMPORTING).where('updatedAt', '<', since).orderBy('id').limit(limit))

export function importReader(db: Db): ImportReader {
  return {
    async brokenOff(since, limit) {
      const rows = await db.rows.all(brokenOff, { since, limit })
      return rows.map(({ id }) => id)
    },
  }
}

export function importWriter(db: Db): ImportWriter {
  return {
    async begin(article, revision, createdById) {
      await insertBatches(db, rowsOfArticle(article, revision, createdById, IMPORTING))
      await keepWords(db, 'articles', [wordingOf(article.id, article.title)])
    },
    async goesOn(articleId, at) {
      await change(db, articleId, IMPORTING, at)
    },
    async finish(articleId, at) {
      await change(db, articleId, 'draft', at)
    },
    async takeBack(articleId, limit) {
      const { count } = await db.article.updateMany({ where: { id: articleId, publication: IMPORTING }, data: { version: TAKEN_BACK } })
      if (count === 0) return true
      if ((await takeClaims(db, articleId, limit)) === limit) return false
      if ((await takeSources(db, articleId, limit)) === limit) return false
      await forgetWords(db, 'articles', [articleId])
      await db.revision.deleteMany({ where: { articleId } })
      await db.article.deleteMany({ where: { id: articleId } })
      return true
    },
  }
}

async function takeClaims(db: Db, articleId: string, limit: number): Promise<number> {
  const rows = await db.claim.findMany({ where: { articleId }, select: { id: true }, orderBy: { id: 'asc' }, take: limit })
  const ids = rows.map(({ id }) => id)
  const ofThem = { claimId: { in: ids } }
  await forgetMentions(db, ids)
  await db.hop.deleteMany({ where: { attribution: ofThem } })
  await db.attribution.deleteMany({ where: ofThem })
  await db.anchor.deleteMany({ where: ofThem })
  await db.part.deleteMany({ where: ofThem })
  await forgetWords(db, 'claims', ids)
  await db.claim.deleteMany({ where: { id: ofThem.claimId } })
  return rows.length
}

async function takeSources(db: Db, articleId: string, limit: number): Promise<number> {
  const rows = await db.source.findMany({ where: { articleId }, select: { id: true }, orderBy: { id: 'asc' }, take: limit })
  const ids = rows.map(({ id }) => id)
  await forgetWords(db, 'sources', ids)
  await db.mentionCount.deleteMany({ where: { sourceId: { in: ids } } })
  await db.source.deleteMany({ where: { id: { in: ids } } })
  return rows.length
}

// Prepared, for each step asks it while nobody else can write: the first that Prisma is asked in a process takes a fifth of a second.
const changing = statement((db, { id, publication, at }: { id: string; publication: string; at: Date }) => db
  .updateTable('Article').set({ publication, updatedAt: at }).where('id', '=', id).where('publication', '=', IMPORTING).where('version', '!=', TAKEN_BACK))

async function change(db: Db, id: string, publication: string, at: Date): Promise<void> {
  if ((await db.rows.change(changing, { id, publication, at })) === 0) throw new StoreBusy()
}
