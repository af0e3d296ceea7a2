import type { Sentence, Span, Split } from '../../../language/split-result.js'

/** TextPart is a stretch of a long text that is drawn on one page, with the claims that begin in it, by their index. */
export interface TextPart extends Span {
  claims: number[]
}

// A page of more than this is slow to draw and to move in: about eight thousand elements.
const MOST_UNITS = 16_000
const MOST_CLAIMS = 250
// How far from its even share, as a part of it, a part may end, so that it ends with a paragraph.
const SLACK = 0.2

/**
 * cutIntoParts cuts a split text into parts of about the same weight, each of whole sentences and, where paragraphs allow
 * it, of whole paragraphs. The parts cover the text in order; a text that fits on one page is one part.
 */
export function cutIntoParts(text: string, parts: Split): TextPart[] {
  const starts = startsOf(text, parts)
  const cut = starts.map((start, index): TextPart => ({ start, end: starts[index + 1] ?? text.length, claims: [] }))
  for (const [index, { anchors }] of parts.claims.entries()) {
    const from = anchors[0]?.start ?? 0
    cut[lastAtOrBefore(starts, from)]!.claims.push(index)
  }
  return cut
}

function startsOf(text: string, { sentences, claims }: Split): number[] {
  const weights = weigh(sentences, claims.map(({ anchors }) => anchors[0]?.start ?? 0))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const count = Math.ceil(total)
  const share = total / count
  const starts = [0]
  let weight = 0
  for (const [index, { start }] of sentences.entries()) {
    const before = sentences[index - 1]
    const beginsParagraph = before !== undefined && text.slice(before.end, start).split('\n').length > 2
    const isFull = weight + weights[index]! / 2 > share * (starts.length + (beginsParagraph ? -SLACK : SLACK))
    if (before && total > 1 && isFull && starts.length < count) starts.push(start)
    weight += weights[index]!
  }
  return starts
}

// How much of a page each sentence takes, by its own length and by the claims that begin in it.
function weigh(sentences: Sentence[], claimStarts: number[]): number[] {
  const sentenceStarts = sentences.map(({ start }) => start)
  const weights = sentences.map(({ start, end }) => (end - start) / MOST_UNITS)
  const counts = sentences.map(() => 0)
  for (const from of claimStarts) if (sentences.length > 0) counts[lastAtOrBefore(sentenceStarts, from)]! += 1
  return weights.map((weight, index) => Math.max(weight, counts[index]! / MOST_CLAIMS))
}

// The index of the last of the rising `starts` that is not past `at`; 0 where all are.
function lastAtOrBefore(starts: number[], at: number): number {
  let low = 0
  let high = starts.length
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= at) low = middle
    else high = middle
  }
  return low
}
