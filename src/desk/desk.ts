import type { Mail } from '../mail/mail.js'
import { createIds } from './ids.js'
import { openStore, type Store } from '../storage/store.js'
import { withLearnt } from './learning/learnt-split.js'
import { createPasswordHashes, type PasswordHashes } from './people/password-hashes.js'
import { createThreads, type ReadDocument, type SplitText } from '../threads/threads.js'

/** Desk is where people work: the store, the reader and the splitter, what hashes passwords and sends e-mail, the clock (UTC) and the maker of ids (ULIDs), given to every verb. */
export interface Desk {
  store: Store
  read: ReadDocument
  split: SplitText
  passwords: PasswordHashes
  /** What sends e-mail; null: nothing does. */
  mail: Mail | null
  now(): Date
  newId(): string
}

/**
 * openDesk opens the desk on the database at a `file:` or `postgresql:` URL with the real clock. `threads`: how many texts may be split at
 * once, where nobody else is served meanwhile. Throws StoreProblem.
 */
export async function openDesk(databaseUrl: string, threads?: number, mail: Mail | null = null): Promise<Desk> {
  const store = await openStore(databaseUrl)
  const { read, split } = createThreads(threads === undefined ? {} : { threads })
  return { store, read, split: withLearnt(store, split), passwords: createPasswordHashes(), mail, now: () => new Date(), newId: createIds() }
}
