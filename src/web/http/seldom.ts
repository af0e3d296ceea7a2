/** Seldom says whether something is due again, by name. */
export interface Seldom {
  isDue(name: string, last: Date | null, now: Date): boolean
}

const MOST_NAMES = 10_000

/**
 * createSeldom lets what is noted of a name be noted once an interval, however many ask at once: what is read at every
 * request must not be written at every request. `last`: when the database says it was noted.
 */
export function createSeldom(intervalMs: number): Seldom {
  const noted = new Map<string, number>()
  return {
    isDue(name, last, now) {
      const latest = Math.max(last?.getTime() ?? 0, noted.get(name) ?? 0)
      if (now.getTime() - latest < intervalMs) return false
      // What is forgotten here is still in the database.
      if (noted.size >= MOST_NAMES) noted.clear()
      noted.set(name, now.getTime())
      return true
    },
  }
}
