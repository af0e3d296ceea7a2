import { foldText } from './search.js'
import type { Doubt } from './snapshot.js'
import type { Stage } from './stage.js'
import { publicVerdict, type Verdict } from './verdict.js'

export const stances = ['supports', 'refutes', 'context'] as const
export type Stance = (typeof stances)[number]

/** So many pieces of evidence a claim can have, and so long (UTF-16 code units) each quote can be. */
export const MOST_EVIDENCE = 50
export const LONGEST_QUOTE = 10_000

/** Evidence is a passage that somebody found, with what it says of a claim. */
export interface Evidence {
  id: string
  claimId: string
  stance: Stance
  /** What the page or the document is called. */
  title: string
  /** Where it was found; null of a document that has no address. */
  url: string | null
  /** As it stands in the readable text of its snapshot. */
  quote: string
  /** For the desk; "" where there is none. */
  note: string
  /** The snapshot that it rests on, by its SHA-256. */
  snapshotHash: string
  /** When the page was brought here. */
  retrievedAt: Date
  createdById: string | null
  createdByName: string
  createdAt: Date
}

/** PinnedEvidence is evidence as it is read: with what its snapshot looks like where that is not the page that is meant. */
export interface PinnedEvidence extends Evidence {
  doubt: Doubt | null
}

/** takesEvidence says whether evidence can be pinned to a claim at this stage. */
export function takesEvidence(stage: Stage): boolean {
  return stage !== 'dismissed' && stage !== 'withdrawn'
}

/** pinnedAt answers when evidence is pinned, at `at` by the clock of who does it: never before a verdict of the claim was decided, whatever clock that went by. */
export function pinnedAt(at: Date, verdicts: Pick<Verdict, 'decidedAt'>[]): Date {
  return latest([at, ...verdicts.flatMap(({ decidedAt }) => (decidedAt ? [new Date(decidedAt.getTime() + 1)] : []))])
}

/** approvedAt answers when a verdict is approved, likewise: never before what stands beside its claim was pinned. */
export function approvedAt(at: Date, evidence: Pick<Evidence, 'createdAt'>[]): Date {
  return latest([at, ...evidence.map(({ createdAt }) => createdAt)])
}

const latest = (dates: Date[]): Date => dates.reduce((best, next) => (next > best ? next : best))

/** isApprovedOn says whether evidence stood beside the claim when the verdict that readers see was approved. `verdicts` in any order. */
export function isApprovedOn({ createdAt }: Pick<Evidence, 'createdAt'>, verdicts: Verdict[]): boolean {
  const verdict = publicVerdict(verdicts)
  return verdict !== null && (verdict.decidedAt === null || createdAt <= verdict.decidedAt)
}

/** isSameEvidence says whether two pieces of evidence are one passage of one page that says one thing of a claim. */
export function isSameEvidence(one: Passage, other: Passage): boolean {
  return one.snapshotHash === other.snapshotHash && one.stance === other.stance && one.quote === other.quote
}

type Passage = Pick<Evidence, 'snapshotHash' | 'stance' | 'quote'>

/** evidenceRecord is a piece of evidence as the trail keeps it: all of it, so that it can be given back as it was. */
export function evidenceRecord(evidence: Evidence): Record<string, string | null> {
  const { id, stance, title, url, quote, note, snapshotHash, retrievedAt, createdById, createdByName, createdAt } = evidence
  return {
    id, stance, title, url, quote, note, snapshotHash, createdById, createdByName,
    retrievedAt: retrievedAt.toISOString(), createdAt: createdAt.toISOString(),
  }
}

/** isSameAddress says whether two web addresses lead to one page, whatever their scheme, "www.", last slash, fragment and campaign marks. */
export function isSameAddress(one: string, other: string): boolean {
  const [a, b] = [plainAddress(one), plainAddress(other)]
  return a !== null && a === b
}

function plainAddress(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { host, pathname, searchParams } = new URL(address)
  const query = [...searchParams].filter(([name]) => !/^utm_/i.test(name)).map((pair) => pair.join('='))
  return [host.replace(/^www\./, ''), pathname.replace(/\/+$/, ''), ...query].join('\n')
}

/** isSameText says whether two texts have the same letters and figures in the same order. */
export function isSameText(one: string, other: string): boolean {
  return lettersOf(one) === lettersOf(other)
}

function lettersOf(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '')
}
