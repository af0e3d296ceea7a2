import { sql } from 'kysely'
import type { Presence } from '../domain/presence.js'
import type { Db } from './db.js'
import { ofWholeArticle } from './parts-of-queries.js'
import { statement } from './statements.js'

export interface PresenceReader {
  /** Who types on which claim of an article now, as this person may know it: others, and nothing of a claim that either of them checks blind; by claim and name. */
  inArticle(articleId: string, personId: string, now: Date): Promise<Presence[]>
}

export interface PresenceWriter {
  /** Notes that a person types on a claim, and on no other. */
  set(userId: string, claimId: string, until: Date): Promise<void>
  /** Forgets it, where it is of this claim still. */
  end(userId: string, claimId: string): Promise<void>
  /** Forgets what is over. */
  dropOver(now: Date): Promise<void>
}

const inArticle = statement((_db, { articleId, personId, now }: { articleId: string; personId: string; now: Date }) => sql<Presence>`
  SELECT presence."claimId", person."name" FROM "Presence" AS presence
    JOIN "User" AS person ON person."id" = presence."userId" JOIN "Claim" AS claim ON claim."id" = presence."claimId"
  WHERE ${ofWholeArticle(articleId)} AND presence."until" > ${now} AND presence."userId" <> ${personId}
    AND (claim."blindTo" IS NULL OR claim."blindTo" NOT IN (${personId}, presence."userId"))
  ORDER BY presence."claimId", person."name", person."id"`)

export function presenceReader(db: Db): PresenceReader {
  return { inArticle: (articleId, personId, now) => db.rows.all(inArticle, { articleId, personId, now }) }
}

export function presenceWriter(db: Db): PresenceWriter {
  return {
    async set(userId, claimId, until) {
      await db.presence.upsert({ where: { userId }, create: { userId, claimId, until }, update: { claimId, until } })
    },
    async end(userId, claimId) {
      await db.presence.deleteMany({ where: { userId, claimId } })
    },
    async dropOver(now) {
      await db.presence.deleteMany({ where: { until: { lte: now } } })
    },
  }
}
