import { sql } from 'kysely'
import type { Comment, CommentCount, Mentioned, SeenBy, Thread } from '../domain/comment.js'
import { fieldOf, type Event } from '../domain/event.js'
import type { Counted } from '../domain/listing.js'
import type { Page, PageRequest } from '../domain/page.js'
import { countedOf, MOST_COUNTED } from './counted.js'
import type { Comment as Row } from './generated/client.js'
import type { Db } from './db.js'
import { batchesOf, insertBatches } from './insert-rows.js'
import { cursorOf, END_OF_TIME, pageOf, rowsToRead } from './page.js'
import { checkedBlindBy } from './parts-of-queries.js'
import { columnsOf, statement } from './statements.js'

export interface CommentReader {
  find(id: string): Promise<Comment | null>
  /** The comment that an event tells of by its words. */
  saidIn(event: Event): Promise<Comment | null>
  /** The thread that a comment begins, or stands in. */
  threadOf(id: string): Promise<Thread | null>
  /** A page of the threads about a claim, the newest first, each with all of its answers. */
  threadsOn(claimId: string, request: PageRequest): Promise<Page<Thread>>
  countOn(claimId: string): Promise<CommentCount>
  /** How many threads about each of these claims are open; claims without one are left out. */
  countOpen(claimIds: readonly string[]): Promise<Map<string, number>>
  /** A page of the comments that name a person and wait for them, the longest waiting first; none about a claim that they check blind. */
  mentionsOf(personId: string, request: PageRequest): Promise<Page<Mentioned>>
  countMentionsOf(personId: string): Promise<Counted>
}

export interface CommentWriter {
  /** Writes a comment; those whom it names wait for it, but for its author. */
  insert(comment: Comment, named: readonly string[]): Promise<void>
  /** Counts a thread up, and notes by whom it is resolved from now on, or that it is open. */
  changeThread(id: string, resolved: Thread['resolved']): Promise<void>
  /** Takes what waits of a comment out of one person's queue. Answers whether there was something. */
  seeMention(commentId: string, personId: string, at: Date): Promise<boolean>
  /** Takes what waits of a thread out of queues: that of who answered in it, or, as it was resolved, of everybody. */
  settleMentions(threadId: string, by: { answeredBy: string } | 'resolved', at: Date): Promise<void>
  /** Removes the words of a comment for good; whom it names it waits for no longer. */
  remove(id: string, removed: NonNullable<Comment['removed']>): Promise<void>
  /** Has wait again what went only because the thread was resolved. */
  awaitMentions(threadId: string): Promise<void>
}

interface Past {
  claimId: string
  at: Date
  id: string
  limit: number
}

const byId = statement((db, { id }: { id: string }) => db.selectFrom('Comment').select(columnsOf('Comment')).where('id', '=', id))

const newestThreads = statement((db, { claimId, at, id, limit }: Past) => db
  .selectFrom('Comment').select(columnsOf('Comment')).where('claimId', '=', claimId).where('parentId', 'is', null)
  .where(sql<boolean>`("createdAt", "id") < (${at}, ${id})`).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit))

const repliesIn = statement((db, { ids }: { ids: readonly string[] }, { among }) => db
  .selectFrom('Comment').select(columnsOf('Comment')).where('parentId', 'in', among(ids)).orderBy('createdAt').orderBy('id'))

const countsOn = statement((_db, { claimId }: { claimId: string }) => sql<CommentCount>`
  SELECT COUNT(*) AS "comments",
    COALESCE(SUM(CASE WHEN "parentId" IS NULL AND "resolvedAt" IS NULL THEN 1 ELSE 0 END), 0) AS "open",
    COALESCE(SUM(CASE WHEN "parentId" IS NULL AND "resolvedAt" IS NOT NULL THEN 1 ELSE 0 END), 0) AS "resolved"
  FROM "Comment" WHERE "claimId" = ${claimId}`)

type CommentRow = Omit<Row, 'version' | 'resolvedAt' | 'resolvedById' | 'resolvedByName'>

const openOn = statement((db, { claimIds }: { claimIds: readonly string[] }, { among }) => db
  .selectFrom('Comment').select(['claimId', ({ fn }) => fn.countAll<number>().as('count')])
  .where('claimId', 'in', among(claimIds)).where('parentId', 'is', null).where('resolvedAt', 'is', null).groupBy('claimId'))

