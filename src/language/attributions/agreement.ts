// Which labelling of a sentence to take: the one that the others agree with.
import type { Proposal } from './acceptance-features.js'
import type { Sheet } from './sheet.js'
import { labels, type Labelling } from './span-crf.js'

// The most agreed alone hedges where nothing is at stake: it cuts "Residents of Rye" to "of Rye", which agrees with both.
const nearlyAlike = 0.02

/** The probability of the labellings that agree with one: by all, by content, by source; and of those without a source. */
export type Masses = Pick<Proposal, 'agreement' | 'contentAgreement' | 'sourceAgreement' | 'sourcelessChance'>

/** mostAgreed picks of the labellings that the others agree with most (minimum Bayes risk), nearly alike, the likeliest. */
export function mostAgreed(sheet: Sheet, first: number, best: Labelling[], chances: number[]): { index: number; masses: Masses } {
  const masses = best.map(({ labels: own }) => massesOf(sheet, first, own, best, chances))
  const most = Math.max(...masses.map(({ agreement: sum }) => sum))
  const index = masses.findIndex(({ agreement: sum }) => sum >= most - nearlyAlike)
  return { index, masses: masses[index]! }
}

/** massesOf gives the probability of the best labellings that agree with `own`. */
export function massesOf(sheet: Sheet, first: number, own: Uint8Array, best: Labelling[], chances: number[]): Masses {
  const sums = { agreement: 0, contentAgreement: 0, sourceAgreement: 0, sourcelessChance: 0 }
  for (const [other, { labels: theirs }] of best.entries()) {
    const [content, source, sourceless] = agreement(sheet, first, own, theirs)
    const chance = chances[other]!
    if (content && source) sums.agreement += chance
    if (content) sums.contentAgreement += chance
    if (source) sums.sourceAgreement += chance
    if (sourceless) sums.sourcelessChance += chance
  }
  return sums
}

/** agreement says whether two labellings share half the words of their content, and of their source; whether b has none. */
export function agreement(sheet: Sheet, first: number, a: Uint8Array, b: Uint8Array): [boolean, boolean, boolean] {
  let [bothContent, anyContent, bothSource, anySource, hasSource] = [0, 0, 0, 0, false]
  for (let at = 0; at < a.length; at += 1) {
    if (sheet.isWord[first + at] === 0) continue
    const [x, y] = [a[at]!, b[at]!]
    if (x === labels.content || y === labels.content) anyContent += 1
    if (x === labels.content && y === labels.content) bothContent += 1
    if (x === labels.source || y === labels.source) anySource += 1
    if (x === labels.source && y === labels.source) bothSource += 1
    if (y === labels.source) hasSource = true
  }
  return [2 * bothContent >= anyContent, 2 * bothSource >= anySource, !hasSource]
}
