/** MarkSpan is one stretch of a text that belongs to an owner: UTF-16 code units, half open. */
export interface MarkSpan {
  owner: string
  start: number
  end: number
}

/** Segment is a stretch of text with all the owners it belongs to, the outermost first and the innermost last. */
export interface Segment {
  start: number
  end: number
  owners: readonly string[]
}

const NOBODY: readonly string[] = []

/**
 * cutIntoSegments cuts a text of `length` units at every boundary of the spans, so that spans may nest and overlap. The
 * segments cover the whole text in order. Spans are cut off at the ends of the text, and empty ones are left out. A
 * segment belongs innermost to the span that began last, and of those to the shortest. One sweep over the sorted
 * boundaries: the time is linear in the segments and in how deep they lie.
 */
export function cutIntoSegments(length: number, spans: readonly MarkSpan[]): Segment[] {
  const opening = spans
    .map((span) => ({ ...span, start: Math.max(0, span.start), end: Math.min(length, span.end) }))
    .filter((span) => span.start < span.end)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const edges = opening.flatMap(({ start, end }) => [start, end])
  const boundaries = [...new Set([0, ...edges, length])].sort((a, b) => a - b)
  const segments: Segment[] = []
  let open: MarkSpan[] = []
  let next = 0
  for (const [index, start] of boundaries.entries()) {
    const end = boundaries[index + 1]
    if (end === undefined) break
    if (open.some((span) => span.end <= start)) open = open.filter((span) => span.end > start)
    while (next < opening.length && opening[next]!.start === start) open.push(opening[next++]!)
    segments.push({ start, end, owners: ownersOf(open) })
  }
  return segments
}

function ownersOf(open: MarkSpan[]): readonly string[] {
  if (open.length === 0) return NOBODY
  return open.length === 1 ? [open[0]!.owner] : [...new Set(open.map((span) => span.owner))]
}
