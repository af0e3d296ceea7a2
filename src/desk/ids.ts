import { randomFillSync } from 'node:crypto'
import { monotonicFactory } from 'ulid'

const AT_ONCE = 1_024

/** createIds makes ids: ULIDs, each after the one before. Random bytes are fetched many at a time, of which an id needs up to sixteen. */
export function createIds(): () => string {
  const bytes = new Uint8Array(AT_ONCE)
  let used = AT_ONCE
  const next = monotonicFactory(() => {
    if (used === AT_ONCE) {
      randomFillSync(bytes)
      used = 0
    }
    return bytes[used++]! / 256
  })
  return () => next()
}
