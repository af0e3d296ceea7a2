import { sql, type RawBuilder } from 'kysely'
import { encodeTime } from 'ulid'
import type { DigestItem, DigestKind, DigestSettings, MailChoice } from '../domain/digest.js'
import type { Person } from '../domain/permission.js'
import { openStages } from '../domain/stage.js'
import type { Db } from './db.js'
import type { Digest as DigestRow } from './generated/client.js'
import { IMPORTING } from './importing.js'
import { checkedBlindBy } from './parts-of-queries.js'
import { toActor } from './person-rows.js'
import { statement, type Statement } from './statements.js'
import { claimsInArticles } from './whole-claims.js'

/** Since is what came for a person, or could be seen by them again, after `from`, up to and with `upTo`; the newest first, at most `limit`. */
export interface Since {
  personId: string
  from: Date
  upTo: Date
  limit: number
}

/** DigestReader reads what waits for people, and how they are told of it. Of claims that somebody checks blind it knows nothing but that they are asked to. */
export interface DigestReader {
  /** Null where a person never chose anything. */
  find(userId: string): Promise<DigestSettings | null>
  /** Whose feed has an address of which this is the SHA-256, if they may sign in. */
  personByFeed(hash: string): Promise<{ person: Person; feedMadeAt: Date } | null>
  /** Whose mail is due, of those who may sign in, by id after this one. */
  due(at: Date, after: string, limit: number): Promise<string[]>
  waiting(kind: DigestKind, since: Since): Promise<DigestItem[]>
}

export interface DigestWriter {
  /** Gives a person's feed this address in the place of the one that it had; null: none. */
  setFeed(userId: string, feed: { hash: string; at: Date } | null): Promise<void>
  choose(userId: string, choice: Pick<DigestSettings, 'mail' | 'mailDueAt' | 'mailedUpTo' | 'mailing'>): Promise<void>
  beginMailing(userId: string, upTo: Date): Promise<void>
  /** What came until then is mailed; the next mail is due at `next`. */
  endMailing(userId: string, upTo: Date, next: Date): Promise<void>
  postpone(userId: string, until: Date): Promise<void>
}

interface Row {
  id: string
  claimId: string
  at: Date
  by: string
}
/** Asked is Since with the first id that something of that time can have. */
type Asked = Since & { firstId: string }
type Waiting = Statement<Asked, Row>

const came = (column: RawBuilder<Date>, { from, upTo }: Since) => sql<boolean>`${column} > ${from} AND ${column} <= ${upTo}`
const unlessBlind = (claimId: RawBuilder<string>, { personId }: Since) => sql<boolean>`${claimId} NOT IN (${checkedBlindBy(personId)})`
// What was hidden while its time passed is told once it is seen: a mail that passed over it never comes back to it. Of one person they are few.
const seenSince = (since: Since) => sql<string>`SELECT checked."claimId" FROM "SecondCheck" AS checked
  WHERE checked."checkerId" = ${since.personId} AND ${came(sql`COALESCE(checked."doneAt", checked."closedAt")`, since)}`
const cameOrSeen = (column: RawBuilder<Date>, claimId: RawBuilder<string>, since: Since) => sql<boolean>`${column} <= ${since.upTo} AND (${column} > ${since.from} OR ${claimId} IN (${seenSince(since)}))`

// An id is made in the transaction of what it names: an hour is more than one ever takes, and clocks that are set back.
const ID_MAY_BE_OLDER_MS = 60 * 60_000
// What has waited for months is not read again each minute: ids tell when they were made.
const firstIdOf = ({ from }: Since) => `${encodeTime(Math.max(0, from.getTime() - ID_MAY_BE_OLDER_MS))}${'0'.repeat(16)}`

const waitingIn = (queue: 'approval' | 'returned') => sql<boolean>`waiting."queue" = ${sql.lit(queue)} AND waiting."isRetracted" = ${sql.lit(false)}`

