import { z } from 'zod'
import { canMove, stageAfter } from '../../domain/act.js'
import type { Anchor } from '../../domain/anchor.js'
import { wayOf, type Attribution } from '../../domain/attribution.js'
import { canStand, isHeld, subjectOf, type Claim } from '../../domain/claim.js'
import { InvalidInput, NotFound, StaleVersion } from '../../domain/errors.js'
import { isSameEvidence, MOST_EVIDENCE, pinnedAt, type Evidence } from '../../domain/evidence.js'
import { can, isBlind, type Actor } from '../../domain/permission.js'
import type { Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permit } from '../permit.js'
import { articleFor, revisionOf } from '../reading/articles.js'
import { recordOfAnchors } from './anchor-record.js'
import { recordOfChains } from './chain-record.js'
import { changeClaim, writeChange } from './change-claim.js'
import { MOST_CHAINS } from './chains-input.js'
import { claimText } from './claim-text.js'
import { MOST_PASSAGES } from './passages.js'

const MergeInput = z.object({
  text: claimText,
  others: z
    .array(z.object({ id: z.string(), version: z.int().min(1) }))
    .min(1, 'Choose the claims that are to be one with it.')
    .max(20, 'At most 20 claims are merged at once.')
    .refine((others) => new Set(others.map(({ id }) => id)).size === others.length, 'One of these claims is chosen twice.'),
})
/** MergeInput is the wording of all, and the other claims, each at the version that was looked at. */
export type MergeInput = z.input<typeof MergeInput>

/** MergedClaims is the claim that stays, and those that went into it. */
export interface MergedClaims {
  claim: Claim
  others: Claim[]
}

/**
 * mergeClaims makes one claim of several of an article: this one stays, accepted where the actor may say so, with the words, the chains and the evidence of all; the
 * others are dismissed and lead to it, where their comments, verdicts and history stay. Throws InvalidInput, NotFound, NotAllowed,
 * StaleVersion (of whichever claim), InvalidTransition.
 */
export async function mergeClaims(desk: Desk, actor: Actor, claimId: string, seen: number, input: MergeInput): Promise<MergedClaims> {
  permit(actor, 'merge_claims')
  const { text, others: asked } = parseInput(MergeInput, input)
  const others: Claim[] = []
  const claim = await changeClaim(desk, actor, { act: 'merge_claims', claimId, seen }, async (kept, tx, at) => {
    stageAfter(kept.stage, 'merge_claims')
    // The work is begun anew where the database asks for it.
    others.length = 0
    const found = await Promise.all(asked.map((one) => otherClaim(tx, actor, kept, one)))
    const anchors = withPassages(kept, found)
    const attributions = withChains(desk, kept, found)
    const revision = await newestRevision(tx, kept)
    await tx.claims.replaceAnchors({ ...kept, anchors }, revision.id, desk.newId)
    await tx.claims.replaceChains(claimId, attributions, desk.newId)
    const evidence = await withEvidence(desk, tx, { kept, others: found, at })
    for (const other of found) {
      const changed = await writeChange(tx, actor, other, { stage: stageAfter(other.stage, 'merge_claims'), dismissedAs: 'merged', duplicateOfId: claimId }, at)
      await tx.trail.append({
        id: desk.newId(), chain: other.articleId, at, actor, activity: 'merge_claims', subjectType: 'claim', subjectId: other.id,
        before: { stage: other.stage }, after: { stage: 'dismissed', into: claimId },
      })
      others.push({ ...other, ...changed, version: other.version + 1, updatedAt: at })
    }
    const stage = kept.stage === 'proposed' && canStand(actor, await articleFor(tx, actor, kept.articleId), kept) ? 'accepted' : kept.stage
    return {
      anchors, attributions,
      change: { text, stage, position: anchors[0]?.start ?? kept.position },
      before: { text: kept.text, stage: kept.stage, position: kept.position, anchors: recordOfAnchors(kept.anchors), chains: recordOfChains(kept.attributions) },
      after: { text, stage, merged: asked.map(({ id }) => id), evidence },
    }
  })
  return { claim, others }
}

async function otherClaim(tx: Transaction, actor: Actor, kept: Claim, { id, version }: { id: string; version: number }): Promise<Claim> {
  const other = await tx.claims.find(id)
  if (other?.articleId !== kept.articleId || other.id === kept.id) throw new InvalidInput({ others: 'Choose other claims of this article.' })
  if (isBlind(actor, other)) throw new InvalidInput({ others: `You check “${other.text}” blind: leave it out.` })
  if (isHeld(other)) throw new InvalidInput({ others: `“${other.text}” is being checked a second time: leave it out, or have an editor take the second check back first.` })
  if (!can(actor, 'merge_claims', subjectOf(other))) throw new InvalidInput({ others: `“${other.text}” has to stay: readers could see it, or an editor approved a verdict on it. Leave it out.` })
  if (other.version !== version) throw new StaleVersion('claim', id, version, other.version)
  if (!canMove(other.stage, 'merge_claims')) throw new InvalidInput({ others: `“${other.text}” does not stand any more: leave it out, or bring it back first.` })
  return other
}

// The words of all, each once, in the order of the text.
function withPassages(kept: Claim, others: Claim[]): Anchor[] {
  const anchors = [...kept.anchors]
  for (const anchor of others.flatMap((other) => other.anchors)) {
    if (!anchors.some(({ start, end }) => start < anchor.end && anchor.start < end)) anchors.push(anchor)
  }
  if (anchors.length > MOST_PASSAGES) throw new InvalidInput({ others: `A claim can stand in at most ${MOST_PASSAGES} passages. Merge fewer claims.` })
  return anchors.sort((a, b) => a.start - b.start)
}

function withChains(desk: Desk, kept: Claim, others: Claim[]): Attribution[] {
  const known = new Set(kept.attributions.map(wayOf))
  const chains = [...kept.attributions]
  for (const chain of others.flatMap((other) => other.attributions)) {
    if (!known.has(wayOf(chain))) chains.push({ ...chain, id: desk.newId() })
    known.add(wayOf(chain))
  }
  if (chains.length > MOST_CHAINS) throw new InvalidInput({ others: `A claim can have at most ${MOST_CHAINS} chains. Merge fewer claims.` })
  return chains
}

// Pinned to the one that stays as well, now: what was approved before was approved without it. Answers the ids of what was written.
async function withEvidence(desk: Desk, tx: Transaction, { kept, others, at }: { kept: Claim; others: Claim[]; at: Date }): Promise<string[]> {
  const known: Evidence[] = await tx.evidence.ofClaim(kept.id)
  const ids: string[] = []
  for (const other of others) {
    for (const { doubt: _doubt, ...one } of await tx.evidence.ofClaim(other.id)) {
      if (known.some((pinned) => isSameEvidence(one, pinned))) continue
      known.push(one)
      if (known.length > MOST_EVIDENCE) throw new InvalidInput({ others: `A claim can have at most ${MOST_EVIDENCE} pieces of evidence. Merge fewer claims.` })
      const id = desk.newId()
      await tx.evidence.insert({ ...one, id, claimId: kept.id, createdAt: pinnedAt(at, kept.verdicts) })
      ids.push(id)
    }
  }
  return ids
}

async function newestRevision(tx: Transaction, { articleId }: Claim) {
  const article = await tx.articles.find(articleId)
  if (!article) throw new NotFound('article', articleId)
  return revisionOf(tx, article)
}
