import type { Comment } from '../domain/comment.js'
import type { Page, PageRequest } from '../domain/page.js'
import type { Db } from './db.js'
import { sql } from 'kysely'
import { cursorOf, END_OF_TIME, pageOf, rowsToRead } from './page.js'
import { columnsOf, statement } from './statements.js'

export interface CommentReader {
  /** A page of what was said of a claim, the newest first. */
  commentsOn(claimId: string, request: PageRequest): Promise<Page<Comment>>
  countComments(claimId: string): Promise<number>
}

export interface CommentWriter {
  insertComment(comment: Comment): Promise<void>
}

interface Past {
  claimId: string
  at: Date
  id: string
  limit: number
}

const newestOn = statement((db, { claimId, at, id, limit }: Past) => db
  .selectFrom('Comment').select(columnsOf('Comment')).where('claimId', '=', claimId)
  .where(sql<boolean>`("createdAt", "id") < (${at}, ${id})`).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit))

const countOn = statement((db, { claimId }: { claimId: string }) => db
  .selectFrom('Comment').select(({ fn }) => fn.countAll<number>().as('count')).where('claimId', '=', claimId))

export function commentReader(db: Db): CommentReader {
  return {
    async commentsOn(claimId, request) {
      const past = cursorOf(request)
      const [at, id] = past ? [new Date(past.key), past.id] : [END_OF_TIME, '']
      const rows = await db.rows.all(newestOn, { claimId, at, id, limit: rowsToRead(request) })
      return pageOf(rows, request, (row) => row.createdAt)
    },
    async countComments(claimId) {
      return (await db.rows.first(countOn, { claimId }))?.count ?? 0
    },
  }
}

export function commentWriter(db: Db): CommentWriter {
  return {
    async insertComment(comment) {
      await db.comment.create({ data: comment })
    },
  }
}
