import { sql } from 'kysely'
import type { ClaimWords, SentenceMark } from '../domain/coverage.js'
import type { Db } from './db.js'
import { ofWholeArticle } from './parts-of-queries.js'
import { statement } from './statements.js'

export interface SentenceMarkReader {
  /** What was said of the sentences of a text, in order. */
  ofRevision(articleId: string, revisionId: string): Promise<SentenceMark[]>
  /** Where the words of all claims of an article stand in a text, in order, those of parts left out. */
  claimWords(articleId: string, revisionId: string): Promise<ClaimWords[]>
}

export interface SentenceMarkWriter {
  set(revisionId: string, mark: SentenceMark): Promise<void>
  remove(revisionId: string, start: number): Promise<void>
}

interface OfText {
  articleId: string
  revisionId: string
}

const marksOf = statement((_db, { articleId, revisionId }: OfText) => sql<SentenceMark>`
  SELECT mark."start", mark."end", mark."kind", mark."createdById", mark."createdByName", mark."createdAt"
  FROM "SentenceMark" AS mark JOIN "Revision" AS revision ON revision."id" = mark."revisionId"
    JOIN "Article" AS article ON article."id" = revision."articleId" AND article."publication" <> 'importing'
  WHERE mark."revisionId" = ${revisionId} AND article."id" = ${articleId} ORDER BY mark."start"`)

const wordsOf = statement((_db, { articleId, revisionId }: OfText) => sql<ClaimWords>`
  SELECT anchor."start", anchor."end", claim."id" AS "claimId", claim."stage", claim."dismissedAs"
  FROM "Claim" AS claim JOIN "Anchor" AS anchor ON anchor."claimId" = claim."id" AND anchor."revisionId" = ${revisionId} AND anchor."partId" IS NULL
  WHERE ${ofWholeArticle(articleId)} AND anchor."state" <> 'lost' ORDER BY anchor."start"`)

export function sentenceMarkReader(db: Db): SentenceMarkReader {
  return {
    ofRevision: (articleId, revisionId) => db.rows.all(marksOf, { articleId, revisionId }),
    claimWords: (articleId, revisionId) => db.rows.all(wordsOf, { articleId, revisionId }),
  }
}

export function sentenceMarkWriter(db: Db): SentenceMarkWriter {
  return {
    async set(revisionId, mark) {
      await db.sentenceMark.upsert({ where: { revisionId_start: { revisionId, start: mark.start } }, create: { revisionId, ...mark }, update: mark })
    },
    async remove(revisionId, start) {
      await db.sentenceMark.deleteMany({ where: { revisionId, start } })
    },
  }
}
