// Which labelling of a sentence to take: the one that the others agree with.
import type { Proposal } from '../accepting/acceptance-features.js'
import { labels } from './lattice.js'
import type { Sheet } from './sheet.js'

// The most agreed alone hedges where nothing is at stake: it cuts "Residents of Rye" to "of Rye", which agrees with both.
const nearlyAlike = 0.02

/** The probability of the labellings that agree with one: by all, by content, by source; and of those without a source. */
export type Masses = Pick<Proposal, 'agreement' | 'contentAgreement' | 'sourceAgreement' | 'sourcelessChance'>

/** The words of a labelling that are content and source, a bit a token. */
export interface WordSets {
  content: Int32Array
  source: Int32Array
}

/** wordSetsOf gives the words of a labelling of the tokens from `first` on; marks are left out. */
export function wordSetsOf({ isWord }: Sheet, first: number, found: Uint8Array): WordSets {
  const size = (found.length + 31) >>> 5
  const [content, source] = [new Int32Array(size), new Int32Array(size)]
  for (let at = 0; at < found.length; at += 1) {
    const label = found[at]!
    if (label < labels.source || isWord[first + at] === 0) continue
    const into = label === labels.content ? content : source
    into[at >>> 5]! |= 1 << (at & 31)
  }
  return { content, source }
}

/** mostAgreed picks of the labellings that the others agree with most (minimum Bayes risk), nearly alike, the likeliest. */
export function mostAgreed(best: WordSets[], chances: number[]): { index: number; masses: Masses } {
  const masses = best.map((own) => massesOf(own, best, chances))
  const most = Math.max(...masses.map(({ agreement: sum }) => sum))
  const index = masses.findIndex(({ agreement: sum }) => sum >= most - nearlyAlike)
  return { index, masses: masses[index]! }
}

/** massesOf gives the probability of the best labellings that agree with `own`. */
export function massesOf(own: WordSets, best: WordSets[], chances: number[]): Masses {
  const sums = { agreement: 0, contentAgreement: 0, sourceAgreement: 0, sourcelessChance: 0 }
  for (let other = 0; other < best.length; other += 1) {
    const theirs = best[other]!
    const content = areAlike(own.content, theirs.content)
    const source = areAlike(own.source, theirs.source)
    const chance = chances[other]!
    if (content && source) sums.agreement += chance
    if (content) sums.contentAgreement += chance
    if (source) sums.sourceAgreement += chance
    if (isEmpty(theirs.source)) sums.sourcelessChance += chance
  }
  return sums
}

/** areAlike says whether two sets share at least half of the words of both. */
export function areAlike(a: Int32Array, b: Int32Array): boolean {
  let [both, any] = [0, 0]
  for (let index = 0; index < a.length; index += 1) {
    both += bitsIn(a[index]! & b[index]!)
    any += bitsIn(a[index]! | b[index]!)
  }
  return 2 * both >= any
}

function isEmpty(set: Int32Array): boolean {
  for (let index = 0; index < set.length; index += 1) if (set[index] !== 0) return false
  return true
}

/** How many bits of 32 are set (Warren, Hacker's Delight, 5-1). */
function bitsIn(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
