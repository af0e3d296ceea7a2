import type { SecondFactor } from '../domain/account.js'
import type { Role } from '../domain/permission.js'
import type { Db } from './db.js'

export interface SecondFactorReader {
  ofUser(userId: string): Promise<SecondFactor | null>
  /** The roles of which a second factor is asked, since when. */
  required(): Promise<Map<Role, Date>>
  isRequired(role: Role): Promise<boolean>
}

export interface SecondFactorWriter {
  /** Keeps what a person was shown, in place of what they were shown before. */
  begin(id: string, factor: Pick<SecondFactor, 'userId' | 'secret' | 'backupCodes'>, at: Date): Promise<void>
  /** Says that its person holds it: signing in asks for it from now on. */
  confirm(userId: string, step: number, backupCodes: string, at: Date): Promise<void>
  /** Notes that the code of this time step was taken; answers false where it, or a later one, was taken before. */
  spend(userId: string, step: number): Promise<boolean>
  changeBackupCodes(userId: string, backupCodes: string): Promise<void>
  /** Answers whether there was one. */
  remove(userId: string): Promise<boolean>
  require(role: Role, since: Date | null): Promise<void>
}

export function secondFactorReader(db: Db): SecondFactorReader {
  return {
    async ofUser(userId) {
      return db.secondFactor.findUnique({
        where: { userId },
        select: { userId: true, secret: true, backupCodes: true, verified: true, spentStep: true, createdAt: true },
      })
    },
    async required() {
      const rows = await db.roleRule.findMany({ where: { secondFactorSince: { not: null } } })
      return new Map(rows.flatMap(({ role, secondFactorSince }) => (secondFactorSince ? [[role as Role, secondFactorSince]] : [])))
    },
    async isRequired(role) {
      return ((await db.roleRule.findUnique({ where: { role } }))?.secondFactorSince ?? null) !== null
    },
  }
}

export function secondFactorWriter(db: Db): SecondFactorWriter {
  return {
    async begin(id, { userId, ...sealed }, at) {
      const data = { ...sealed, verified: false, spentStep: null, failedVerificationCount: 0, lockedUntil: null, createdAt: at }
      await db.secondFactor.upsert({ where: { userId }, create: { id, userId, ...data }, update: data })
    },
    async confirm(userId, step, backupCodes, at) {
      await db.secondFactor.update({ where: { userId }, data: { verified: true, spentStep: step, backupCodes, createdAt: at } })
      await db.user.update({ where: { id: userId }, data: { hasSecondFactor: true, updatedAt: at } })
    },
    async spend(userId, step) {
      const where = { userId, OR: [{ spentStep: null }, { spentStep: { lt: step } }] }
      return (await db.secondFactor.updateMany({ where, data: { spentStep: step } })).count > 0
    },
    async changeBackupCodes(userId, backupCodes) {
      await db.secondFactor.update({ where: { userId }, data: { backupCodes } })
    },
    async remove(userId) {
      await db.user.update({ where: { id: userId }, data: { hasSecondFactor: false } })
      return (await db.secondFactor.deleteMany({ where: { userId } })).count > 0
    },
    async require(role, since) {
      await db.roleRule.upsert({ where: { role }, create: { role, secondFactorSince: since }, update: { secondFactorSince: since } })
    },
  }
}
