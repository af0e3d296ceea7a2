import type { Anchor } from '../../domain/anchor.js'

/** QuotePart is a stretch of a quotation; `marked` where it is the claim's own words. */
export interface QuotePart {
  text: string
  marked: boolean
}

// A sentence is looked for this far (UTF-16 units) before and after a claim's words; past it the quotation is cut.
const REACH = 600
const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' })

/**
 * presentQuotes quotes a claim's words in the sentences they stand in and those beside them, one quotation a line of the
 * article. Lost anchors are quoted as they once stood.
 */
export function presentQuotes(text: string, anchors: Anchor[]): QuotePart[][] {
  const standing = anchors.filter((anchor) => anchor.state !== 'lost').sort((a, b) => a.start - b.start)
  const lines = new Map<number, Anchor[]>()
  for (const anchor of standing) {
    const line = anchor.start === 0 ? -1 : text.lastIndexOf('\n', anchor.start - 1)
    lines.set(line, [...(lines.get(line) ?? []), anchor])
  }
  const lost = anchors.filter((anchor) => anchor.state === 'lost')
  return [
    ...[...lines.values()].map((group) => quoteLine(text, group)),
    ...lost.map(({ prefix, exact, suffix }) => [
      { text: `…${prefix}`, marked: false }, { text: exact, marked: true }, { text: `${suffix}…`, marked: false },
    ]),
  ]
}

function quoteLine(text: string, anchors: Anchor[]): QuotePart[] {
  const first = anchors[0]!.start
  const last = Math.max(...anchors.map((anchor) => anchor.end))
  const { start, end } = surroundings(text, first, last)
  const parts: QuotePart[] = []
  let at = start
  for (const anchor of anchors) {
    const from = Math.max(at, anchor.start)
    if (from > at) parts.push({ text: text.slice(at, from), marked: false })
    if (anchor.end > from) parts.push({ text: text.slice(from, anchor.end), marked: true })
    at = Math.max(at, anchor.end)
  }
  if (end > at) parts.push({ text: text.slice(at, end), marked: false })
  return parts
}

function surroundings(text: string, first: number, last: number): { start: number; end: number } {
  const lineStart = first === 0 ? 0 : Math.max(text.lastIndexOf('\n', first - 1) + 1, first - REACH)
  const newline = text.indexOf('\n', last)
  const lineEnd = Math.min(newline === -1 ? text.length : newline, last + REACH)
  const sentences = [...SENTENCES.segment(text.slice(lineStart, lineEnd))]
    .map(({ index, segment }) => ({ start: lineStart + index, end: lineStart + index + segment.length }))
  const own = sentences.findIndex((sentence) => sentence.end > first)
  const closing = sentences.findIndex((sentence) => sentence.end >= last)
  const start = sentences[Math.max(0, own - 1)]?.start ?? first
  const end = sentences[Math.min(sentences.length - 1, closing + 1)]?.end ?? last
  return { start, end: end - (text.slice(start, end).length - text.slice(start, end).trimEnd().length) }
}
