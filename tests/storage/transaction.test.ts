import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../../src/storage/db.js'
import { openEngine as openPostgres } from '../../src/storage/postgres/engine.js'
import { openEngine as openSqlite } from '../../src/storage/sqlite/engine.js'
import type { Engine } from '../../src/storage/engine.js'
import { hasPostgres, makeDatabase } from '../database.js'

let engine: Engine
beforeEach(async () => {
  const { file, url } = await makeDatabase()
  engine = await (hasPostgres() ? openPostgres(url) : openSqlite(file))
  return () => engine.close()
})

const at = new Date('2026-03-01T09:30:00.123Z')
const rule = (role: string) => ({ role, secondFactorSince: at })
const roles = async () => (await engine.reading.roleRule.findMany({ orderBy: { role: 'asc' } })).map(({ role }) => role)
const insert = (db: Db, role: string) =>
  db.rows.insert({ table: 'RoleRule', columns: ['role', 'secondFactorSince'], known: 'fail', rows: [[role, at]] })

describe('one transaction', () => {
  it('holds what Prisma writes and what statements write, and each sees the other’s', async () => {
    await engine.write(async (db) => {
      await db.roleRule.create({ data: rule('admin') })
      await insert(db, 'editor')
      expect(await db.roleRule.findMany({ orderBy: { role: 'asc' } })).toEqual([rule('admin'), rule('editor')])
      expect(await roles()).toEqual([])
    })
    expect(await roles()).toEqual(['admin', 'editor'])
  })

  it('leaves nothing of either where it fails', async () => {
    const failing = engine.write(async (db) => {
      await db.roleRule.create({ data: rule('admin') })
      await insert(db, 'editor')
      throw new Error('stopped')
    })
    await expect(failing).rejects.toThrow('stopped')
    expect(await roles()).toEqual([])
  })

  it('is no other’s: what kept it can do nothing with it when it is over', async () => {
    let kept!: Db
    await engine.write(async (db) => void (kept = db))
    await engine.write(async () => {
      expect(() => kept.roleRule).toThrow(/revoked/)
      expect(() => kept.rows).toThrow(/revoked/)
    })
  })

  it('takes back an operation of several statements that failed as one, and goes on', async () => {
    await engine.write(async (db) => {
      const user = { id: 'u', name: 'Ada', email: 'ada@example.org' }
      const session = (id: string) => ({ id, token: 'the same', expiresAt: at })
      await db.user.create({ data: { ...user, sessions: { create: session('one') } } })
      const other = { ...user, id: 'other', email: 'other@example.org', sessions: { create: session('two') } }
      await expect(db.user.create({ data: other })).rejects.toThrow(/[Uu]nique/)
    })
    expect((await engine.reading.user.findMany()).map(({ id }) => id)).toEqual(['u'])
  })
})
