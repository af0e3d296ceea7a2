import type { Comment } from '../domain/comment.js'
import type { Page, PageRequest } from '../domain/page.js'
import type { Db } from './db.js'
import { instant, pageOf, rowsPast, rowsToRead } from './page.js'

export interface CommentReader {
  /** A page of what was said of a claim, the newest first. */
  commentsOn(claimId: string, request: PageRequest): Promise<Page<Comment>>
  countComments(claimId: string): Promise<number>
}

export interface CommentWriter {
  insertComment(comment: Comment): Promise<void>
}

export function commentReader(db: Db): CommentReader {
  return {
    async commentsOn(claimId, request) {
      const rows = await db.comment.findMany({
        where: { claimId, ...rowsPast(request, 'createdAt', 'desc', instant) },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: rowsToRead(request),
      })
      return pageOf(rows, request, (row) => row.createdAt)
    },
    async countComments(claimId) {
      return db.comment.count({ where: { claimId } })
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
