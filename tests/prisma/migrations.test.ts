// Old servers go on beside newer tables during an update (docs/operate.md): a migration only adds.
import { readFile, readdir } from 'node:fs/promises'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { projectPath } from '../../src/project.js'

// The last that took something away; no version was released between it and those before it that runs beside another.
const ONLY_ADDED_SINCE = '20261129115243_words_by_number'

interface Column {
  notNull: boolean
  hasDefault: boolean
  type: string
}
/** By "Table.column". */
type Columns = Map<string, Column>

async function migrationsIn(...folder: string[]): Promise<{ name: string; sql: string }[]> {
  const names = (await readdir(projectPath('prisma', ...folder))).filter((name) => /^\d/.test(name)).sort()
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(projectPath('prisma', ...folder, name, 'migration.sql'), 'utf8') })))
}

function columnsOf(database: Database.Database): Columns {
  const rows = database.prepare<[], { table: string; name: string; type: string; notnull: number; dflt_value: string | null; pk: number }>(`
    SELECT tables."name" AS "table", columns.* FROM sqlite_master AS tables, pragma_table_info(tables."name") AS columns
    WHERE tables."type" = 'table' AND tables."sql" NOT LIKE 'CREATE VIRTUAL%'`).all()
  return new Map(rows.map(({ table, name, type, notnull, dflt_value }) => [`${table}.${name}`, { type, notNull: notnull === 1, hasDefault: dflt_value !== null }]))
}

/** What a SQLite migration does to whoever reads and writes the tables as they were, seen by doing it. */
function takenFromSqlite(database: Database.Database, sql: string): string[] {
  const before = columnsOf(database)
  database.exec(sql)
  const after = columnsOf(database)
  const tables = new Set([...before.keys()].map(tableOf))
  const lost = [...before].flatMap(([name, { type, notNull }]) => {
    const now = after.get(name)
    if (!now) return [`${name} is gone`]
    return now.type !== type || (now.notNull && !notNull) ? [`${name} takes less than before`] : []
  })
  const asked = [...after].filter(([name, { notNull, hasDefault }]) => !before.has(name) && tables.has(tableOf(name)) && notNull && !hasDefault)
  return [...lost, ...asked.map(([name]) => `${name} is asked of who does not know it`), ...emptied(before, sql)]
}

const tableOf = (column: string) => column.slice(0, column.indexOf('.'))

// SQLite changes some things only by a table made anew, into which all is copied. Any other table that is dropped was emptied.
function emptied(before: Columns, sql: string): string[] {
  return [...sql.matchAll(/DROP TABLE (?:IF EXISTS )?"(\w+)"/gi)].flatMap(([, table]) => {
    const copied = new RegExp(`INSERT INTO "new_${table}" \\(([^)]*)\\) SELECT ([^;]*?) FROM "${table}";`, 'i').exec(sql)
    const own = [...before.keys()].filter((name) => tableOf(name) === table).map((name) => name.slice(table!.length + 1))
    return own.filter((name) => !copied?.slice(1, 3).every((list) => list.includes(`"${name}"`))).map((name) => `${table}.${name} is not copied`)
  })
}

/** What a PostgreSQL migration does to them, read from its words. */
function takenFromPostgres(sql: string): string[] {
  const words = sql.replace(/--.*$/gm, '').replace(/\$\$[^]*?\$\$/g, '')
  return [
    ...words.matchAll(/\bDROP (?:TABLE|COLUMN|VIEW|FUNCTION|SEQUENCE)\b[^,;]*/gi), ...words.matchAll(/\bDROP (?:CONSTRAINT|INDEX) "\w+_(?:pkey|key)"/gi), ...words.matchAll(/\bRENAME\b[^;]*/gi),
    ...words.matchAll(/\bALTER COLUMN "\w+" (?:SET DATA TYPE|TYPE|SET NOT NULL|DROP DEFAULT)\b[^,;]*/gi),
    ...words.matchAll(/\bADD COLUMN (?:(?!\bDEFAULT\b)[^,;])*\bNOT NULL\b(?![^,;]*\bDEFAULT\b)/gi),
  ].map(([taken]) => taken.trim())
}

