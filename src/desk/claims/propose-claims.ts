import { setImmediate } from 'node:timers/promises'
import { anchorAt, type Anchor } from '../../domain/anchor.js'
import type { Article } from '../../domain/article.js'
import { standingOf, type Attribution, type Hop } from '../../domain/attribution.js'
import type { NewClaim } from '../../domain/claim.js'
import { isSameLanguage } from '../../domain/language.js'
import type { Span, Split, SplitAttribution } from '../../language/split-result.js'
import type { Desk } from '../desk.js'
import type { FindSource } from '../sources/find-source.js'

// Between so many claims other requests get their turn: a megabyte has ten thousand.
const CLAIMS_AT_ONCE = 200

/** proposeClaims turns what the splitter found in the text into the article's claims, at stage proposed. */
export async function proposeClaims(
  desk: Pick<Desk, 'newId'>,
  article: Article,
  text: string,
  split: Split,
  findSource: FindSource,
): Promise<NewClaim[]> {
  const claims: NewClaim[] = []
  const isRead = isReadRight(article, split)
  for (const [index, found] of split.claims.entries()) {
    if (index % CLAIMS_AT_ONCE === CLAIMS_AT_ONCE - 1) await setImmediate()
    const first = found.anchors[0]
    if (!first) continue
    const attributions: Attribution[] = []
    for (const chain of found.attributions) {
      const attribution = split.attributions[chain]
      if (!attribution || attribution.hops.length === 0) continue
      attributions.push({
        id: desk.newId(),
        mode: attribution.mode,
        confidence: attribution.confidence,
        why: attribution.why,
        decidedBy: attribution.decidedBy,
        hops: hopsOf(attribution, text, findSource),
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
      parts: found.parts.map((part) => ({ id: desk.newId(), text: part.text, anchors: anchorsIn(text, part.anchors) })),
      open: found.open,
      sourceSearch: found.sourceSearch === 'searched' && !isRead ? 'unsure' : found.sourceSearch,
      origin: 'split',
      stage: 'proposed',
      status: 'unverified',
      publicSince: null,
      withdrawnAt: null,
      withdrawalNote: null,
      dismissedAs: null,
      duplicateOfId: null,
      assigneeId: null,
      assigneeName: null,
      dueOn: null,
      recheckOn: null,
      secondCheckId: null,
      blindTo: null,
      version: 1,
      createdAt: article.createdAt,
      updatedAt: article.createdAt,
      anchors: anchorsIn(text, found.anchors),
      attributions,
      verdicts: [],
    })
  }
  return claims
}

// A text that was read by the rules of another language than the one it is said to be in tells nothing of who said what.
function isReadRight({ language }: Article, split: Split): boolean {
  return language === null || isSameLanguage(language, split.language)
}

function anchorsIn(text: string, spans: Span[]): Anchor[] {
  return spans.map(({ start, end }) => anchorAt(text, start, end))
}

function hopsOf({ hops, mode }: SplitAttribution, text: string, findSource: FindSource): Hop[] {
  const found: Hop[] = []
  for (const [ordinal, { name, kind, mention, cue }] of hops.entries()) {
    const words = mention ? text.slice(...mention) : name
    found.push({
      ...findSource(name, kind, words),
      mention: words,
      mentionStart: mention?.[0] ?? null,
      mentionEnd: mention?.[1] ?? null,
      cue: cue && text.slice(...cue),
      cueStart: cue?.[0] ?? null,
      cueEnd: cue?.[1] ?? null,
      mode,
      standing: standingOf(kind, ordinal),
    })
  }
  return found
}