interface MentionRow extends CommentRow {
  text: string
  articleId: string
  title: string
  language: string | null
}

const waitingFor = statement((_db, { personId, past, limit }: { personId: string; past: string; limit: number }) => sql<MentionRow>`
  SELECT said."id", said."claimId", said."authorId", said."authorName", said."body", said."createdAt", said."parentId", said."removedAt", said."removedByName", said."removalReason",
    claim."text", claim."articleId", article."title", article."language"
  FROM "CommentMention" AS waiting
  JOIN "Comment" AS said ON said."id" = waiting."commentId"
  JOIN "Claim" AS claim ON claim."id" = said."claimId"
  JOIN "Article" AS article ON article."id" = claim."articleId"
  WHERE waiting."personId" = ${personId} AND waiting."seenAt" IS NULL AND waiting."commentId" > ${past}
    AND said."claimId" NOT IN (${checkedBlindBy(personId)})
  ORDER BY waiting."commentId" LIMIT ${limit}`)

const waitingCount = statement((_db, { personId }: { personId: string }) => sql<{ count: number }>`
  SELECT COUNT(*) AS "count" FROM (SELECT 1 FROM "CommentMention"
    WHERE "personId" = ${personId} AND "seenAt" IS NULL
      AND "commentId" NOT IN (SELECT "id" FROM "Comment" WHERE "claimId" IN (${checkedBlindBy(personId)})) ORDER BY "commentId" LIMIT ${sql.lit(MOST_COUNTED + 1)}) AS counted`)

export function commentReader(db: Db): CommentReader {
  const withReplies = async (rows: Row[]): Promise<Thread[]> => {
    const ids = rows.map(({ id }) => id)
    const replies = ids.length === 0 ? [] : await db.rows.all(repliesIn, { ids })
    return rows.map((row) => toThread(row, replies.filter(({ parentId }) => parentId === row.id)))
  }
  return {
    async find(id) {
      const row = await db.rows.first(byId, { id })
      return row ? toComment(row) : null
    },
    async saidIn({ subjectId, agentId, at, after }) {
      const body = fieldOf(after, 'body')
      const row = agentId === null || body === null ? null : await db.comment.findFirst({ where: { claimId: subjectId, authorId: agentId, createdAt: at, body } })
      return row && toComment(row)
    },
    async threadOf(id) {
      const row = await db.rows.first(byId, { id })
      const first = row && row.parentId !== null ? await db.rows.first(byId, { id: row.parentId }) : row
      return first ? (await withReplies([first]))[0]! : null
    },
    async threadsOn(claimId, request) {
      const past = cursorOf(request)
      const [at, id] = past ? [new Date(past.key), past.id] : [END_OF_TIME, '']
      const page = pageOf(await db.rows.all(newestThreads, { claimId, at, id, limit: rowsToRead(request) }), request, (row) => row.createdAt)
      return { items: await withReplies(page.items), next: page.next }
    },
    async countOn(claimId) {
      return (await db.rows.first(countsOn, { claimId })) ?? { comments: 0, open: 0, resolved: 0 }
    },
    async countOpen(claimIds) {
      const rows = claimIds.length === 0 ? [] : await db.rows.all(openOn, { claimIds })
      return new Map(rows.map(({ claimId, count }) => [claimId, count]))
    },
    async mentionsOf(personId, request) {
      const rows = await db.rows.all(waitingFor, { personId, past: cursorOf(request)?.id ?? '', limit: rowsToRead(request) })
      // The id tells the order by itself.
      const page = pageOf(rows, request, () => 0)
      return { items: page.items.map(toMentioned), next: page.next }
    },
    async countMentionsOf(personId) {
      return countedOf((await db.rows.first(waitingCount, { personId }))?.count ?? 0)
    },
  }
}

const changed = statement((_db, { id, at, byId, by }: { id: string; at: Date | null; byId: string | null; by: string | null }) => sql<never>`
  UPDATE "Comment" SET "version" = "version" + 1, "resolvedAt" = ${at}, "resolvedById" = ${byId}, "resolvedByName" = ${by} WHERE "id" = ${id}`)

