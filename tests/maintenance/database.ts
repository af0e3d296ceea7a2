import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addUser } from '../../src/desk/people/add-user.js'
import { importArticle } from '../../src/desk/articles/import-article.js'
import { withDatabase, type Value } from '../../src/maintenance/database.js'
import { makeDatabase, makeFolder } from '../database.js'
import { makeDesk } from '../desk.js'
import { PROGRAM } from '../../src/domain/permission.js'

// The emoji is two UTF-16 code units.
const TEXT = 'The council approved 12 new ferries 🚢 on Monday. The old pier closed in 2019.\n\nMayor Ana Ruiz opened it.'

export interface ClosedDatabase {
  file: string
  url: string
  articleId: string
}

const made = new Map<string, Promise<ClosedDatabase>>()

/**
 * makeClosedDatabase makes a database with one article and these people, which nothing has open: maintenance must not
 * run in a process where the store is. `day` is when it was worked on.
 */
export async function makeClosedDatabase(day = '2026-03-01', names = ['Ada']): Promise<ClosedDatabase> {
  const key = `${day} ${names.join()}`
  const original = made.get(key) ?? make(day, names)
  made.set(key, original)
  const { file: source, articleId } = await original
  const file = join(await makeFolder(), 'claimtrail.db')
  await copyFile(source, file)
  return { file, url: `file:${file}`, articleId }
}

async function make(day: string, names: string[]): Promise<ClosedDatabase> {
  const { store, file, url } = await makeDatabase()
  const desk = makeDesk(store, { start: new Date(`${day}T09:00:00Z`) })
  for (const name of names) {
    const input = { email: `${name}@example.org`, name, role: 'editor', password: 'a long enough one' } as const
    await addUser(desk, PROGRAM, input)
  }
  const { articleId } = await importArticle(desk, PROGRAM, { title: 'Ferries', text: TEXT, format: 'plain' })
  await store.close()
  return { file, url, articleId }
}

/** query runs one statement on a closed database. */
export function query(file: string, sql: string, params: Value[] = []) {
  return withDatabase(file, (database) => database.all(sql, params))
}
