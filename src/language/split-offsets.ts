// The spans of a split, led back from the text as it was read to the text as it was given.
import type { Folded } from './words/folding.js'
import type { Range, Span, Split, SplitAttribution, SplitClaim } from './split-result.js'

/** unfold gives a split of a folded text with all its offsets counted in the text before. */
export function unfold(split: Split, { toRaw }: Folded): Split {
  const spanOf = ({ start, end }: Span): Span => {
    const [from, to] = toRaw([start, end])
    return { start: from, end: to }
  }
  const claimOf = (claim: SplitClaim): SplitClaim => ({
    ...claim,
    anchors: claim.anchors.map(spanOf),
    quantities: claim.quantities.map((quantity) => ({ ...quantity, span: toRaw(quantity.span) })),
    times: claim.times.map((time) => ({ ...time, span: toRaw(time.span) })),
    parts: claim.parts.map((part) => ({ ...part, anchors: part.anchors.map(spanOf) })),
  })
  const orNull = (range: Range | null): Range | null => range && toRaw(range)
  const attributionOf = (attribution: SplitAttribution): SplitAttribution => ({
    ...attribution,
    content: attribution.content.map(toRaw),
    cue: attribution.cue.map(toRaw),
    source: attribution.source.map(toRaw),
    hops: attribution.hops.map((hop) => ({ ...hop, mention: orNull(hop.mention), cue: orNull(hop.cue) })),
  })
  return {
    ...split,
    sentences: split.sentences.map((sentence) => ({ ...sentence, ...spanOf(sentence) })),
    claims: split.claims.map(claimOf),
    attributions: split.attributions.map(attributionOf),
  }
}
