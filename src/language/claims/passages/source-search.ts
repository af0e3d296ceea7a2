// Whether the article names nobody for a claim, or whether somebody may have said it all the same.
import type { SourceSearch } from '../../../domain/attribution.js'
import type { ReadArticle } from '../../article.js'
import { findQuotes, type Quotes } from '../../sentences/quotes.js'
import type { Range } from '../../split-result.js'
import { tokenFrom } from './coverage.js'

/** Sayings are what may have been said by somebody, of an article: by which words, and by which quotation. */
export interface Sayings {
  /** Token → the sayings, by number, in whose content it stands. */
  contents: ReadonlyMap<number, readonly number[]>
  /** Saying → the tokens of its cue. */
  cues: readonly ReadonlySet<number>[]
  quotes: Quotes
}

/** layOutSayings lays out what some attribution gives to a source, and what was nearly an attribution. Linear in the tokens. */
export function layOutSayings({ tokens, sentences, attributions, doubted }: ReadArticle): Sayings {
  const contents = new Map<number, number[]>()
  const tokensOf = (ranges: readonly Range[]): number[] => ranges.flatMap(([start, end]) => {
    const first = tokenFrom(tokens, start)
    return Array.from({ length: Math.max(0, tokenFrom(tokens, end - 1) + 1 - first) }, (_, step) => first + step)
  })
  // Where nobody is named ("reportedly"), there is no source to be unsure of.
  const sayings = [...attributions.filter(({ hops }) => hops.length > 0), ...doubted]
  sayings.forEach(({ content }, number) => {
    for (const at of tokensOf(content)) contents.set(at, [...contents.get(at) ?? [], number])
  })
  return { contents, cues: sayings.map(({ cue }) => new Set(tokensOf(cue))), quotes: findQuotes(tokens, sentences) }
}

/**
 * sourceSearchOf says what it means where no source is found for a claim of these tokens: `unsure` where whoever said it is
 * not known ("they said"), where its words stand in what somebody may have said without the words for saying it, or in a
 * quotation that nobody is found for.
 */
export function sourceSearchOf(
  { attributions }: ReadArticle, { contents, cues, quotes }: Sayings, list: readonly number[], own: readonly number[],
): SourceSearch {
  if (own.length > 0) {
    const isKnown = own.some((index) => attributions[index]!.hops.length > 0)
    return !isKnown && own.some((index) => attributions[index]!.source.length > 0) ? 'unsure' : 'searched'
  }
  const around = new Set(list.flatMap((at) => contents.get(at) ?? []))
  // "The minister denied that the dam leaks": the claim tells of the saying itself, and that nobody else said.
  const isTold = [...around].some((number) => !list.some((at) => cues[number]!.has(at)))
  return isTold || list.every((at) => quotes.byToken[at]! >= 0) ? 'unsure' : 'searched'
}
