import { sourcingOf, sourcings, type Sourcing } from '../../domain/attribution.js'
import type { Claim } from '../../domain/claim.js'
import { verificationStatuses, type VerificationStatus } from '../../domain/verdict.js'
import { presentStatus, type StatusBadge } from './badges.js'

/** TallyView sums up an article's claims: how many have which status, and how many name their source. */
export interface TallyView {
  total: number
  /** "14 claims" */
  totalLabel: string
  /** "claims", as it stands after the number. */
  noun: string
  /** Statuses that occur; `x` and `width` place each in a bar that is 100 wide. */
  statuses: { badge: StatusBadge; count: number; x: number; width: number }[]
  /** The bar in words: "8 verified, 2 disputed". */
  label: string
  /** Named, unnamed and none, and where some claims are of other kinds those. */
  sourcing: { label: string; count: number; share: string }[]
}

const SOURCING_LABELS: Record<Sourcing, string> = {
  named: 'Named source',
  unnamed: 'Unnamed source',
  none: 'No source given',
  unsure: 'Source not clear',
  not_looked_for: 'Sources not looked for',
}

const ALWAYS_TOLD: readonly Sourcing[] = ['named', 'unnamed', 'none']

/** labelOfSourcing says how a claim is sourced. */
export function labelOfSourcing(sourcing: Sourcing): string {
  return SOURCING_LABELS[sourcing]
}

/** plural answers "1 claim", "2 claims", "1,200 claims". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}

/** presentTally counts claims by the status that `statusOf` gives each. */
export function presentTally(claims: Claim[], statusOf: (claim: Claim) => VerificationStatus): TallyView {
  const total = claims.length
  const counted = verificationStatuses
    .map((status) => ({ status, count: claims.filter((claim) => statusOf(claim) === status).length }))
    .filter(({ count }) => count > 0)
  let x = 0
  const statuses = counted.map(({ status, count }) => {
    const width = (100 * count) / total
    x += width
    return { badge: presentStatus(status), count, x: x - width, width }
  })
  return {
    total,
    totalLabel: plural(total, 'claim'),
    noun: total === 1 ? 'claim' : 'claims',
    statuses,
    label: statuses.map(({ badge, count }) => `${count} ${badge.label.toLowerCase()}`).join(', '),
    sourcing: sourcings.flatMap((sourcing) => {
      const count = claims.filter((claim) => sourcingOf(claim) === sourcing).length
      const percent = total === 0 ? 0 : Math.round((100 * count) / total)
      return count === 0 && !ALWAYS_TOLD.includes(sourcing) ? [] : [{ label: SOURCING_LABELS[sourcing], count, share: `${percent}%` }]
    }),
  }
}
