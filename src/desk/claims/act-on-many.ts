import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canMove, stageAfter } from '../../domain/act.js'
import { canStand, isHeld, subjectOf, stageOfVerdicts, type Claim } from '../../domain/claim.js'
import { reasonsForMany } from '../../domain/dismissal.js'
import { InvalidInput } from '../../domain/errors.js'
import type { ClaimFilter } from '../../domain/listing.js'
import { can, type Actor } from '../../domain/permission.js'
import type { ClaimUpdate } from '../../storage/claims.js'
import type { Reader, Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permit } from '../permit.js'
import { deskArticle } from '../reading/articles.js'
import { claimsThatMatch } from '../reading/claims.js'
import { writeChange } from './change-claim.js'
import { dismissalOf } from './dismiss-claim.js'

/** How many claims are accepted or dismissed at once: written in a tenth of a second on SQLite, in which nobody else writes to the article. */
export const MOST_AT_ONCE = 300

export type ManyAct = 'accept' | 'dismiss'

const ManyInput = z.object({
  seen: z.string(),
  reason: z.enum(reasonsForMany, 'Choose one of the reasons.').nullable().default(null),
})
/** ManyInput is which claims were seen that the act is for (see seenOf), and, of a dismissal, why. */
export interface ManyInput {
  filter: ClaimFilter
  seen: string
  reason?: string | null
}

/** Many is what an act on many claims finds: those that it is for, the first MOST_AT_ONCE at most, how many of these it may not be for, and whether there are more. */
export interface Many {
  claims: Claim[]
  left: number
  isMore: boolean
}

/** ManyDone is how many claims it was, and what all of it is called, to be undone. */
export interface ManyDone {
  count: number
  batch: string
}

/** seenOf answers one word for these very claims, each as it stands at its version. */
export function seenOf(claims: readonly Pick<Claim, 'id' | 'version'>[]): string {
  return createHash('sha256').update(claims.map(({ id, version }) => `${id} ${version}`).join('\n')).digest('hex').slice(0, 32)
}

/**
 * claimsFor answers which claims of an article, of those that the filter keeps, this actor can accept, or dismiss, in article order: undecided
 * ones, but where the filter names a stage. Throws NotAllowed, NotFound.
 */
export async function claimsFor(store: Reader, actor: Actor, articleId: string, act: ManyAct, filter: ClaimFilter): Promise<Many> {
  const article = await deskArticle(store, actor, articleId)
  const kept = await claimsThatMatch(store, actor, articleId, { ...filter, stage: filter.stage ?? 'proposed' }, MOST_AT_ONCE + 1)
  const first = kept.slice(0, MOST_AT_ONCE)
  const claims = first.filter((claim) => !isHeld(claim) && canMove(claim.stage, act) && can(actor, `${act}_claim`, subjectOf(claim)) && (act === 'dismiss' || canStand(actor, article, claim)))
  return { claims, left: first.length - claims.length, isMore: kept.length > first.length }
}

/**
 * actOnMany accepts or dismisses all claims of an article that a filter keeps, where they are those that were seen: each with its own
 * event, and one of the article that undoMany takes back. Throws InvalidInput, NotFound, NotAllowed.
 */
export async function actOnMany(desk: Desk, actor: Actor, articleId: string, act: ManyAct, { filter, ...input }: ManyInput): Promise<ManyDone> {
  permit(actor, `${act}_claim`)
  const { seen, reason } = parseInput(ManyInput, input)
  return desk.store.write(async (tx) => {
    const { claims } = await claimsFor(tx, actor, articleId, act, filter)
    if (claims.length === 0) throw new InvalidInput({ claims: 'None of these claims is to be decided any more.' })
    if (seenOf(claims) !== seen) throw new InvalidInput({ claims: 'Somebody changed the list after you opened this. It is shown as it stands now: look again.' })
    const [at, batch] = [desk.now(), desk.newId()]
    for (const claim of claims) await actOnOne(desk, tx, actor, claim, { act, reason, batch, at })
    await tx.articles.touch(articleId, at)
    await tx.trail.append({
      id: batch, chain: articleId, at, actor, activity: `${act}_many`, subjectType: 'article', subjectId: articleId,
      before: null, after: { claims: claims.map(({ id }) => id), ...(reason !== null && { reason }) },
    })
    return { count: claims.length, batch }
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
  await writeChange(tx, actor, claim, act === 'dismiss' ? { stage, dismissedAs: reason, duplicateOfId: null } : { stage }, at)
  await tx.trail.append({
    id: desk.newId(), chain: claim.articleId, at, actor, activity: act, subjectType: 'claim', subjectId: claim.id,
    before: { stage: claim.stage, ...dismissalOf(claim) }, after: { stage, ...(reason !== null && { reason }), batch },
  })
}
