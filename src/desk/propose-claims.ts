import { setImmediate } from 'node:timers/promises'
import { anchorAt } from '../domain/anchor.js'
import type { Article } from '../domain/article.js'
import { standingOf, type Attribution, type Hop } from '../domain/attribution.js'
import type { Claim } from '../domain/claim.js'
import type { Range, Split, SplitAttribution } from '../language/split-result.js'
import type { Desk } from './desk.js'
import type { FindSource } from './find-source.js'

// Between so many claims other requests get their turn: a megabyte has ten thousand.
const CLAIMS_AT_ONCE = 200

/** proposeClaims turns what the splitter found in the text into the article's claims, at stage proposed. */
export async function proposeClaims(
  desk: Pick<Desk, 'newId'>,
  article: Article,
  text: string,
  parts: Split,
  findSource: FindSource,
): Promise<Claim[]> {
  const claims: Claim[] = []
  for (const [index, found] of parts.claims.entries()) {
    if (index % CLAIMS_AT_ONCE === CLAIMS_AT_ONCE - 1) await setImmediate()
    const first = found.anchors[0]
    if (!first) continue
    const attributions: Attribution[] = []
    for (const chain of found.attributions) {
      const attribution = parts.attributions[chain]
      if (!attribution || attribution.hops.length === 0) continue
      attributions.push({
        id: desk.newId(),
        mode: attribution.mode,
        confidence: attribution.confidence,
        why: attribution.why,
        hops: await hopsOf(attribution, text, findSource),
      })
    }
    claims.push({
      id: desk.newId(),
      articleId: article.id,
      position: first.start,
      text: found.text,
      splitText: found.text,
      kind: found.kind,
      checkworthiness: found.checkworthiness,
      confidence: found.confidence,
      why: found.why,
      quantities: found.quantities,
      times: found.times,
      origin: 'split',
      stage: 'proposed',
      status: 'unverified',
      version: 1,
      createdAt: article.createdAt,
      updatedAt: article.createdAt,
      anchors: found.anchors.map(({ start, end }) => anchorAt(text, start, end)),
      attributions,
      verdicts: [],
    })
  }
  return claims
}

async function hopsOf(attribution: SplitAttribution, text: string, findSource: FindSource): Promise<Hop[]> {
  const cue = attribution.cue.map(([start, end]) => text.slice(start, end)).join(' … ') || null
  const hops: Hop[] = []
  const speaker = speakerOf(attribution)
  for (const [ordinal, { name, kind, mention }] of attribution.hops.entries()) {
    const words = mention ? text.slice(...mention) : name
    hops.push({
      source: await findSource(name, kind, words),
      mention: words,
      mentionStart: mention?.[0] ?? null,
      mentionEnd: mention?.[1] ?? null,
      // The cue is the speaker's: whom it was told to and what was cited have none of their own.
      cue: ordinal === speaker ? cue : null,
      mode: attribution.mode,
      standing: standingOf(kind, ordinal),
    })
  }
  return hops
}

/** speakerOf answers which hop of a chain the cue belongs to: the one that stands where the source does, or the origin. */
export function speakerOf({ hops, source }: SplitAttribution): number {
  return Math.max(0, hops.findIndex(({ mention }) => mention && overlaps(mention, source)))
}

function overlaps([start, end]: Range, spans: Range[]): boolean {
  return spans.some(([from, to]) => start < to && from < end)
}
