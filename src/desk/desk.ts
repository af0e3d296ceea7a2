import { monotonicFactory } from 'ulid'
import { openStore, type Store } from '../storage/store.js'
import { withLearnt } from './learning/learnt-split.js'
import { createSplitter, type SplitText } from '../splitting/split-text.js'

/** Desk is where people work: the store, the splitter, the clock (UTC) and the maker of ids (ULIDs), given to every verb. */
export interface Desk {
  store: Store
  split: SplitText
  now(): Date
  newId(): string
}

/** openDesk opens the desk on a `file:` database with the real clock. Throws MigrationProblem. */
export async function openDesk(databaseUrl: string): Promise<Desk> {
  const store = await openStore(databaseUrl)
  return { store, split: withLearnt(store, createSplitter()), now: () => new Date(), newId: monotonicFactory() }
}
