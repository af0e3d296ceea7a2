import { existsSync } from 'node:fs'
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { settle } from './backup.js'
import { damageOf, expectClaimtrail } from './check.js'
import { checkTrail } from './check-trail.js'
import { copyIn, copyOut, type Progress } from './copy-pages.js'
import { isInUse, MaintenanceError, withDatabase, type Database } from './database.js'
import { migrationState, type MigrationState } from './migrations.js'

interface Contents {
  migrations: MigrationState
  /** Time of its newest event, UTC, or null where nothing happened yet. */
  newest: string | null
}

/**
 * restore puts a backup in the place of the database. Running servers see the restored data from their next read on.
 * Refuses a backup that is damaged, whose trail is broken or that a newer Claimtrail made; and, unless `force`, to
 * replace a database that is in use, that has work newer than the backup, or that cannot be read. Throws MaintenanceError.
 */
export async function restore(
  source: string,
  databaseFile: string,
  { force, progress }: { force: boolean; progress: Progress },
): Promise<void> {
  const file = resolve(source)
  if (file === databaseFile) throw new MaintenanceError(`${file} is the database itself: name a backup`)
  const backup = await contentsOfBackup(file)
  if (!existsSync(databaseFile)) return restoreAsNew(file, databaseFile, progress)

  const current = await contentsOf(databaseFile).catch((error: Error) => error)
  if (current instanceof Error) {
    if (!force) throw new MaintenanceError(`${current.message}: use --force to set it aside and restore beside it`)
    return restoreAsNew(file, databaseFile, progress)
  }
  await refuseUnlessReplaceable(databaseFile, current, backup, force)
  await withDatabase(databaseFile, async (database) => {
    const before = await readersVersion(database)
    await copyIn(database, file, progress)
    await moveReadersVersion(database, before)
  })
}

async function contentsOfBackup(file: string): Promise<Contents> {
  return withDatabase(file, async (database) => {
    await expectClaimtrail(database, file)
    const [damage] = await damageOf(database)
    if (damage) throw new MaintenanceError(`${file} cannot be restored: ${damage}`)
    const migrations = await migrationState(database)
    const problem = migrations.problems[0] ?? (await checkTrail(database)).problems[0]
    if (problem) throw new MaintenanceError(`${file} cannot be restored: ${problem}`)
    return { migrations, newest: await newestEvent(database) }
  })
}

async function contentsOf(file: string): Promise<Contents> {
  return withDatabase(file, async (database) => {
    await expectClaimtrail(database, file)
    return { migrations: await migrationState(database), newest: await newestEvent(database) }
  })
}

async function newestEvent(database: Database): Promise<string | null> {
  const row = await database.get<{ newest: string | null }>('SELECT max(at) AS newest FROM "Event"')
  return row?.newest ?? null
}

async function refuseUnlessReplaceable(
  databaseFile: string,
  current: Contents,
  backup: Contents,
  force: boolean,
): Promise<void> {
  if (await isInUse(databaseFile)) {
    if (!force) {
      throw new MaintenanceError(
        `${databaseFile} is in use: stop the server, or use --force to replace what people are working on`,
      )
    }
    // A running server cannot migrate what it has open.
    if (backup.migrations.applied.join() !== current.migrations.applied.join()) {
      throw new MaintenanceError('the backup is of an older Claimtrail than the server that is running: stop it first')
    }
  }
  if (!force && current.newest !== null && (backup.newest === null || current.newest > backup.newest)) {
    throw new MaintenanceError(
      `${databaseFile} has newer work (${current.newest}) than the backup (${backup.newest ?? 'none'}): use --force to lose it`,
    )
  }
}

// Running servers keep pages for readers by this version (storage/versions.ts). Restored, it would go on from where the backup
// was, and come by those again of which pages are kept that tell of what is lost.
async function moveReadersVersion(database: Database, before: number): Promise<void> {
  if (!(await hasVersions(database))) return
  const past = Math.max(before, await readersVersion(database), Math.floor(Date.now() / 1_000))
  await database.all(
    `INSERT INTO "Version" ("name", "second") VALUES ('readers', ?) ON CONFLICT ("name") DO UPDATE SET "second" = excluded."second"`,
    [past + 1],
  )
}

async function readersVersion(database: Database): Promise<number> {
  if (!(await hasVersions(database))) return 0
  const row = await database.get<{ second: number }>(`SELECT "second" FROM "Version" WHERE "name" = 'readers'`)
  return row?.second ?? 0
}

// A Claimtrail that did not keep pages has none; its database is migrated by the next server.
async function hasVersions(database: Database): Promise<boolean> {
  return (await database.get(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'Version'`)) !== undefined
}

async function restoreAsNew(file: string, databaseFile: string, progress: Progress): Promise<void> {
  await mkdir(dirname(databaseFile), { recursive: true, mode: 0o700 })
  const partial = `${databaseFile}.${process.pid}.partial`
  try {
    await (await open(partial, 'w', 0o600)).close()
    await withDatabase(file, (backup) => copyOut(backup, partial, progress))
    await settle(partial)
    await setAside(databaseFile)
    await rename(partial, databaseFile)
  } finally {
    await rm(partial, { force: true })
  }
}

// Nothing is thrown away. The log goes along: SQLite would replay it over whatever stands under the old name.
async function setAside(databaseFile: string): Promise<void> {
  const aside = `${databaseFile}.set-aside-${Date.now()}`
  for (const suffix of ['-wal', '-shm', '']) {
    if (!existsSync(databaseFile + suffix)) continue
    await rename(databaseFile + suffix, aside + suffix)
    await chmod(aside + suffix, 0o600)
  }
}
