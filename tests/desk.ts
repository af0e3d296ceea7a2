import { monotonicFactory } from 'ulid'
import type { Desk } from '../src/desk/desk.js'
import { withLearnt } from '../src/desk/learning/learnt-split.js'
import { createThreads, type Threads } from '../src/threads/threads.js'
import { createPasswordHashes, type PasswordHashes } from '../src/desk/people/password-hashes.js'
import type { Store } from '../src/storage/store.js'

export interface DeskParts extends Partial<Threads> {
  start?: Date
  passwords?: PasswordHashes
  mail?: Desk['mail']
}

// Of the kind that people get, at a thousandth of its cost.
const cheapHashes = createPasswordHashes({ cost: { ln: 7, r: 8, p: 1 } })

/** makeDesk is a desk on this store whose clock is one second later each time it is read, and whose passwords are cheaply hashed. */
export function makeDesk(store: Store, { start = new Date('2026-03-01T09:00:00Z'), passwords = cheapHashes, mail = null, ...parts }: DeskParts = {}): Desk {
  const { read, split } = { ...createThreads(), ...parts }
  let ticks = 0
  return { store, read, split: withLearnt(store, split), passwords, mail, now: () => new Date(start.getTime() + 1_000 * ticks++), newId: monotonicFactory() }
}
