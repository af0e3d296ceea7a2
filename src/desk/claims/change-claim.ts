import { acts, type ActName } from '../../domain/act.js'
import type { Anchor } from '../../domain/anchor.js'
import type { Attribution } from '../../domain/attribution.js'
import { isHeld, subjectOf, type Claim } from '../../domain/claim.js'
import { isReadable } from '../../domain/article.js'
import { NotFound, SecondCheckOpen, StaleVersion } from '../../domain/errors.js'
import type { Json, SubjectType } from '../../domain/event.js'
import type { Actor, Subject } from '../../domain/permission.js'
import { isPublicStage } from '../../domain/stage.js'
import type { Verdict } from '../../domain/verdict.js'
import type { ClaimUpdate } from '../../storage/claims.js'
import type { Store, Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'

/** ClaimChange is what one act did to a claim, for the row and for the trail. */
export interface ClaimChange {
  change: ClaimUpdate
  /** All verdicts as they are then, where the act wrote one or decided on one. */
  verdicts?: Verdict[]
  /** Where it stands then, where the act wrote that. */
  anchors?: Anchor[]
  /** All chains as they are then, where the act wrote them. */
  attributions?: Attribution[]
  before: Json
  after: Json
  /** Another subject than the claim itself, such as the verdict that was decided on. */
  subject?: { type: SubjectType; id: string }
}

/** ClaimAct is an act on a claim that is at the version which the person saw. */
export interface ClaimAct {
  act: ActName
  claimId: string
  seen: number
  /** What the rule asks for besides what the claim itself says. */
  subject?: (claim: Claim) => Subject
  /** Whether it may bring in what others share, such as a source: then no other change goes beside it. */
  isAlone?: boolean
}

/**
 * changeClaim runs one act on a claim that must still be at the version that the person saw: `change` says what changes, or
 * null where nothing does (then nothing is written). Throws NotFound, NotAllowed, StaleVersion and whatever `change` throws.
 */
export async function changeClaim(
  desk: Desk,
  actor: Actor,
  { act, claimId, seen, subject, isAlone = false }: ClaimAct,
  change: (claim: Claim, tx: Transaction, at: Date) => Promise<ClaimChange | null> | ClaimChange | null,
): Promise<Claim> {
  const write = (work: (tx: Transaction) => Promise<Claim>) => (isAlone ? desk.store.write(work) : inChainOf(desk.store, claimId, work))
  return write(async (tx) => {
    const claim = await tx.claims.find(claimId)
    if (!claim) throw new NotFound('claim', claimId)
    permit(actor, acts[act].may, { ...subjectOf(claim), ...subject?.(claim) })
    if (claim.version !== seen) throw new StaleVersion('claim', claimId, seen, claim.version)
    const at = desk.now()
    const done = await change(claim, tx, at)
    if (!done) return claim
    const changed = await writeChange(tx, actor, claim, done.change, at)
    await tx.articles.touch(claim.articleId, at)
    await tx.trail.append({
      id: desk.newId(),
      chain: claim.articleId,
      at,
      actor,
      activity: act,
      subjectType: done.subject?.type ?? 'claim',
      subjectId: done.subject?.id ?? claimId,
      before: done.before,
      after: done.after,
    })
    // As it would be read again.
    return { ...claim, ...changed, verdicts: done.verdicts ?? claim.verdicts, anchors: done.anchors ?? claim.anchors, attributions: done.attributions ?? claim.attributions, version: seen + 1, updatedAt: at }
  })
}

/**
 * writeChange writes what an act changes of a claim as it was read, and answers that with what follows from it. Throws StaleVersion,
 * NotAllowed where readers would see it by that and this actor may not say so, and SecondCheckOpen where it would change where a claim
 * stands that two people look at.
 */
export async function writeChange(tx: Transaction, actor: Actor, claim: Claim, change: ClaimUpdate, at: Date): Promise<ClaimUpdate> {
  const closes = change.secondCheckId === null
  if (isHeld(claim) && change.stage !== undefined && !closes) throw new SecondCheckOpen(claim)
  const opens = claim.publicSince === null && isPublicStage(change.stage ?? claim.stage) && (await isRead(tx, claim))
  if (opens) permit(actor, 'show_claim')
  // What stands again is dismissed as nothing.
  const isBack = claim.stage === 'dismissed' && (change.stage ?? 'dismissed') !== 'dismissed'
  // What repeats a claim is hidden with it, or it would tell what is hidden.
  const hiddenWith = change.duplicateOfId ? (await tx.claims.find(change.duplicateOfId))?.blindTo : null
  const changed: ClaimUpdate = {
    ...change, ...(opens && { publicSince: at }), ...(isBack && { dismissedAs: null, duplicateOfId: null }), ...(hiddenWith && { blindTo: hiddenWith }),
  }
  await tx.claims.update(claim.id, claim.version, changed, at)
  if (changed.blindTo !== undefined) await tx.claims.hideTwins(claim, changed.blindTo)
  return changed
}

/** inChainOf changes what belongs to the article of this claim, side by side with changes of other articles. Throws NotFound. */
export async function inChainOf<T>(store: Store, claimId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const articleId = await store.claims.articleOf(claimId)
  if (articleId === null) throw new NotFound('claim', claimId)
  return store.write(work, articleId)
}

async function isRead(tx: Transaction, { articleId }: Claim): Promise<boolean> {
  const article = await tx.articles.find(articleId)
  return article !== null && isReadable(article)
}
