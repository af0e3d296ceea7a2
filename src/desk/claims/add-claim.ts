import { z } from 'zod'
import type { Claim } from '../../domain/claim.js'
import { InvalidInput, NotFound } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import { rowsOfClaims } from '../../storage/rows-of-claims.js'
import type { Desk } from '../desk.js'
import { articleFor, revisionOf } from '../reading/articles.js'
import { parseInput } from '../parse-input.js'
import { permit } from '../permit.js'
import { claimText } from './claim-text.js'
import { newClaim, weighWording } from './new-claim.js'
import { PassagesInput, placesOf } from './passages.js'

const ClaimInput = z.object({ text: claimText, anchors: PassagesInput })
/** ClaimInput is a claim in words, and the passages of the article that say it. */
export type ClaimInput = z.input<typeof ClaimInput>

/**
 * addClaim writes a claim that the splitter did not find, as accepted, where the actor may say so (see newClaim). The passages are found in the
 * newest text of the article, in whatever typography they are quoted. Throws InvalidInput, NotFound, NotAllowed, SplitterBusy, SplitFailed.
 */
export async function addClaim(desk: Desk, actor: Actor, articleId: string, input: ClaimInput): Promise<Claim> {
  permit(actor, 'add_claim')
  const { text, anchors } = parseInput(ClaimInput, input)
  const article = await articleFor(desk.store, actor, articleId)
  // Before anything is written: to read a long text takes a while, in which nobody else could write.
  const read = await revisionOf(desk.store, article)
  const found = placesOf(read.text, anchors)
  const weighed = await weighWording(desk, article, text)
  return desk.store.write(async (tx) => {
    permit(actor, 'add_claim')
    const now = await tx.articles.find(articleId)
    if (!now) throw new NotFound('article', articleId)
    const revision = await revisionOf(tx, now)
    const places = revision.id === read.id ? found : placesOf(revision.text, anchors)
    const same = await tx.claims.withText(articleId, text)
    if (same !== null) throw new InvalidInput({ text: 'The article has a claim of these words already.' })
    const at = desk.now()
    const claim = newClaim(desk, actor, now, { text, at, anchors: places, ...weighed })
    const numbers = await tx.claims.insertAll(await rowsOfClaims([claim], revision.id, desk.newId))
    await tx.articles.touch(articleId, at)
    await tx.trail.append({
      id: desk.newId(), chain: articleId, at, actor, activity: 'add_claim', subjectType: 'claim', subjectId: claim.id,
      before: null, after: { text, passages: places.map(({ exact }) => exact), stage: claim.stage },
    })
    return { ...claim, number: numbers.get(claim.id)! }
  }, articleId)
}
