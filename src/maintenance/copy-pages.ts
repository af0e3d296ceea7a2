import { setTimeout as pause } from 'node:timers/promises'
import sqlite3 from 'sqlite3'
import { MaintenanceError, type Database } from './database.js'

/** Progress is told how many of all pages are copied. */
export type Progress = (done: number, total: number) => void

// What the sqlite3 package does not declare: its handle on SQLite's online backup, https://sqlite.org/c3ref/backup_finish.html
interface PageCopier {
  step(pages: number, then: (error: (Error & { errno?: number }) | null, completed?: boolean) => void): void
  finish(then: () => void): void
  readonly remaining: number
  readonly pageCount: number
}
interface CopiesPages {
  backup(
    file: string, from: string, to: string, fileIsDestination: boolean, then: (error: Error | null) => void,
  ): PageCopier
}

const PAGES_A_STEP = 256
const RETRY_MS = 50
const PATIENCE_MS = 30_000

/** copyOut copies all pages of an open database, as one moment of it, into a file. */
export async function copyOut(database: Database, file: string, progress: Progress): Promise<void> {
  // While a read stays open its snapshot does: writers go on, and the copy need not begin again after each of them.
  await database.all('BEGIN')
  await database.get('SELECT count(*) FROM sqlite_master')
  try {
    await copy(database, file, true, progress)
  } finally {
    await database.all('COMMIT')
  }
}

/**
 * copyIn copies all pages of a file over an open database in one transaction: other connections see the old data until
 * it is complete, then the new. Waits up to 30 seconds for a writer to finish. Throws MaintenanceError.
 */
export async function copyIn(database: Database, file: string, progress: Progress): Promise<void> {
  await copy(database, file, false, progress)
}

async function copy(database: Database, file: string, fileIsDestination: boolean, progress: Progress): Promise<void> {
  const copier = await begin(database, file, fileIsDestination)
  try {
    const giveUpAt = Date.now() + PATIENCE_MS
    for (let completed = false; !completed; ) {
      const stepped = await step(copier)
      if (stepped === 'busy') {
        if (Date.now() > giveUpAt) throw new MaintenanceError('another process keeps writing to the database: try again')
        await pause(RETRY_MS)
      } else {
        completed = stepped === 'completed'
        progress(copier.pageCount - copier.remaining, copier.pageCount)
      }
    }
  } finally {
    await new Promise<void>((resolve) => copier.finish(resolve))
  }
}

function begin({ connection }: Database, file: string, fileIsDestination: boolean): Promise<PageCopier> {
  return new Promise((resolve, reject) => {
    const copier: PageCopier = (connection as unknown as CopiesPages).backup(
      file, 'main', 'main', fileIsDestination, (error) => (error ? reject(failed(error)) : resolve(copier)),
    )
  })
}

function step(copier: PageCopier): Promise<'busy' | 'more' | 'completed'> {
  return new Promise((resolve, reject) => {
    copier.step(PAGES_A_STEP, (error, completed) => {
      if (!error) resolve(completed ? 'completed' : 'more')
      else if (error.errno === sqlite3.BUSY || error.errno === sqlite3.LOCKED) resolve('busy')
      else reject(failed(error))
    })
  })
}

function failed(error: Error): MaintenanceError {
  return new MaintenanceError(`the database could not be copied: ${error.message}`)
}
