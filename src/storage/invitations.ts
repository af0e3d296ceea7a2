import type { Invitation } from '../domain/invitation.js'
import type { Page, PageRequest } from '../domain/page.js'
import type { Role } from '../domain/permission.js'
import type { Db } from './db.js'
import type { Invitation as InvitationRow, Prisma } from './generated/client.js'
import { instant, pageOf, rowsPast, rowsToRead } from './page.js'

export interface InvitationReader {
  find(id: string): Promise<Invitation | null>
  /** The invitation whose secret has this SHA-256, in whatever state. */
  findByHash(hash: string): Promise<Invitation | null>
  /** A page of those that wait to be accepted, the newest first. */
  open(at: Date, request: PageRequest): Promise<Page<Invitation>>
  countOpen(at: Date): Promise<number>
  /** Those by which a person came here. */
  ofUser(userId: string): Promise<Invitation[]>
}

export interface InvitationWriter {
  insert(invitation: Invitation, hash: string): Promise<void>
  /** Answers whether it was still open: of two who accept at once one does. */
  accept(id: string, userId: string, at: Date): Promise<boolean>
  /** Answers whether it was still open. */
  revoke(id: string, at: Date): Promise<boolean>
  /** Those of this e-mail address that wait to be accepted. */
  openFor(email: string, at: Date): Promise<Invitation[]>
  /** Takes those away that nobody accepted, and whose link works no more since this time. */
  dropExpired(before: Date): Promise<void>
}

const WITHOUT_HASH = {
  id: true, email: true, name: true, role: true, createdById: true, createdByName: true, createdAt: true, expiresAt: true, acceptedAt: true, userId: true, revokedAt: true,
} as const

const isOpen = (at: Date) => ({ acceptedAt: null, revokedAt: null, expiresAt: { gt: at } }) satisfies Prisma.InvitationWhereInput
const toInvitation = (row: Omit<InvitationRow, 'hash'>): Invitation => ({ ...row, role: row.role as Role })

export function invitationReader(db: Db): InvitationReader {
  return {
    async find(id) {
      const row = await db.invitation.findUnique({ where: { id }, select: WITHOUT_HASH })
      return row && toInvitation(row)
    },
    async findByHash(hash) {
      const row = await db.invitation.findUnique({ where: { hash }, select: WITHOUT_HASH })
      return row && toInvitation(row)
    },
    async open(at, request) {
      const rows = await db.invitation.findMany({
        where: { ...isOpen(at), AND: [rowsPast(request, 'createdAt', 'desc', instant)] },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: rowsToRead(request), select: WITHOUT_HASH,
      })
      const page = pageOf(rows, request, ({ createdAt }) => createdAt)
      return { items: page.items.map(toInvitation), next: page.next }
    },
    countOpen: (at) => db.invitation.count({ where: isOpen(at) }),
    async ofUser(userId) {
      return (await db.invitation.findMany({ where: { userId }, select: WITHOUT_HASH })).map(toInvitation)
    },
  }
}

export function invitationWriter(db: Db): InvitationWriter {
  // One statement that changes what is still open.
  const change = async (id: string, at: Date, data: Prisma.InvitationUpdateManyMutationInput) =>
    (await db.invitation.updateMany({ where: { id, ...isOpen(at) }, data })).count > 0
  return {
    async insert(invitation, hash) {
      await db.invitation.create({ data: { ...invitation, hash } })
    },
    accept: (id, userId, at) => change(id, at, { acceptedAt: at, userId }),
    revoke: (id, at) => change(id, at, { revokedAt: at }),
    async openFor(email, at) {
      return (await db.invitation.findMany({ where: { email, ...isOpen(at) }, select: WITHOUT_HASH })).map(toInvitation)
    },
    async dropExpired(before) {
      await db.invitation.deleteMany({ where: { acceptedAt: null, expiresAt: { lte: before } } })
    },
  }
}
