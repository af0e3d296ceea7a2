import { monotonicFactory } from 'ulid'
import type { Desk } from '../src/desk/desk.js'
import type { Store } from '../src/storage/store.js'

/** makeDesk is a desk on this store whose clock is one second later each time it is read. */
export function makeDesk(store: Store, start = new Date('2026-03-01T09:00:00Z')): Desk {
  let ticks = 0
  return { store, now: () => new Date(start.getTime() + 1_000 * ticks++), newId: monotonicFactory() }
}
