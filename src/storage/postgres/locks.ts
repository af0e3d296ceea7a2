// What changes wait for. Any numbers will do that nothing else in the database takes.
import { createHash } from 'node:crypto'

const ALL = 7_203_946_116
const CHAIN = 720_394

/**
 * begin opens a transaction that changes one chain, beside those that change others; without a chain it changes what may be
 * anywhere, and is alone. READ COMMITTED: each statement after the lock sees all that was committed before it. Of two chains
 * that share a number one waits for the other in vain, no more. `patience`: how long it waits for any lock, in milliseconds.
 */
export function begin(patience: number, chain?: string): string {
  const locks = chain === undefined
    ? `SELECT pg_advisory_xact_lock(${ALL})`
    : `SELECT pg_advisory_xact_lock_shared(${ALL}); SELECT pg_advisory_xact_lock(${CHAIN}, ${numberOf(chain)})`
  return `BEGIN; SET LOCAL lock_timeout = ${patience}; ${locks}`
}

function numberOf(chain: string): number {
  return createHash('sha256').update(chain).digest().readInt32BE()
}
