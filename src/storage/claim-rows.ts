import type { Anchor, AnchorState } from '../domain/anchor.js'
import type { Attribution, AttributionMode, SourceSearch, Standing } from '../domain/attribution.js'
import type { Claim, ClaimKind, OpenReference } from '../domain/claim.js'
import type { Dismissed } from '../domain/dismissal.js'
import type { Stage } from '../domain/stage.js'
import type { Quantity, TimeExpression } from '../domain/quantity.js'
import type { Verdict, VerdictDecision, VerificationStatus } from '../domain/verdict.js'
import type * as Row from './generated/client.js'
import { toSource, type SourceRow } from './sources.js'

/** ClaimRow is a claim's row with the rows of all that belongs to it, each list in order. */
export interface ClaimRow extends Omit<Row.Claim, 'number'> {
  number: number
  anchors: Row.Anchor[]
  parts: Row.Part[]
  attributions: (Row.Attribution & { hops: (Row.Hop & { source: SourceRow })[] })[]
  verdicts: Row.Verdict[]
}

/** toClaim reads a row with all that belongs to it as the domain's Claim. */
export function toClaim({ anchors, parts, attributions, verdicts, ...row }: ClaimRow): Claim {
  const anchorsOf = (part: string | null): Anchor[] => anchors.filter(({ partId }) => partId === part).map(toAnchor)
  return {
    id: row.id,
    articleId: row.articleId,
    position: row.position,
    number: row.number,
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
    dismissedAs: row.dismissedAs as Dismissed | null,
    duplicateOfId: row.duplicateOfId,
    assigneeId: row.assigneeId,
    assigneeName: row.assigneeName,
    dueOn: row.dueOn,
    recheckOn: row.recheckOn,
    secondCheckId: row.secondCheckId,
    blindTo: row.blindTo,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    anchors: anchorsOf(null),
    parts: parts.map(({ id, text }) => ({ id, text, anchors: anchorsOf(id) })),
    attributions: attributions.map(toAttribution),
    verdicts: verdicts.map(toVerdict),
  }
}

function toAnchor({ start, end, exact, prefix, suffix, state, score }: Row.Anchor): Anchor {
  return { start, end, exact, prefix, suffix, score, state: state as AnchorState }
}

function toAttribution(row: ClaimRow['attributions'][number]): Attribution {
  return {
    id: row.id,
    mode: row.mode as AttributionMode,
    confidence: row.confidence,
    why: JSON.parse(row.why) as string[],
    decidedBy: row.decidedBy,
    hops: row.hops.map(({ source, mention, mentionStart, mentionEnd, cue, cueStart, cueEnd, mode, standing, mergedFromId }) => ({
      source: toSource(source), mention, mentionStart, mentionEnd, cue, cueStart, cueEnd,
      mode: mode as AttributionMode,
      standing: standing as Standing,
      mergedFromId,
    })),
  }
}

/** toVerdict reads a row as the domain's Verdict. */
export function toVerdict(row: Row.Verdict): Verdict {
  const { id, claimId, number, rationale, asOf, authorId, authorName, createdAt, decidedBy, decidedAt, decisionNote, recheckOn, withoutEvidence, selfApproval } = row
  return {
    id, claimId, number, rationale, asOf, authorId, authorName, createdAt, decidedBy, decidedAt, decisionNote, recheckOn, withoutEvidence, selfApproval,
    deskNote: row.deskNote || null,
    status: row.status as VerificationStatus,
    decision: row.decision as VerdictDecision | null,
  }
}
