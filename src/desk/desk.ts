import { createHash } from 'node:crypto'
import { ulid } from 'ulid'
import type { Agent } from '../storage/trail.js'
import { openStore, type Store } from '../storage/store.js'

export type { Agent } from '../storage/trail.js'

/** Desk is where people work: the store, the clock (UTC) and the maker of ids (ULIDs), given to every verb. */
export interface Desk {
  store: Store
  now(): Date
  newId(): string
}

/** openDesk opens the desk on a `file:` database with the real clock. Throws MigrationProblem. */
export async function openDesk(databaseUrl: string): Promise<Desk> {
  return { store: await openStore(databaseUrl), now: () => new Date(), newId: () => ulid() }
}

/** The program itself, where no person acts: imports from the command line, the demo. */
export const PROGRAM: Agent = { id: null, name: 'Claimtrail' }

/** textHash answers the SHA-256 (hex) of the text's UTF-8, by which the same text is recognised. */
export function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
