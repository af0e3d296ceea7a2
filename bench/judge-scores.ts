// What a judge's verdicts say of each version of split: shares with their intervals, and how far its confidence can be
// trusted.
import { measure } from '../src/language/models/figures.js'
import type { JudgedItem, KeyEntry, verdicts } from './judge-items.js'

type Verdict = (typeof verdicts)[number]

/** An item that was filled in, with what the key says of it. */
export interface JudgedClaim {
  verdict: Verdict
  confidence: number
  /** Whether it marks any words as open. */
  marked: boolean
  /** null where the judge did not say. */
  chainWrong: boolean | null
  marksRight: boolean | null
}

export interface Share {
  name: string
  hits: number
  of: number
}

const spoilt: readonly Verdict[] = ['false', 'truncated', 'garbled', 'empty']

/**
 * readJudged pairs the items of a version that have a verdict with its key. Throws where the key does not know an item, or
 * knows other words of it: file and key are not of one drawing.
 */
export function readJudged(items: readonly JudgedItem[], key: readonly KeyEntry[], version: KeyEntry['version']): JudgedClaim[] {
  const entries = new Map(key.map((entry) => [entry.number, entry]))
  return items.flatMap(({ number, claim, verdict, open, chainWrong, marksRight }) => {
    const entry = entries.get(number)
    if (entry?.claim !== claim) throw new Error(`item ${number} is not the one that the key knows`)
    if (verdict === '' || entry.version !== version) return []
    return [{ verdict, confidence: entry.confidence, marked: open.length > 0, chainWrong, marksRight }]
  })
}

/** sharesOf counts what was judged: the rows of the report, in its order. */
export function sharesOf(claims: readonly JudgedClaim[]): Share[] {
  const share = (name: string, isHit: (claim: JudgedClaim) => boolean, of = claims): Share =>
    ({ name, hits: of.filter(isHit).length, of: of.length })
  const is = (...wanted: Verdict[]) => ({ verdict }: JudgedClaim): boolean => wanted.includes(verdict)
  return [
    share('kept', is('kept')),
    share('kept, or hanging and marked', (claim) => is('kept')(claim) || (is('hanging')(claim) && claim.marked)),
    share('false', is('false')),
    share('false or truncated', is('false', 'truncated')),
    share('garbled', is('garbled')),
    share('hanging', is('hanging')),
    share('  hanging that open marks', ({ marked }) => marked, claims.filter(is('hanging'))),
    share('  marks that are right', ({ marksRight }) => marksRight === true, claims.filter(({ marksRight }) => marksRight !== null)),
    share('empty', is('empty')),
    share('double', is('double')),
    share('not checkable', is('not-checkable')),
    share('chain wrong', ({ chainWrong }) => chainWrong === true, claims.filter(({ chainWrong }) => chainWrong !== null)),
  ]
}

/** wilson gives the 95% interval of a share (Wilson 1927); 0 to 1 where nothing was counted. */
export function wilson(hits: number, of: number): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 }
  const z = 1.959964
  const found = hits / of
  const scale = 1 + (z * z) / of
  const middle = (found + (z * z) / (2 * of)) / scale
  const reach = (z / scale) * Math.sqrt((found * (1 - found)) / of + (z * z) / (4 * of * of))
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) }
}

/**
 * areaUnder gives the chance that a claim kept has more confidence than one that is false, truncated, garbled or empty;
 * equal ones count half. undefined where there is none of either.
 */
export function areaUnder(claims: readonly JudgedClaim[]): number | undefined {
  const kept = claims.filter(({ verdict }) => verdict === 'kept')
  const bad = claims.filter(({ verdict }) => spoilt.includes(verdict))
  if (kept.length === 0 || bad.length === 0) return undefined
  let wins = 0
  for (const good of kept) for (const other of bad) wins += good.confidence > other.confidence ? 1 : good.confidence === other.confidence ? 0.5 : 0
  return wins / (kept.length * bad.length)
}

/** calibrationOf gives how far confidence is from the share that was kept, over ten bins. */
export function calibrationOf(claims: readonly JudgedClaim[]): number {
  const logOdds = (chance: number): number => Math.log(chance / (1 - chance))
  return measure(claims.map(({ confidence, verdict }) => ({ score: logOdds(confidence), label: verdict === 'kept' ? 1 : 0 }))).calibrationError
}
