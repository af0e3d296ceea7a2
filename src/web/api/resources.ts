import type { z } from 'zod'
import type { Article, Revision } from '../../domain/article.js'
import { sourcingOf } from '../../domain/attribution.js'
import type { Claim } from '../../domain/claim.js'
import type { PinnedEvidence } from '../../domain/evidence.js'
import type { Audience } from '../../domain/listing.js'
import { directionOf } from '../../domain/language.js'
import type { Source } from '../../domain/source.js'
import { publicVerdict, type Verdict } from '../../domain/verdict.js'
import type { SeenCheck } from '../../desk/reading/second-checks.js'
import type { ArticleSchema, ClaimSchema, SecondCheckSchema, SourceSchema } from './schemas.js'

type EvidenceResource = NonNullable<z.input<typeof ClaimSchema>['evidence']>[number]
type VerdictResource = NonNullable<z.input<typeof ClaimSchema>['verdict']>

/** articleResource turns an article into what goes out; with its text where a revision is given. */
export function articleResource(article: Article, revision?: Revision, claimCount?: number): z.input<typeof ArticleSchema> {
  const { id, title, byline, publisher, publishedOn, url, language, publication, retractionReason, version } = article
  return {
    id, title, byline, publisher, publishedOn, url, language, publication, retractionReason, version,
    direction: directionOf(language),
    publishedAt: article.publishedAt?.toISOString() ?? null,
    retractedAt: article.retractedAt?.toISOString() ?? null,
    ...(claimCount !== undefined && { claimCount }),
    ...(revision && { revision: { number: revision.number, sha256: revision.sha256, text: revision.text } }),
  }
}

/** claimResource turns a claim into what goes out, with evidence where it is given; what only the desk may see is left out for readers. */
export function claimResource(claim: Claim, audience: Audience, evidence?: PinnedEvidence[]): z.input<typeof ClaimSchema> {
  const { id, articleId, number, text, kind, checkworthiness, confidence, why, quantities, times, parts, open, anchors, stage, status, version, verdicts } = claim
  const verdict = publicVerdict(verdicts)
  return {
    id, articleId, number, text, kind, checkworthiness, confidence, why, quantities, times, anchors,
    sourcing: sourcingOf(claim),
    publicSince: claim.publicSince?.toISOString() ?? null,
    withdrawnAt: claim.withdrawnAt?.toISOString() ?? null,
    withdrawalNote: claim.withdrawalNote,
    status: verdict?.status ?? 'unverified',
    verdict: verdict && verdictResource(verdict, audience),
    attributions: claim.attributions.map(({ mode, confidence: sure, why: reasons, decidedBy, hops }) => ({
      mode, confidence: sure, why: reasons, decidedBy,
      hops: hops.map(({ source, mergedFromId: _from, ...hop }) => ({ ...hop, source: sourceResource(source) })),
    })),
    parts: parts.map(({ text: words, anchors: where }) => ({ text: words, anchors: where })),
    ...(evidence && { evidence: evidence.map((one) => evidenceResource(one, audience)) }),
    // Whom “he” may be is a guess: it is for those who check it.
    ...(audience === 'desk' && { open, desk: { stage, status, version, dismissedAs: claim.dismissedAs, duplicateOf: claim.duplicateOfId, secondCheck: claim.secondCheckId, assignee: assigneeOf(claim), recheckOn: claim.recheckOn, verdicts: verdicts.map((one) => verdictResource(one, audience)) } }),
  }
}

function evidenceResource(evidence: PinnedEvidence, audience: Audience): EvidenceResource {
  const { id, stance, title, url, quote, snapshotHash, retrievedAt, doubt, note, createdByName, createdAt } = evidence
  return {
    id, stance, title, url, quote, snapshot: snapshotHash, retrievedAt: retrievedAt.toISOString(),
    ...(audience === 'desk' && { doubt, note, pinnedBy: createdByName, createdAt: createdAt.toISOString() }),
  }
}

/** sourceResource turns a source into what goes out; with what else everybody may read of it where that is given. */
export function sourceResource({ id, name, kind }: Source, told?: { aliases: string[]; role: string | null; sameAs: string | null }): z.input<typeof SourceSchema> {
  return { id, name, kind, ...(told && { aliases: told.aliases, role: told.role, sameAs: told.sameAs }) }
}

/** secondCheckResource turns a second check into what goes out, as a person may see it. */
export function secondCheckResource({ check, claim, first }: SeenCheck): z.input<typeof SecondCheckSchema> {
  const { id, state, status, rationale, asOf, doneAt, took, note } = check
  return {
    id, claimId: claim.id, claimVersion: claim.version, state, checker: check.checkerName, askedBy: check.askedByName, askedAt: check.askedAt.toISOString(),
    first: first && verdictResource(first, 'desk'),
    second: status && rationale !== null && asOf !== null && doneAt ? { status, rationale, asOf, doneAt: doneAt.toISOString() } : null,
    took, note, verdictId: check.chosenVerdictId, closedBy: check.closedByName, closedAt: check.closedAt?.toISOString() ?? null,
  }
}

function verdictResource(verdict: Verdict, audience: Audience): VerdictResource {
  const { id, number, status, rationale, asOf, authorName, createdAt, decision, decidedBy, decidedAt, decisionNote, deskNote, recheckOn, withoutEvidence, selfApproval } = verdict
  return {
    id, number, status, rationale, asOf, decision, decidedBy,
    // What people of the desk say to each other is not for readers.
    decisionNote: audience === 'desk' ? decisionNote : null,
    isSelfApproved: selfApproval !== null,
    ...(audience === 'desk' && { deskNote, recheckOn, withoutEvidence, selfApproval }),
    author: authorName,
    createdAt: createdAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }
}

function assigneeOf({ assigneeId, assigneeName, dueOn }: Claim) {
  return assigneeId === null ? null : { id: assigneeId, name: assigneeName ?? '', dueOn }
}
