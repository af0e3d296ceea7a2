import type { ApiToken } from '../domain/account.js'
import type { Page, PageRequest } from '../domain/page.js'
import type { Person } from '../domain/permission.js'
import type { Db } from './db.js'
import { instant, pageOf, rowsPast, rowsToRead } from './page.js'
import { toActor } from './person-rows.js'

export interface TokenReader {
  find(id: string): Promise<ApiToken | null>
  /** The token that has this SHA-256 and works, with its person, who may work too. */
  findByHash(hash: string, at: Date): Promise<{ token: ApiToken; person: Person } | null>
  /** Whom the token of this SHA-256 was given to, whether or not it works; null: there is none. */
  holderOf(hash: string): Promise<string | null>
  /** A page of a person's tokens that work, or of those that ended; the newest first. */
  ofUser(userId: string, state: 'working' | 'ended', at: Date, request: PageRequest): Promise<Page<ApiToken>>
}

export interface TokenWriter {
  insert(token: ApiToken, hash: string): Promise<void>
  revoke(id: string, at: Date): Promise<void>
  /** Revokes all of a person's tokens that work; answers their ids. */
  revokeAll(userId: string, at: Date): Promise<string[]>
  /** Notes that a token was used. */
  used(id: string, at: Date): Promise<void>
}

const WITHOUT_HASH = {
  id: true, userId: true, name: true, createdAt: true, expiresAt: true, usedAt: true, revokedAt: true,
} as const

export function tokenReader(db: Db): TokenReader {
  return {
    async find(id) {
      return db.apiToken.findUnique({ where: { id }, select: WITHOUT_HASH })
    },
    async findByHash(hash, at) {
      const where = { hash, ...works(at), user: { disabledAt: null } }
      const row = await db.apiToken.findUnique({ where, select: { ...WITHOUT_HASH, user: true } })
      if (!row) return null
      const { user, ...token } = row
      return { token, person: toActor(user) }
    },
    async holderOf(hash) {
      return (await db.apiToken.findUnique({ where: { hash }, select: { userId: true } }))?.userId ?? null
    },
    async ofUser(userId, state, at, request) {
      const rows = await db.apiToken.findMany({
        where: { userId, AND: [state === 'working' ? works(at) : { NOT: works(at) }, rowsPast(request, 'createdAt', 'desc', instant)] },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: rowsToRead(request),
        select: WITHOUT_HASH,
      })
      return pageOf(rows, request, ({ createdAt }) => createdAt)
    },
  }
}

export function tokenWriter(db: Db): TokenWriter {
  return {
    async insert(token, hash) {
      await db.apiToken.create({ data: { ...token, hash } })
    },
    async revoke(id, at) {
      await db.apiToken.update({ where: { id }, data: { revokedAt: at } })
    },
    async revokeAll(userId, at) {
      const rows = await db.apiToken.findMany({ where: { userId, ...works(at) }, orderBy: { id: 'asc' }, select: { id: true } })
      const ids = rows.map(({ id }) => id)
      await db.apiToken.updateMany({ where: { id: { in: ids } }, data: { revokedAt: at } })
      return ids
    },
    async used(id, at) {
      await db.apiToken.updateMany({ where: { id }, data: { usedAt: at } })
    },
  }
}

/** works is Prisma's `where` of the tokens that were not revoked and have not come to their end. */
export function works(at: Date) {
  return { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: at } }] }
}
