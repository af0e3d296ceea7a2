import { z } from 'zod'
import { canMove, stageAfter } from '../../domain/act.js'
import { subjectOf, stageOfVerdicts, type Claim } from '../../domain/claim.js'
import { dismissalReasons } from '../../domain/dismissal.js'
import { InvalidInput } from '../../domain/errors.js'
import type { ClaimFilter } from '../../domain/listing.js'
import { can, type Actor } from '../../domain/permission.js'
import type { Stage } from '../../domain/stage.js'
import type { ClaimUpdate } from '../../storage/claims.js'
import type { Reader, Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permit } from '../permit.js'
import { deskArticle } from '../reading/articles.js'
import { writeChange } from './change-claim.js'
import { dismissalOf } from './dismiss-claim.js'

/** How many claims are accepted or dismissed at once: written in about a second, in which nobody else writes to the article. */
export const MOST_AT_ONCE = 300

export type ManyAct = 'accept' | 'dismiss'

const ManyInput = z.object({
  count: z.int().min(0),
  reason: z.enum(dismissalReasons.filter((reason) => reason !== 'duplicate'), 'Choose one of the reasons.').nullable().default(null),
})
/** ManyInput is how many claims were seen that the act is for, and, of a dismissal, why. */
export interface ManyInput {
  filter: ClaimFilter
  count: number
  reason?: string | null
}

/** Many is what an act on many claims finds: those that it is for, and how many others the filter keeps. */
export interface Many {
  claims: Claim[]
  left: number
}

/** isForMany says whether claims at this stage are meant: what somebody decided on is decided anew only where the filter names its stage. */
export function isForMany(stage: Stage, filter: ClaimFilter): boolean {
  return stage === 'proposed' || stage === filter.stage
}

/** claimsFor answers which claims of an article, of those that the filter keeps, this actor can accept, or dismiss. Throws NotAllowed, NotFound, InvalidInput where they are too many. */
export async function claimsFor(store: Reader, actor: Actor, articleId: string, act: ManyAct, filter: ClaimFilter): Promise<Many> {
  await deskArticle(store, actor, articleId)
  const kept = await store.claims.filtered(articleId, filter, MOST_AT_ONCE + 1)
  if (kept.length > MOST_AT_ONCE) throw new InvalidInput({ filter: `These are more than ${MOST_AT_ONCE} claims. Filter them first: so many are done at once.` })
  const claims = kept.filter((claim) => isForMany(claim.stage, filter) && canMove(claim.stage, act) && can(actor, `${act}_claim`, subjectOf(claim)))
  return { claims, left: kept.length - claims.length }
}

/**
 * actOnMany accepts or dismisses all claims of an article that a filter keeps, where they are as many as were seen: each with its own
 * event, and one of the article that undoMany takes back. Answers how many. Throws InvalidInput, NotFound, NotAllowed.
 */
export async function actOnMany(desk: Desk, actor: Actor, articleId: string, act: ManyAct, { filter, ...input }: ManyInput): Promise<number> {
  permit(actor, `${act}_claim`)
  const { count, reason } = parseInput(ManyInput, input)
  return desk.store.write(async (tx) => {
    const { claims } = await claimsFor(tx, actor, articleId, act, filter)
    if (claims.length !== count) throw new InvalidInput({ count: `The list changed meanwhile: these are ${claims.length} claims now, not ${count}. Look again.` })
    if (claims.length === 0) throw new InvalidInput({ count: 'None of these claims can be so now.' })
    const [at, batch] = [desk.now(), desk.newId()]
    for (const claim of claims) await actOnOne(desk, tx, actor, claim, { act, reason, batch, at })
    await tx.articles.touch(articleId, at)
    await tx.trail.append({
      id: batch, chain: articleId, at, actor, activity: `${act}_many`, subjectType: 'article', subjectId: articleId,
      before: null, after: { claims: claims.map(({ id }) => id), ...(reason !== null && { reason }) },
    })
    return claims.length
  }, articleId)
}

interface OfMany {
  act: ManyAct
  reason: ClaimUpdate['dismissedAs']
  batch: string
  at: Date
}

async function actOnOne(desk: Desk, tx: Transaction, actor: Actor, claim: Claim, { act, reason = null, batch, at }: OfMany): Promise<void> {
  const stage = (act === 'accept' && claim.stage === 'dismissed' && stageOfVerdicts(claim.verdicts)) || stageAfter(claim.stage, act)
  await writeChange(tx, claim, act === 'dismiss' ? { stage, dismissedAs: reason, duplicateOfId: null } : { stage }, at)
  await tx.trail.append({
    id: desk.newId(), chain: claim.articleId, at, actor, activity: act, subjectType: 'claim', subjectId: claim.id,
    before: { stage: claim.stage, ...dismissalOf(claim) }, after: { stage, ...(reason !== null && { reason }), batch },
  })
}
