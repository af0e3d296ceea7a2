import { readFile, readdir } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { postgresSchema } from '../../prisma/postgres-schema.js'
import { projectPath } from '../../src/project.js'

it('the schema of PostgreSQL is made from that of SQLite, and is the newest', async () => {
  const [own, made] = await Promise.all(['schema.prisma', 'postgresql/schema.prisma'].map((path) => readFile(projectPath('prisma', path), 'utf8')))
  expect(made).toBe(postgresSchema(own!))
  expect(made).toContain('provider = "postgresql"')
})

it('what changed since there are two engines is a migration of both, or of the one that it concerns', async () => {
  const [first, ...since] = (await readdir(projectPath('prisma', 'postgresql', 'migrations'))).filter((name) => /^\d/.test(name)).sort()
  const ofSqlite = (await readdir(projectPath('prisma', 'migrations'))).filter((name) => /^\d/.test(name))
  expect(ofSqlite.filter((name) => name > first!).filter((name) => !since.includes(name))).toEqual([])
})