// What waits for one person is little, but for what waits for all editors: that is read in the order in which it was proposed.
const WAITING: Record<DigestKind, Waiting> = {
  mention: statement((_db, given: Asked) => sql<Row>`
    SELECT comment."id", comment."claimId", comment."createdAt" AS "at", comment."authorName" AS "by"
    FROM "CommentMention" AS mention JOIN "Comment" AS comment ON comment."id" = mention."commentId"
    WHERE mention."personId" = ${given.personId} AND mention."seenAt" IS NULL AND mention."commentId" IN (
        SELECT "commentId" FROM "CommentMention" WHERE "personId" = ${given.personId} AND "seenAt" IS NULL AND "commentId" >= ${given.firstId}
        UNION SELECT "id" FROM "Comment" WHERE "claimId" IN (${seenSince(given)}))
      AND ${cameOrSeen(sql`comment."createdAt"`, sql`comment."claimId"`, given)} AND ${unlessBlind(sql`comment."claimId"`, given)}
    ORDER BY mention."commentId" DESC LIMIT ${given.limit}`),
  returned: statement((_db, given: Asked) => sql<Row>`
    SELECT verdict."id", verdict."claimId", verdict."decidedAt" AS "at", verdict."decidedBy" AS "by"
    FROM "WaitingVerdict" AS waiting JOIN "Verdict" AS verdict ON verdict."id" = waiting."verdictId"
    WHERE ${waitingIn('returned')} AND waiting."authorId" = ${given.personId} AND ${cameOrSeen(sql`verdict."decidedAt"`, sql`waiting."claimId"`, given)} AND ${unlessBlind(sql`verdict."claimId"`, given)}
    ORDER BY verdict."decidedAt" DESC, verdict."id" DESC LIMIT ${given.limit}`),
  approval: statement((_db, given: Asked) => sql<Row>`
    SELECT verdict."id", verdict."claimId", verdict."createdAt" AS "at", verdict."authorName" AS "by"
    FROM "WaitingVerdict" AS waiting JOIN "Verdict" AS verdict ON verdict."id" = waiting."verdictId"
    WHERE ${waitingIn('approval')} AND waiting."authorId" <> ${given.personId} AND waiting."verdictId" IN (
        SELECT "verdictId" FROM "WaitingVerdict" WHERE "queue" = 'approval' AND "isRetracted" = ${sql.lit(false)} AND "verdictId" >= ${given.firstId}
        UNION SELECT "verdictId" FROM "WaitingVerdict" WHERE "claimId" IN (${seenSince(given)}))
      AND ${cameOrSeen(sql`verdict."createdAt"`, sql`waiting."claimId"`, given)} AND ${unlessBlind(sql`verdict."claimId"`, given)}
    ORDER BY waiting."verdictId" DESC LIMIT ${given.limit}`),
  second_check: statement((_db, given: Asked) => sql<Row>`
    SELECT asked."id", asked."claimId", asked."askedAt" AS "at", asked."askedByName" AS "by" FROM "SecondCheck" AS asked
    WHERE asked."checkerId" = ${given.personId} AND asked."state" = 'asked' AND ${came(sql`asked."askedAt"`, given)}
    ORDER BY asked."id" DESC LIMIT ${given.limit}`),
  // By the newest of the events that say whose it is, where somebody else said so.
  assigned: statement((_db, given: Asked) => sql<Row>`
    SELECT event."id", claim."id" AS "claimId", event."at" AS "at", event."agentName" AS "by"
    FROM "Claim" AS claim JOIN "Article" AS article ON article."id" = claim."articleId" AND article."publication" NOT IN ('retracted', ${sql.lit(IMPORTING)})
      JOIN "Event" AS event ON event."subjectId" = claim."id" AND event."sequence" = (
        SELECT MAX(latest."sequence") FROM "Event" AS latest WHERE latest."subjectId" = claim."id" AND latest."activity" IN ('assign', 'take'))
    WHERE claim."assigneeId" = ${given.personId} AND claim."stage" IN (${sql.join(openStages.map((stage) => sql.lit(stage)))})
      AND event."activity" = 'assign' AND COALESCE(event."agentId", '') <> ${given.personId} AND ${cameOrSeen(sql`event."at"`, sql`claim."id"`, given)} AND ${unlessBlind(sql`claim."id"`, given)}
    ORDER BY event."at" DESC, event."id" DESC LIMIT ${given.limit}`),
}

export function digestReader(db: Db): DigestReader {
  return {
    async find(userId) {
      const row = await db.digest.findUnique({ where: { userId } })
      return row && toSettings(row)
    },
    async personByFeed(hash) {
      const row = await db.digest.findUnique({ where: { feedHash: hash, user: { disabledAt: null } }, include: { user: true } })
      return row?.feedMadeAt ? { person: toActor(row.user), feedMadeAt: row.feedMadeAt } : null
    },
    async due(at, after, limit) {
      const rows = await db.digest.findMany({
        where: { mailDueAt: { lte: at }, userId: { gt: after }, user: { disabledAt: null } }, orderBy: { userId: 'asc' }, take: limit, select: { userId: true },
      })
      return rows.map(({ userId }) => userId)
    },
    async waiting(kind, since) {
      const rows = await db.rows.all(WAITING[kind], { ...since, firstId: firstIdOf(since) })
      const claims = new Map((await claimsInArticles(db, [...new Set(rows.map(({ claimId }) => claimId))])).map((item) => [item.claim.id, item]))
      return rows.flatMap(({ id, claimId, at, by }) => {
        const found = claims.get(claimId)
        return found ? [{ kind, id, at, by, ...found }] : []
      })
    },
  }
}

export function digestWriter(db: Db): DigestWriter {
  const put = async (userId: string, data: Partial<Omit<DigestRow, 'userId'>>) =>
    void (await db.digest.upsert({ where: { userId }, create: { userId, ...data }, update: data }))
  return {
    setFeed: (userId, feed) => put(userId, { feedHash: feed?.hash ?? null, feedMadeAt: feed?.at ?? null }),
    choose: (userId, choice) => put(userId, choice),
    beginMailing: (userId, upTo) => put(userId, { mailing: upTo }),
    endMailing: (userId, upTo, next) => put(userId, { mailing: null, mailedUpTo: upTo, mailDueAt: next }),
    postpone: (userId, until) => put(userId, { mailDueAt: until }),
  }
}

function toSettings({ userId, feedMadeAt, mail, mailDueAt, mailedUpTo, mailing }: DigestRow): DigestSettings {
  return { userId, feedMadeAt, mail: mail as MailChoice, mailDueAt, mailedUpTo, mailing }
}
