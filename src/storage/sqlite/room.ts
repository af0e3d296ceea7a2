import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type Database from 'better-sqlite3'
import { StoreUnwritable } from '../../domain/errors.js'
import type { StoreHealth } from '../health.js'
import { inWords } from './failures.js'

/** RoomCheck knows whether the disk takes what is written. */
export interface RoomCheck {
  /** Is told what a change failed with; of other failures than the disk's it makes nothing. */
  failed(error: unknown): void
  health(): Promise<Exclude<StoreHealth, 'silent'>>
}

/** With fewer bytes free than this the disk counts as full: what is being written has to fit until somebody comes. */
export const LEAST_ROOM = 4 * 1024 * 1024
const TRIED_ROOM = 64 * 1024

/**
 * createRoomCheck watches the disk of a database file. After a change that the disk did not take, `write` is tried at each
 * look until it succeeds; before that, looking writes nothing.
 */
export function createRoomCheck(file: string, write: () => Promise<void>): RoomCheck {
  let last: StoreUnwritable['reason'] | null = null
  const note = (error: unknown) => {
    if (error instanceof StoreUnwritable) last = error.reason
  }
  return {
    failed: note,
    async health() {
      if (last !== null) {
        await write().then(() => (last = null), (error: unknown) => note(inWords(error)))
      }
      return last ?? ((await roomBeside(file)) < LEAST_ROOM ? 'full' : 'ready')
    },
  }
}

async function roomBeside(file: string): Promise<number> {
  const { bavail, bsize } = await statfs(dirname(file))
  return bavail * bsize
}

/** tryWriting writes some pages and frees them again, each in a transaction of its own: in one, none would reach the disk. */
export function tryWriting(database: Database.Database): void {
  const at = new Date(0).toISOString()
  database.prepare(`INSERT OR REPLACE INTO "Verification" ("id", "identifier", "value", "expiresAt", "createdAt", "updatedAt")
    VALUES ('room', 'room', hex(zeroblob(?)), ?, ?, ?)`).run(TRIED_ROOM / 2, at, at, at)
  database.prepare(`DELETE FROM "Verification" WHERE "id" = 'room'`).run()
}
