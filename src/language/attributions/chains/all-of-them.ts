// "All agreed": all of whom? Those in the plural who spoke last: "the experts said …".
import type { SplitHop } from '../../split-result.js'
import type { Draft } from '../drafts.js'
import type { Sheet } from '../models/sheet.js'

const alone = /^(?:all|both)$/i
const counted = /^(?:all|both|some|many|several|most|few|two|three|four) /i
const draftsBack = 12

/** allOfThem gives the hops of each draft where "all" or "both" alone would be the source: with those who spoke last in the plural. Linear in the drafts. */
export function allOfThem({ tokens }: Sheet, drafts: Draft[], hops: SplitHop[][]): SplitHop[][] {
  const isMany = (index: number): boolean => {
    const [own] = drafts[index]!.source
    if (!own) return false
    let at = own[0]
    // The head of the phrase: the last noun before what only says which ones.
    while (at < own[1] && !(tokens[at]!.pos === 'NOUN' && tokens[at + 1]?.pos !== 'NOUN')) at += 1
    return at < own[1] && tokens[at]!.tag === 'NNS'
  }
  return hops.map((chain, index) => {
    const [own, ...others] = chain
    if (!own || !alone.test(own.name)) return chain
    for (let look = index - 1; look >= 0 && index - look <= draftsBack; look -= 1) {
      const [speaker] = hops[look]!
      if (!speaker || !isMany(look)) continue
      const name = `${own.name.toLowerCase()} ${speaker.name.replace(counted, '').replace(/^the /i, '')}`
      return [{ ...own, name, kind: speaker.kind }, ...others]
    }
    return chain
  })
}