const seen = statement((db, { commentId, personId, at }: { commentId: string; personId: string; at: Date }) => db
  .updateTable('CommentMention').set({ seenAt: at, seenBy: 'seen' satisfies SeenBy })
  .where('commentId', '=', commentId).where('personId', '=', personId).where('seenAt', 'is', null))

const ofThread = (threadId: string) => sql<boolean>`"commentId" IN (SELECT "id" FROM "Comment" WHERE "id" = ${threadId} OR "parentId" = ${threadId})`

const answered = statement((db, { threadId, personId, at }: { threadId: string; personId: string; at: Date }) => db
  .updateTable('CommentMention').set({ seenAt: at, seenBy: 'answered' satisfies SeenBy })
  .where(ofThread(threadId)).where('personId', '=', personId).where('seenAt', 'is', null))
const resolved = statement((db, { threadId, at }: { threadId: string; at: Date }) => db
  .updateTable('CommentMention').set({ seenAt: at, seenBy: 'resolved' satisfies SeenBy }).where(ofThread(threadId)).where('seenAt', 'is', null))
const reopened = statement((db, { threadId }: { threadId: string }) => db
  .updateTable('CommentMention').set({ seenAt: null, seenBy: null }).where(ofThread(threadId)).where('seenBy', '=', 'resolved' satisfies SeenBy))

const removed = statement((db, { commentId, by, reason, at }: { commentId: string; by: string; reason: string; at: Date }) => db
  .updateTable('Comment').set({ body: '', removedAt: at, removedByName: by, removalReason: reason }).where('id', '=', commentId))
// Nor does it come back where its thread is opened again.
const seenByAll = statement((db, { commentId, at }: { commentId: string; at: Date }) => db
  .updateTable('CommentMention').set({ seenAt: at, seenBy: 'seen' satisfies SeenBy })
  .where('commentId', '=', commentId).where(({ or, eb }) => or([eb('seenAt', 'is', null), eb('seenBy', '=', 'resolved' satisfies SeenBy)])))

export function commentWriter(db: Db): CommentWriter {
  return {
    async insert(comment, named) {
      const { removed: _, ...data } = comment
      await db.comment.create({ data })
      const { id: commentId, authorId, createdAt } = data
      // What one says to oneself waits for nobody.
      const rows = named.map((personId) => ({ commentId, personId, ...(personId === authorId ? { seenAt: createdAt, seenBy: 'answered' } : { seenAt: null, seenBy: null }) }))
      await insertBatches(db, batchesOf('CommentMention', rows))
    },
    async changeThread(id, by) {
      await db.rows.change(changed, { id, at: by?.at ?? null, byId: by?.byId ?? null, by: by?.by ?? null })
    },
    async seeMention(commentId, personId, at) {
      return (await db.rows.change(seen, { commentId, personId, at })) > 0
    },
    async settleMentions(threadId, by, at) {
      if (by === 'resolved') await db.rows.change(resolved, { threadId, at })
      else await db.rows.change(answered, { threadId, personId: by.answeredBy, at })
    },
    async remove(commentId, { by, reason, at }) {
      await db.rows.change(removed, { commentId, by, reason, at })
      await db.rows.change(seenByAll, { commentId, at })
    },
    async awaitMentions(threadId) {
      await db.rows.change(reopened, { threadId })
    },
  }
}

function toComment({ id, claimId, authorId, authorName, body, createdAt, parentId, removedAt, removedByName, removalReason }: CommentRow): Comment {
  const removed = removedAt && { at: removedAt, by: removedByName ?? '', reason: removalReason ?? '' }
  return { id, claimId, authorId, authorName, body, createdAt, parentId, removed }
}

function toThread(row: Row, replies: Row[]): Thread {
  const { version, resolvedAt, resolvedById, resolvedByName } = row
  return {
    ...toComment(row), parentId: null, version, replies: replies.map(toComment),
    resolved: resolvedAt && { at: resolvedAt, byId: resolvedById ?? '', by: resolvedByName ?? '' },
  }
}

function toMentioned({ text, articleId, title, language, ...comment }: MentionRow): Mentioned {
  return { comment: toComment(comment), claim: { id: comment.claimId, text, articleId }, article: { title, language } }
}
