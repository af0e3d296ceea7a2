import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { damageOf, expectClaimtrail } from './check.js'
import { copyOut, type Progress } from './copy-pages.js'
import { MaintenanceError, withDatabase } from './database.js'

/**
 * backup copies the database as it is at one moment into a new file, which its owner alone may read; a server may go on
 * writing meanwhile. The file appears when it is complete and sound, and is never half there. Throws MaintenanceError.
 */
export async function backup(
  databaseFile: string,
  target: string,
  { force, progress }: { force: boolean; progress: Progress },
): Promise<void> {
  const file = resolve(target)
  if (file === databaseFile) throw new MaintenanceError(`${file} is the database itself: name another file`)
  if (existsSync(file) && !force) throw new MaintenanceError(`${file} exists already: use --force to replace it`)
  const partial = `${file}.${process.pid}.partial`
  await withDatabase(databaseFile, async (database) => {
    await expectClaimtrail(database, databaseFile)
    try {
      await makePrivate(partial)
      await copyOut(database, partial, progress)
      await settle(partial)
      await rename(partial, file)
    } finally {
      await rm(partial, { force: true })
    }
  })
}

// Password hashes are in it: the file is made, empty, for its owner alone before SQLite fills it.
async function makePrivate(file: string): Promise<void> {
  try {
    await (await open(file, 'w', 0o600)).close()
  } catch (error) {
    throw new MaintenanceError(`${file} cannot be written: ${(error as Error).message}`)
  }
}

/** settle makes one self-contained file of a fresh copy, without a log beside it, and makes sure that it is sound. */
export async function settle(file: string): Promise<void> {
  await withDatabase(file, async (copy) => {
    await copy.get('PRAGMA journal_mode = DELETE')
    const [damage] = await damageOf(copy)
    if (damage) throw new MaintenanceError(`the copy is not sound (${damage}): run claimtrail check on the database`)
  })
}
