import type { Account } from '../domain/account.js'
import type { Colleague } from '../domain/naming.js'
import type { Claim } from '../domain/claim.js'
import type { Page, PageRequest } from '../domain/page.js'
import type { Person, Role } from '../domain/permission.js'
import type { Prisma, User as UserRow } from './generated/client.js'
import type { Db } from './db.js'
import { IMPORTING } from './importing.js'
import { instant, pageOf, rowsPast, rowsToRead } from './page.js'
import { toActor } from './person-rows.js'
import { lives } from './sessions.js'
import { statement } from './statements.js'
import { works } from './tokens.js'

export interface UserReader {
  find(id: string): Promise<Person | null>
  findByEmail(email: string): Promise<Person | null>
  /** A person with what they hold. */
  account(id: string, at: Date): Promise<Account | null>
  /** A page of everybody with what they hold, the longest here first. */
  accounts(at: Date, request: PageRequest): Promise<Page<Account>>
  /** Who may sign in, by name, at most `limit`. */
  active(limit: number): Promise<Pick<Person, 'id' | 'name'>[]>
  /** Everybody who may sign in, by name. */
  colleagues(): Promise<Colleague[]>
  /** The claims that somebody works on, at whatever stage and of whatever article, by id after this one. */
  assignedClaims(id: string, after: string, limit: number): Promise<AssignedClaim[]>
  /** How many admins may sign in. */
  countAdmins(): Promise<number>
  /** The hash of the password by which a person signs in. */
  passwordHash(id: string): Promise<string | null>
  isEmpty(): Promise<boolean>
  /** Whether anybody has an account beside those with these e-mail addresses. */
  existsBeside(emails: string[]): Promise<boolean>
}

export interface UserWriter {
  /** Inserts a person who signs in by e-mail and password. */
  insert(actor: Person, passwordHash: string, accountId: string, at: Date): Promise<void>
  changeRole(id: string, role: Role, at: Date): Promise<void>
  /** Their own choice: it works until they choose another. */
  changePassword(id: string, passwordHash: string, at: Date): Promise<void>
  /** Notes that the password which they have was given by somebody else. */
  gavePassword(id: string, at: Date): Promise<void>
  /** Keeps another hash of the same password, where the one named still stands. */
  renewHash(id: string, from: string, to: string): Promise<void>
  /** Says since when a person may not sign in; null: they may. */
  disable(id: string, since: Date | null, at: Date): Promise<void>
}

/** AssignedClaim is a claim with who works on it, and by when. */
export type AssignedClaim = Pick<Claim, 'id' | 'articleId' | 'assigneeId' | 'assigneeName' | 'dueOn'>

const assignedClaims = statement((db, { id, after, limit }: { id: string; after: string; limit: number }) => db
  .selectFrom('Claim').innerJoin('Article', 'Article.id', 'Claim.articleId').select(['Claim.id', 'articleId', 'assigneeId', 'assigneeName', 'dueOn'])
  .where('assigneeId', '=', id).where('Claim.id', '>', after).where('publication', '<>', IMPORTING).orderBy('Claim.id').limit(limit))

const active = statement((db, { limit }: { limit: number }) => db
  .selectFrom('User').select(['id', 'name']).where('disabledAt', 'is', null).orderBy('name').orderBy('id').limit(limit))

export function userReader(db: Db): UserReader {
  return {
    async find(id) {
      const row = await db.user.findUnique({ where: { id } })
      return row && toActor(row)
    },
    async findByEmail(email) {
      const row = await db.user.findUnique({ where: { email } })
      return row && toActor(row)
    },
    assignedClaims: (id, after, limit) => db.rows.all(assignedClaims, { id, after, limit }),
    active: (limit) => db.rows.all(active, { limit }),
    async account(id, at) {
      const row = await db.user.findUnique({ where: { id }, include: holdings(at) })
      return row && toAccount(row)
    },
    async accounts(at, request) {
      const rows = await db.user.findMany({
        where: rowsPast(request, 'createdAt', 'asc', instant),
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: rowsToRead(request),
        include: holdings(at),
      })
      const page = pageOf(rows, request, ({ createdAt }) => createdAt)
      return { items: page.items.map(toAccount), next: page.next }
    },
    // All of them: what is told of each is a line, and a newsroom has hundreds.
    async colleagues() {
      return db.user.findMany({ where: { disabledAt: null }, orderBy: [{ name: 'asc' }, { id: 'asc' }], select: { id: true, name: true, email: true } })
    },
    async countAdmins() {
      return db.user.count({ where: { role: 'admin', disabledAt: null } })
    },
    async passwordHash(id) {
      const row = await db.account.findFirst({ where: { userId: id, providerId: 'credential' }, select: { password: true } })
      return row?.password ?? null
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
    async insert(actor, passwordHash, accountId, at) {
      const times = { createdAt: at, updatedAt: at }
      const account = { id: accountId, accountId: actor.id, providerId: 'credential', password: passwordHash, ...times }
      await db.user.create({ data: { ...actor, emailVerified: true, ...times, accounts: { create: account } } })
    },
    async changeRole(id, role, at) {
      await db.user.update({ where: { id }, data: { role, updatedAt: at } })
    },
    async changePassword(id, passwordHash, at) {
      await db.user.update({ where: { id }, data: { passwordGivenAt: null, updatedAt: at } })
      await db.account.updateMany({ where: { userId: id, providerId: 'credential' }, data: { password: passwordHash, updatedAt: at } })
    },
    async renewHash(id, from, to) {
      await db.account.updateMany({ where: { userId: id, providerId: 'credential', password: from }, data: { password: to } })
    },
    async gavePassword(id, at) {
      await db.user.update({ where: { id }, data: { passwordGivenAt: at } })
    },
    async disable(id, since, at) {
      await db.user.update({ where: { id }, data: { disabledAt: since, updatedAt: at } })
    },
  }
}

// What a person holds, counted where they are read.
function holdings(at: Date) {
  return {
    _count: { select: { sessions: { where: lives(at) }, apiTokens: { where: works(at) } } },
    secondFactor: { where: { verified: true }, select: { createdAt: true } },
  } satisfies Prisma.UserInclude
}

type AccountRow = UserRow & { _count: { sessions: number; apiTokens: number }; secondFactor: { createdAt: Date } | null }

function toAccount(row: AccountRow): Account {
  const { createdAt, disabledAt, passwordGivenAt, secondFactor, _count } = row
  const secondFactorSince = secondFactor?.createdAt ?? null
  const held = { sessionCount: _count.sessions, tokenCount: _count.apiTokens }
  return { person: toActor(row), createdAt, disabledAt, passwordGivenAt, secondFactorSince, ...held }
}
