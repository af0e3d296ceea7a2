import type { PendingImport } from '../domain/pending-import.js'
import type { Db } from './db.js'
import { batchesOf, insertBatches } from './insert-rows.js'

export interface PendingImportReader {
  find(id: string): Promise<PendingImport | null>
  /** What was sent, as JSON; null: it is an article now, or there is none. */
  inputOf(id: string): Promise<unknown>
  /** The one with a text of this SHA-256 that is no article yet. */
  findByText(sha256: string): Promise<PendingImport | null>
  /** A person's that are no article yet, the oldest first; at most PENDING_IMPORTS of them may be. */
  ofPerson(personId: string): Promise<PendingImport[]>
}

export interface PendingImportWriter {
  insert(pending: PendingImport, input: object): Promise<void>
  /** It is this article now; answers false where it was thrown away, or is one already. */
  finish(id: string, articleId: string): Promise<boolean>
  /** Throws one away that is no article yet; answers whether there was one. */
  discard(id: string): Promise<boolean>
  /** Forgets those that became an article, and were sent before `sentBefore`. */
  dropDone(sentBefore: Date): Promise<void>
}

const WITHOUT_TEXT = { id: true, title: true, sha256: true, articleId: true, createdById: true, createdByName: true, createdAt: true } as const

export function pendingImportReader(db: Db): PendingImportReader {
  return {
    async find(id) {
      return db.pendingImport.findUnique({ where: { id }, select: WITHOUT_TEXT })
    },
    async inputOf(id) {
      const row = await db.pendingImport.findUnique({ where: { id }, select: { input: true } })
      return row?.input == null ? null : (JSON.parse(row.input) as unknown)
    },
    async findByText(sha256) {
      return db.pendingImport.findFirst({ where: { sha256, articleId: null }, orderBy: { id: 'asc' }, select: WITHOUT_TEXT })
    },
    async ofPerson(personId) {
      return db.pendingImport.findMany({ where: { createdById: personId, articleId: null }, orderBy: { id: 'asc' }, select: WITHOUT_TEXT })
    },
  }
}

export function pendingImportWriter(db: Db): PendingImportWriter {
  return {
    async insert(pending, input) {
      // Prisma takes a fifth of a second for a text of a megabyte, and nobody else can write meanwhile.
      await insertBatches(db, batchesOf('PendingImport', [{ ...pending, input: JSON.stringify(input) }]))
    },
    async finish(id, articleId) {
      return (await db.pendingImport.updateMany({ where: { id, articleId: null }, data: { articleId, input: null } })).count > 0
    },
    async discard(id) {
      return (await db.pendingImport.deleteMany({ where: { id, articleId: null } })).count > 0
    },
    async dropDone(sentBefore) {
      await db.pendingImport.deleteMany({ where: { articleId: { not: null }, createdAt: { lt: sentBefore } } })
    },
  }
}