const brokenIn = (found: { name: string; taken: string[] }[]) => found.filter(({ taken }) => taken.length > 0).map(({ name }) => name)

it('a migration of SQLite only adds', async () => {
  const database = new Database(':memory:')
  const found = (await migrationsIn('migrations')).map(({ name, sql }) => ({ name, taken: takenFromSqlite(database, sql) }))
  expect(found.filter(({ name }) => name > ONLY_ADDED_SINCE).filter(({ taken }) => taken.length > 0)).toEqual([])
  // What this finds in those before says that it finds anything.
  expect(brokenIn(found).at(-1)).toBe(ONLY_ADDED_SINCE)
})

it('a migration of PostgreSQL only adds', async () => {
  const found = (await migrationsIn('postgresql', 'migrations')).map(({ name, sql }) => ({ name, taken: takenFromPostgres(sql) }))
  expect(found.filter(({ name }) => name > ONLY_ADDED_SINCE).filter(({ taken }) => taken.length > 0)).toEqual([])
  expect(brokenIn(found)).toEqual([ONLY_ADDED_SINCE])
})

const TABLE = 'CREATE TABLE "Pier" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT, "length" INTEGER NOT NULL DEFAULT 0);'
const anew = (columns: string, copied: string) =>
  `CREATE TABLE "new_Pier" (${columns}); INSERT INTO "new_Pier" (${copied}) SELECT ${copied} FROM "Pier"; DROP TABLE "Pier"; ALTER TABLE "new_Pier" RENAME TO "Pier";`

it.each([
  ['a table dropped', 'DROP TABLE "Pier";'],
  ['a column dropped', 'ALTER TABLE "Pier" DROP COLUMN "name";'],
  ['a column renamed', 'ALTER TABLE "Pier" RENAME COLUMN "name" TO "title";'],
  ['a table renamed', 'ALTER TABLE "Pier" RENAME TO "Quay";'],
  ['a column that must be filled', 'ALTER TABLE "Pier" ADD COLUMN "built" TEXT NOT NULL;'],
])('%s is no adding, on either engine', (_what, sql) => {
  expect(takenFromPostgres(sql)).toHaveLength(1)
  // SQLite refuses a few of these by itself once there are rows; here there are none.
  expect(takenBySqlite(sql)).not.toEqual([])
})

it.each([
  ['copies less', anew('"id" TEXT NOT NULL PRIMARY KEY, "name" TEXT, "length" INTEGER NOT NULL DEFAULT 0', '"id", "length"'), ['Pier.name is not copied']],
  ['has less', anew('"id" TEXT NOT NULL PRIMARY KEY, "name" TEXT', '"id", "name"'), ['Pier.length is gone', 'Pier.length is not copied']],
  ['takes less', anew('"id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "length" INTEGER NOT NULL DEFAULT 0', '"id", "name", "length"'), ['Pier.name takes less than before']],
  ['keeps all', anew('"id" TEXT NOT NULL PRIMARY KEY, "name" TEXT, "length" INTEGER NOT NULL DEFAULT 0, "built" TEXT', '"id", "name", "length"'), []],
])('a table of SQLite made anew that %s', (_what, sql, taken) => {
  expect(takenBySqlite(sql)).toEqual(taken)
})

it.each([
  'CREATE TABLE "Quay" ("id" TEXT NOT NULL PRIMARY KEY);', 'CREATE INDEX "Pier_name_idx" ON "Pier"("name");',
  'ALTER TABLE "Pier" ADD COLUMN "built" TEXT;', `ALTER TABLE "Pier" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'wood';`,
])('adds only, on either engine: %s', (sql) => {
  expect([takenFromPostgres(sql), takenBySqlite(sql)]).toEqual([[], []])
})

function takenBySqlite(sql: string): string[] {
  const database = new Database(':memory:')
  database.exec(TABLE)
  return takenFromSqlite(database, sql)
}
