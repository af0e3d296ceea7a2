import type { PinnedEvidence, Stance } from '../../domain/evidence.js'
import { presentInstant, type DateView } from './dates.js'
import type { IconName } from './icons.js'

/** EvidenceView is a piece of evidence as readers see it. */
export interface EvidenceView {
  stance: StanceView
  title: string
  href: string | null
  /** Of its address; null of a document that has none. */
  host: string | null
  quote: string
  kept: DateView
  /** The first figures of its snapshot's hash, in fours. */
  hash: string
}

export interface StanceView {
  name: Stance
  label: string
  icon: IconName
}

const STANCES: Record<Stance, Omit<StanceView, 'name'>> = {
  supports: { label: 'Supports', icon: 'check' },
  refutes: { label: 'Refutes', icon: 'x' },
  context: { label: 'Context', icon: 'info' },
}

/** presentStance says what a piece of evidence does. */
export function presentStance(stance: Stance): StanceView {
  return { name: stance, ...STANCES[stance] }
}

/** presentEvidence shows a piece of evidence without what is said of it at the desk. */
export function presentEvidence({ stance, title, url, quote, retrievedAt, snapshotHash }: PinnedEvidence): EvidenceView {
  return {
    stance: presentStance(stance), title, href: url, host: url === null ? null : new URL(url).host, quote,
    kept: presentInstant(retrievedAt), hash: presentHash(snapshotHash),
  }
}

/** presentHash answers the first twelve figures of a hash, in fours. */
export function presentHash(hash: string): string {
  return (hash.slice(0, 12).match(/.{1,4}/g) ?? []).join(' ')
}
