import { sourcings, type Sourcing } from '../../domain/attribution.js'
import type { Counted, PublicCount } from '../../domain/listing.js'
import { verificationStatuses } from '../../domain/verdict.js'
import { presentStatus, type StatusBadge } from './badges.js'

/** TallyView sums up an article's claims: how many have which status, and how many name their source. */
export interface TallyView {
  total: string
  /** "14 claims" */
  totalLabel: string
  /** "claims", as it stands after the number. */
  noun: string
  /** Statuses that occur; `x` and `width` place each in a bar that is 100 wide. */
  statuses: { badge: StatusBadge; count: string; x: number; width: number }[]
  /** The bar in words: "8 verified, 2 disputed". */
  label: string
  /** Named, unnamed and none, and where some claims are of other kinds those. */
  sourcing: { label: string; count: string; share: string }[]
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

// Made once: a format takes longer to make than a hundred numbers to write.
const NUMBERS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 })

/** inFull writes a number as people read it: "14,607", "4.2". */
export function inFull(number: number): string {
  return NUMBERS.format(number)
}

/** plural answers "1 claim", "2 claims", "1,200 claims". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${inFull(count)} ${count === 1 ? one : many}`
}

/** pluralCounted answers "2 claims" too, and "more than 1,000 claims" where they were counted no further. */
export function pluralCounted({ total, isMore }: Counted, one: string): string {
  return isMore ? `more than ${plural(total, one)}` : plural(total, one)
}

/** presentTally sums up what was counted. */
export function presentTally(counts: PublicCount[]): TallyView {
  const sum = (groups: PublicCount[]) => groups.reduce((all, { count }) => all + count, 0)
  const total = sum(counts)
  const counted = verificationStatuses
    .map((status) => ({ status, count: sum(counts.filter((group) => group.status === status)) }))
    .filter(({ count }) => count > 0)
  let x = 0
  const statuses = counted.map(({ status, count }) => {
    const width = (100 * count) / total
    x += width
    return { badge: presentStatus(status), count: inFull(count), x: x - width, width }
  })
  return {
    total: inFull(total),
    totalLabel: plural(total, 'claim'),
    noun: total === 1 ? 'claim' : 'claims',
    statuses,
    label: statuses.map(({ badge, count }) => `${count} ${badge.label.toLowerCase()}`).join(', '),
    sourcing: sourcings.flatMap((sourcing) => {
      const count = sum(counts.filter((group) => group.sourcing === sourcing))
      const percent = total === 0 ? 0 : Math.round((100 * count) / total)
      if (count === 0 && !ALWAYS_TOLD.includes(sourcing)) return []
      return [{ label: SOURCING_LABELS[sourcing], count: inFull(count), share: `${percent}%` }]
    }),
  }
}
