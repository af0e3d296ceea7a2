import type { Anchor, AnchorState } from '../domain/anchor.js'
import type { Attribution, AttributionMode, SourceSearch, Standing } from '../domain/attribution.js'
import type { Claim, ClaimKind, OpenReference } from '../domain/claim.js'
import type { Stage } from '../domain/stage.js'
import type { Quantity, TimeExpression } from '../domain/quantity.js'
import type { Verdict, VerdictDecision, VerificationStatus } from '../domain/verdict.js'
import type { ClaimInArticle } from '../domain/listing.js'
import type { Page } from '../domain/page.js'
import { toArticle } from './articles.js'
import type { Prisma } from './generated/client.js'
import { toSource } from './sources.js'

// No order here: Prisma asks for what belongs to many claims in several queries, but never where they are to be ordered, and
// then more claims than a query takes values would fail. toClaim puts all of it in order.
/** wholeClaim includes all that makes up a claim, in any order. */
export const wholeClaim = {
  anchors: true,
  parts: true,
  attributions: { include: { hops: { include: { source: true } } } },
  verdicts: true,
} satisfies Prisma.ClaimInclude

export type ClaimRow = Prisma.ClaimGetPayload<{ include: typeof wholeClaim }>
type VerdictRow = ClaimRow['verdicts'][number]

/** toClaim reads a row with all that belongs to it as the domain's Claim. */
export function toClaim({ anchors, parts, attributions, verdicts, ...row }: ClaimRow): Claim {
  const anchorsOf = (part: string | null): Anchor[] => inOrder(anchors.filter(({ partId }) => partId === part)).map(toAnchor)
  return {
    id: row.id,
    articleId: row.articleId,
    position: row.position,
    text: row.text,
    splitText: row.splitText,
    kind: row.kind as ClaimKind,
    checkworthiness: row.checkworthiness,
    confidence: row.confidence,
    why: JSON.parse(row.why) as string[],
    quantities: JSON.parse(row.quantities) as Quantity[],
    times: JSON.parse(row.times) as TimeExpression[],
    open: JSON.parse(row.open) as OpenReference[],
    sourceSearch: row.sourceSearch as SourceSearch,
    origin: row.origin === 'person' ? 'person' : 'split',
    stage: row.stage as Stage,
    status: row.status as VerificationStatus,
    publicSince: row.publicSince,
    withdrawnAt: row.withdrawnAt,
    withdrawalNote: row.withdrawalNote,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    anchors: anchorsOf(null),
    parts: inOrder(parts).map(({ id, text }) => ({ id, text, anchors: anchorsOf(id) })),
    attributions: inOrder(attributions).map(toAttribution),
    verdicts: verdicts.sort((a, b) => a.number - b.number).map(toVerdict),
  }
}

/** inArticles reads a page of rows as claims with their articles. */
export function inArticles(page: Page<ClaimRow & { article: Parameters<typeof toArticle>[0] }>): Page<ClaimInArticle> {
  const items = page.items.map((row) => ({ claim: toClaim(row), article: toArticle(row.article) }))
  return { items, next: page.next }
}

function toAnchor({ start, end, exact, prefix, suffix, state, score }: ClaimRow['anchors'][number]): Anchor {
  return { start, end, exact, prefix, suffix, score, state: state as AnchorState }
}

function inOrder<T extends { ordinal: number }>(rows: T[]): T[] {
  return rows.sort((a, b) => a.ordinal - b.ordinal)
}

function toAttribution(row: ClaimRow['attributions'][number]): Attribution {
  return {
    id: row.id,
    mode: row.mode as AttributionMode,
    confidence: row.confidence,
    why: JSON.parse(row.why) as string[],
    decidedBy: row.decidedBy,
    hops: inOrder(row.hops).map(({ source, mention, mentionStart, mentionEnd, cue, cueStart, cueEnd, mode, standing }) => ({
      source: toSource(source), mention, mentionStart, mentionEnd, cue, cueStart, cueEnd,
      mode: mode as AttributionMode,
      standing: standing as Standing,
    })),
  }
}

/** toVerdict reads a row as the domain's Verdict. */
export function toVerdict(row: VerdictRow): Verdict {
  const { id, claimId, number, rationale, asOf, authorId, authorName, createdAt, decidedBy, decidedAt, decisionNote } = row
  return {
    id, claimId, number, rationale, asOf, authorId, authorName, createdAt, decidedBy, decidedAt, decisionNote,
    status: row.status as VerificationStatus,
    decision: row.decision as VerdictDecision | null,
  }
}
