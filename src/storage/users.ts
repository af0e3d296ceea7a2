import type { Person, Role } from '../domain/permission.js'
import type { User as UserRow } from './generated/client.js'
import type { Db } from './db.js'

export interface ApiToken {
  id: string
  userId: string
  name: string
  createdAt: Date
  revokedAt: Date | null
}

export interface UserReader {
  find(id: string): Promise<Person | null>
  findByEmail(email: string): Promise<Person | null>
  /** The person whose token, not revoked, has this SHA-256. */
  findByToken(hash: string): Promise<Person | null>
  findToken(id: string): Promise<ApiToken | null>
  /** A person's tokens, revoked ones too, newest first; 100 at most. */
  tokensOf(userId: string): Promise<ApiToken[]>
  isEmpty(): Promise<boolean>
  /** Whether anybody has an account beside those with these e-mail addresses. */
  existsBeside(emails: string[]): Promise<boolean>
}

export interface UserWriter {
  /** Inserts a person who signs in by e-mail and password. */
  insert(person: Person, passwordHash: string, accountId: string, at: Date): Promise<void>
  changeRole(id: string, role: Role, at: Date): Promise<void>
  insertToken(token: ApiToken, hash: string): Promise<void>
  revokeToken(id: string, at: Date): Promise<void>
  /** Forgets sessions that ended by themselves before then: nobody comes back to sign out of them. */
  dropEndedSessions(before: Date): Promise<void>
}

const WITHOUT_HASH = { id: true, userId: true, name: true, createdAt: true, revokedAt: true } as const

export function userReader(db: Db): UserReader {
  return {
    async find(id) {
      const row = await db.user.findUnique({ where: { id } })
      return row && toPerson(row)
    },
    async findByEmail(email) {
      const row = await db.user.findUnique({ where: { email } })
      return row && toPerson(row)
    },
    async findByToken(hash) {
      const row = await db.apiToken.findUnique({ where: { hash, revokedAt: null }, include: { user: true } })
      return row && toPerson(row.user)
    },
    async findToken(id) {
      return db.apiToken.findUnique({ where: { id }, select: WITHOUT_HASH })
    },
    async tokensOf(userId) {
      return db.apiToken.findMany({ where: { userId }, orderBy: { id: 'desc' }, take: 100, select: WITHOUT_HASH })
    },
    async isEmpty() {
      return (await db.user.findFirst({ select: { id: true } })) === null
    },
    async existsBeside(emails) {
      return (await db.user.findFirst({ where: { email: { notIn: emails } }, select: { id: true } })) !== null
    },
  }
}

export function userWriter(db: Db): UserWriter {
  return {
    async insert(person, passwordHash, accountId, at) {
      const times = { createdAt: at, updatedAt: at }
      const account = { id: accountId, accountId: person.id, providerId: 'credential', password: passwordHash, ...times }
      await db.user.create({ data: { ...person, emailVerified: true, ...times, accounts: { create: account } } })
    },
    async changeRole(id, role, at) {
      await db.user.update({ where: { id }, data: { role, updatedAt: at } })
    },
    async insertToken(token, hash) {
      await db.apiToken.create({ data: { ...token, hash } })
    },
    async dropEndedSessions(before) {
      await db.session.deleteMany({ where: { expiresAt: { lt: before } } })
    },
    async revokeToken(id, at) {
      await db.apiToken.update({ where: { id }, data: { revokedAt: at } })
    },
  }
}

/** toPerson reads a row as the person who acts. */
export function toPerson(row: Pick<UserRow, 'id' | 'name' | 'email' | 'role'>): Person {
  return { id: row.id, name: row.name, email: row.email, role: row.role as Role }
}
