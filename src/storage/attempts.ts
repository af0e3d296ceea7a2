import type { Db } from './db.js'
import { statement } from './statements.js'

/** The chain of what changes counts: they wait for each other, and no article for them. */
export const ATTEMPTS = 'attempts'

/**
 * When what was never closed opens: before any clock. A time of now would close it to whoever read the clock just before us,
 * here or in another process.
 */
export const ALWAYS_OPEN = new Date(0)

/** AttemptCount is how often something was tried under one key. */
export interface AttemptCount {
  key: string
  attempts: number
  /** Before that none is taken. */
  opensAt: Date
}

export interface AttemptReader {
  /** When all of these keys take another try; `at`, where they do then. */
  opensAt(keys: string[], at: Date): Promise<Date>
}

export interface AttemptWriter {
  /** Counts one more under the key, to be remembered until `forgottenAt`, and forgets whatever is over. Answers it as it is then. */
  add(key: string, at: Date, forgottenAt: Date): Promise<AttemptCount>
  /** Lets nothing more be tried under the key before that. */
  close(key: string, opensAt: Date): Promise<void>
  /** Takes one back under each key, and forgets the second ones altogether. Answers what is left of the first. */
  takeBack(keys: string[], forgotten: string[]): Promise<AttemptCount[]>
  /** Forgets what is more than so many: first what was tried least, and of that what is over soonest. */
  keepMost(most: number): Promise<void>
}

const dropLeast = statement((db, { surplus }: { surplus: number }) => db.deleteFrom('AttemptCount')
  .where('key', 'in', (counts) => counts.selectFrom('AttemptCount').select('key').orderBy('attempts').orderBy('forgottenAt').limit(surplus)))

export function attemptReader(db: Db): AttemptReader {
  return {
    async opensAt(keys, at) {
      const last = await db.attemptCount.findFirst({
        where: { key: { in: keys }, opensAt: { gt: at }, forgottenAt: { gt: at } }, orderBy: { opensAt: 'desc' }, select: { opensAt: true },
      })
      return last?.opensAt ?? at
    },
  }
}

export function attemptWriter(db: Db): AttemptWriter {
  return {
    async add(key, at, forgottenAt) {
      await db.attemptCount.deleteMany({ where: { forgottenAt: { lte: at } } })
      // One statement counts and holds the row: of several at once, each sees those before it.
      return db.attemptCount.upsert({
        where: { key }, create: { key, attempts: 1, opensAt: ALWAYS_OPEN, forgottenAt }, update: { attempts: { increment: 1 }, forgottenAt },
        select: { key: true, attempts: true, opensAt: true },
      })
    },
    async close(key, opensAt) {
      await db.attemptCount.updateMany({ where: { key }, data: { opensAt } })
    },
    async takeBack(keys, forgotten) {
      await db.attemptCount.deleteMany({ where: { OR: [{ key: { in: forgotten } }, { key: { in: keys }, attempts: { lte: 1 } }] } })
      await db.attemptCount.updateMany({ where: { key: { in: keys } }, data: { attempts: { decrement: 1 } } })
      return db.attemptCount.findMany({ where: { key: { in: keys } }, select: { key: true, attempts: true, opensAt: true } })
    },
    async keepMost(most) {
      const surplus = (await db.attemptCount.count()) - most
      if (surplus <= 0) return
      await db.rows.change(dropLeast, { surplus })
    },
  }
}
