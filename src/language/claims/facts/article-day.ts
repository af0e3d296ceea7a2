// The day that an article's relative dates count from, and how it writes its dates.
import type { ArticleSentence } from '../../sentences/sentence.js'
import type { Token } from '../../words/token.js'
import { months } from '../../lexicon/calendar.js'
import { parseDay } from './calendar.js'
import { readDate } from './dates.js'

const firstLines = 6
const longestDateLine = 8

/** writesMonthFirst: "July 18" rather than "18 July", by the first date of the article. */
export function writesMonthFirst(tokens: readonly Token[]): boolean {
  for (let at = 0; at < tokens.length; at += 1) {
    if (!months.has(tokens[at]!.lower)) continue
    if (/^\d{1,2}$/.test(tokens[at + 1]?.text ?? '')) return true
    if (/^\d{1,2}$/.test(tokens[at - 1]?.text ?? '')) return false
  }
  return false
}

/**
 * articleDay gives the day that the article is of: the one given, else that of a line of its own among the first
 * ("Tuesday, 19 June 2018"); undefined where neither is there.
 */
export function articleDay(
  tokens: readonly Token[], sentences: readonly ArticleSentence[], given: string | undefined, isMonthFirst: boolean,
): number | undefined {
  const known = parseDay(given)
  if (known !== undefined) return known
  for (const { firstToken, endToken } of sentences.slice(0, firstLines)) {
    if (endToken - firstToken > longestDateLine) continue
    for (let at = firstToken; at < Math.min(endToken, firstToken + 3); at += 1) {
      const time = readDate({ tokens, today: undefined, isMonthFirst }, at, endToken)
      if (!time) continue
      const isAlone = endToken - time.end <= 1 && tokens.slice(firstToken, at).every(({ lower, pos }) => pos === 'PUNCT' || lower.endsWith('day'))
      if (isAlone && time.period && time.period.first === time.period.last) return time.period.first
    }
  }
  return undefined
}
