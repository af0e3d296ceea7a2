// How far first and second opinions agree. Cohen, J. (1960): A coefficient of agreement for nominal scales. Educational and
// Psychological Measurement 20 (1), 37–46.
import type { VerificationStatus } from './verdict.js'

/** PairCount is how many claims the first called so, and the second so. */
export interface PairCount {
  first: VerificationStatus
  second: VerificationStatus
  count: number
}

/** Agreement is how often two agreed, and how much more often than by chance. */
export interface Agreement {
  /** How many claims both looked at. */
  count: number
  agreed: number
  /** The share of agreement, 0..1; null where nothing was compared. */
  raw: number | null
  /**
   * Cohen’s kappa: (raw − chance) / (1 − chance), where chance is the agreement of two who each give every status as often as these do,
   * whatever the claim. 1: all agree; 0: no more than by chance; below: less. Null where it is not defined: where nothing was compared, or
   * both always gave the same one status, so that chance alone would agree always.
   */
  kappa: number | null
}

/** agreementOf answers it for all pairs together. */
export function agreementOf(pairs: readonly PairCount[]): Agreement {
  return agreementBy(pairs, (status) => status)
}

/** agreementOn answers it for one status against all others: whether both call the claim so, or both do not. */
export function agreementOn(pairs: readonly PairCount[], status: VerificationStatus): Agreement {
  return agreementBy(pairs, (given) => (given === status ? 'so' : 'not so'))
}

// In whole numbers until the last division: whether chance is 1 must not depend on rounding.
function agreementBy(pairs: readonly PairCount[], categoryOf: (status: VerificationStatus) => string): Agreement {
  const firsts = new Map<string, number>()
  const seconds = new Map<string, number>()
  let [count, agreed] = [0, 0]
  for (const pair of pairs) {
    const [first, second] = [categoryOf(pair.first), categoryOf(pair.second)]
    firsts.set(first, (firsts.get(first) ?? 0) + pair.count)
    seconds.set(second, (seconds.get(second) ?? 0) + pair.count)
    count += pair.count
    if (first === second) agreed += pair.count
  }
  // Chance, times the square of the count.
  const byChance = [...firsts].reduce((sum, [category, given]) => sum + given * (seconds.get(category) ?? 0), 0)
  const rest = count * count - byChance
  return { count, agreed, raw: count === 0 ? null : agreed / count, kappa: rest === 0 ? null : (count * agreed - byChance) / rest }
}
