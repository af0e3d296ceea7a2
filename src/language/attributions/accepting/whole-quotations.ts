// All of a quotation is its speaker's: the sentences between its marks, and the paragraphs that open with a mark again.
import type { Quotes } from '../../sentences/quotes.js'
import type { TokenRange } from '../../words/noun-phrases.js'
import type { ScoredDraft } from './word-accepted.js'

/** wholeQuotations gives the drafts with the paragraphs and the single-quoted sentences that go with their quoted content. */
export function wholeQuotations({ quotes, byToken }: Quotes, isSingle: (at: number) => boolean, drafts: ScoredDraft[]): ScoredDraft[] {
  const byWhole = new Map<number, number[]>()
  quotes.forEach(({ whole }, index) => byWhole.set(whole, [...(byWhole.get(whole) ?? []), index]))
  const taken = new Set(drafts.flatMap(({ content }) => content.map(([first]) => byToken[first]!)))
  return drafts.map((draft) => {
    const own = draft.content.flatMap(([first, end]) => [byToken[first]!, byToken[end - 1]!])
    const isHeld = (index: number): boolean => draft.content.some(([first, end]) => first <= quotes[index]!.first && quotes[index]!.end <= end)
    const missing = new Set<number>()
    for (const index of new Set(own)) {
      if (index < 0 || byToken[draft.cue[0]![0]] === index) continue
      if (isSingle(quotes[index]!.first) && !isHeld(index)) missing.add(index)
      for (const other of byWhole.get(quotes[index]!.whole)!) if (!taken.has(other) && !isHeld(other)) missing.add(other)
    }
    if (missing.size === 0) return draft
    const more = [...missing].map((index): TokenRange => [quotes[index]!.first, quotes[index]!.end])
    const rest = draft.content.filter(([first, end]) => !more.some(([from, until]) => from <= first && end <= until))
    return { ...draft, content: [...rest, ...more].sort((a, b) => a[0] - b[0]) }
  })
}
