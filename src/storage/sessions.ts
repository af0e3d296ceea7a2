import { SESSION_IDLE_MS, type Recognised, type Session } from '../domain/account.js'
import type { Db } from './db.js'
import { statement } from './statements.js'

export interface SessionReader {
  /** A person's sessions that have not ended, the one last seen first. */
  ofUser(userId: string, at: Date): Promise<Session[]>
  /** The session of this token with its person, ended or not. */
  byToken(token: string): Promise<Recognised | null>
  /** Whose sign-in waits for a code under this identifier; null: none does, or not any more. */
  halfWay(identifier: string): Promise<string | null>
}

export interface SessionWriter {
  /** Ends one session of this person; answers whether there was one. */
  end(userId: string, id: string): Promise<boolean>
  /** Ends all sessions of a person but one, if any is named; answers how many. */
  endAll(userId: string, except?: string): Promise<number>
  /** Notes that a session's person asked for a page. */
  seen(id: string, at: Date): Promise<void>
  /** Forgets sessions that ended by themselves, and sign-ins that nobody went on with: nobody comes back to sign out of them. */
  dropEnded(at: Date): Promise<void>
}

const byToken = statement((db, { token }: { token: string }) => db
  .selectFrom('Session').innerJoin('User', 'User.id', 'Session.userId').leftJoin('RoleRule', 'RoleRule.role', 'User.role')
  .select([
    'Session.id as sessionId', 'Session.expiresAt', 'Session.seenAt', 'Session.createdAt', 'User.id', 'User.name', 'User.email', 'User.role',
    'User.disabledAt', 'User.passwordGivenAt', 'User.hasSecondFactor', 'RoleRule.secondFactorSince',
  ])
  .where('Session.token', '=', token))

export function sessionReader(db: Db): SessionReader {
  return {
    async byToken(token) {
      const row = await db.rows.first(byToken, { token })
      if (!row) return null
      const { id, name, email, role, seenAt, createdAt, secondFactorSince, ...rest } = row
      return { ...rest, seenAt: seenAt ?? createdAt, person: { id, name, email, role }, asksSecondFactor: secondFactorSince !== null }
    },
    async ofUser(userId, at) {
      const rows = await db.session.findMany({ where: { userId, ...lives(at) } })
      return rows
        .map(({ id, createdAt, seenAt, ipAddress, userAgent }) => ({
          id, userId, createdAt, seenAt: seenAt ?? createdAt, address: ipAddress || null, userAgent: userAgent || null,
        }))
        .sort((a, b) => b.seenAt.getTime() - a.seenAt.getTime())
    },
    async halfWay(identifier) {
      const row = await db.verification.findFirst({ where: { identifier, expiresAt: { gt: new Date() } }, select: { value: true } })
      return row?.value ?? null
    },
  }
}

export function sessionWriter(db: Db): SessionWriter {
  return {
    async end(userId, id) {
      return (await db.session.deleteMany({ where: { id, userId } })).count > 0
    },
    async endAll(userId, except) {
      return (await db.session.deleteMany({ where: { userId, ...(except !== undefined && { id: { not: except } }) } })).count
    },
    async seen(id, at) {
      await db.session.updateMany({ where: { id }, data: { seenAt: at } })
    },
    async dropEnded(at) {
      await db.session.deleteMany({ where: { NOT: lives(at) } })
      await db.verification.deleteMany({ where: { expiresAt: { lte: at } } })
    },
  }
}

/** lives is Prisma's `where` of the sessions that have not ended, by their whole time or by nobody using them. */
export function lives(at: Date) {
  const idleSince = new Date(at.getTime() - SESSION_IDLE_MS)
  return {
    expiresAt: { gt: at },
    OR: [{ seenAt: { gt: idleSince } }, { seenAt: null, createdAt: { gt: idleSince } }],
  }
}
