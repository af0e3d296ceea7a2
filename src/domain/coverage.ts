// Which sentences of an article somebody has looked at, and as what.
import type { Dismissed } from './dismissal.js'
import type { Stage } from './stage.js'

export const markKinds = ['opinion', 'question', 'elsewhere', 'nothing'] as const
/** MarkKind is what a sentence without a claim is: `elsewhere`, its claim stands in another sentence, as with “she said on Monday”; `nothing`, there is nothing to check. */
export type MarkKind = (typeof markKinds)[number]

/** SentenceKind is what a sentence is, or `open`: nobody has looked at it. */
export type SentenceKind = 'claim' | MarkKind | 'open'

/** SentenceMark is what somebody said of the sentence that begins there (UTF-16 units into the revision). */
export interface SentenceMark {
  start: number
  end: number
  kind: MarkKind
  createdById: string
  createdByName: string
  createdAt: Date
}

/** ClaimWords is where words of a claim stand, half open. */
export interface ClaimWords {
  start: number
  end: number
  claimId: string
  stage: Stage
  dismissedAs: Dismissed | null
}

/** TextSentence is a sentence as the text is read; headings and fragments say nothing that could be looked at. */
export interface TextSentence {
  start: number
  end: number
  type: 'statement' | 'question' | 'opinion'
  /** Counted from 0. */
  paragraph: number
}

export interface CoveredSentence extends TextSentence {
  kind: SentenceKind
  /** The claims that stand in it. */
  claims: string[]
  /** Who said so, where somebody did. */
  markedBy: string | null
}

/** Coverage is how many sentences are of each kind. */
export type Coverage = Record<SentenceKind, number>

/**
 * coverSentences says of every sentence what it is: a claim that stands goes before what somebody said of the sentence, that before a claim
 * that was dismissed, and that before what the splitter took it for. Sentences and words in the order of the text; the time is linear in both
 * but for a search.
 */
export function coverSentences(sentences: readonly TextSentence[], words: readonly ClaimWords[], marks: readonly SentenceMark[]): CoveredSentence[] {
  const inside: ClaimWords[][] = sentences.map(() => [])
  for (const one of words) {
    for (let at = firstEndingAfter(sentences, one.start); at < sentences.length && sentences[at]!.start < one.end; at += 1) inside[at]!.push(one)
  }
  const byStart = new Map(marks.map((mark) => [mark.start, mark]))
  return sentences.map((sentence, at) => ({ ...sentence, ...kindOf(sentence, inside[at]!, byStart.get(sentence.start)) }))
}

function kindOf({ type }: TextSentence, words: ClaimWords[], mark: SentenceMark | undefined): Pick<CoveredSentence, 'kind' | 'claims' | 'markedBy'> {
  const standing = words.filter(({ stage }) => stage !== 'dismissed' && stage !== 'withdrawn')
  const claims = [...new Set(standing.map(({ claimId }) => claimId))]
  if (claims.length > 0) return { kind: 'claim', claims, markedBy: null }
  if (mark) return { kind: mark.kind, claims, markedBy: mark.createdByName }
  if (words.length > 0) return { kind: words.every(({ dismissedAs }) => dismissedAs === 'opinion') ? 'opinion' : 'nothing', claims, markedBy: null }
  return { kind: type === 'statement' ? 'open' : type, claims, markedBy: null }
}

function firstEndingAfter(sentences: readonly TextSentence[], offset: number): number {
  let [low, high] = [0, sentences.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sentences[middle]!.end > offset) high = middle
    else low = middle + 1
  }
  return low
}

/** tallyCoverage counts them. */
export function tallyCoverage(sentences: readonly Pick<CoveredSentence, 'kind'>[]): Coverage {
  const tally: Coverage = { claim: 0, opinion: 0, question: 0, elsewhere: 0, nothing: 0, open: 0 }
  for (const { kind } of sentences) tally[kind] += 1
  return tally
}
