import { z } from 'zod'
import { anchorAt, type Anchor } from '../../domain/anchor.js'
import { subjectOf, type Claim } from '../../domain/claim.js'
import { InvalidInput, InvalidTransition, NotFound, StaleVersion } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import { stageWords } from '../../domain/stage.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permit } from '../permit.js'
import { deskArticle, revisionOf } from '../reading/articles.js'
import { recordOfAnchors } from './anchor-record.js'
import { changeClaim } from './change-claim.js'
import { MOST_PASSAGES, PassagesInput, placesOf } from './passages.js'

export const waysToAnchor = ['replace', 'extend'] as const

const AnchorsInput = z.object({
  anchors: PassagesInput,
  how: z.enum(waysToAnchor, 'Say whether these passages stand beside those that it has, or in their place.').default('replace'),
  note: z.string().trim().max(2_000, 'A note can have at most 2,000 characters.').default(''),
})
/**
 * AnchorsInput is the passages of the article that say a claim: all of them ("replace"; one of its own stays as it is), or more of them
 * ("extend"; what overlaps one that it has, or follows it, makes that one longer).
 */
export type AnchorsInput = z.input<typeof AnchorsInput>

/**
 * anchorClaim says where a claim stands in the newest text of its article; its wording stays, and with it the numbers and times in it. Where
 * readers saw it, it needs a note that says why, for them. Throws InvalidInput, NotFound, NotAllowed, StaleVersion, InvalidTransition (what
 * is withdrawn stays where it was seen).
 */
export async function anchorClaim(desk: Desk, actor: Actor, claimId: string, seen: number, input: AnchorsInput): Promise<Claim> {
  const before = await desk.store.claims.find(claimId)
  if (!before) throw new NotFound('claim', claimId)
  permit(actor, 'anchor_claim', subjectOf(before))
  const { anchors: passages, how, note } = parseInput(AnchorsInput, input)
  // Whose claim is another by now is shown both, and not told that words are missing that somebody took away.
  if (before.version !== seen) throw new StaleVersion('claim', claimId, seen, before.version)
  // Before anything is written: to read a long text takes a while, in which nobody else could write.
  const read = await revisionOf(desk.store, await deskArticle(desk.store, actor, before.articleId))
  const found = placesOf(read.text, passages, before.anchors)
  return changeClaim(desk, actor, { act: 'anchor', claimId, seen }, async (claim, tx) => {
    if (claim.stage === 'withdrawn') throw new InvalidTransition(stageWords.withdrawn.label.toLowerCase(), 'moving it')
    const article = await tx.articles.find(claim.articleId)
    if (!article) throw new NotFound('article', claim.articleId)
    const revision = await revisionOf(tx, article)
    const places = revision.id === read.id ? found : placesOf(revision.text, passages, claim.anchors)
    const anchors = how === 'extend' ? withMore(revision.text, claim.anchors, places) : places
    if (anchors.length > MOST_PASSAGES) throw new InvalidInput({ anchors: `A claim can stand in at most ${MOST_PASSAGES} passages.` })
    if (areSame(anchors, claim.anchors)) return null
    if (claim.publicSince !== null && note === '') throw new InvalidInput({ note: 'Say why it stands elsewhere: readers will see this.' })
    await tx.claims.replaceAnchors({ ...claim, anchors }, revision.id, desk.newId)
    const position = anchors[0]!.start
    return {
      anchors, change: { position },
      before: { anchors: recordOfAnchors(claim.anchors), position: claim.position },
      after: { anchors: recordOfAnchors(anchors), position, ...(note !== '' && { note }) },
    }
  })
}

function withMore(text: string, kept: Anchor[], more: Anchor[]): Anchor[] {
  return more.reduce((anchors, place) => joined(text, anchors, place), kept)
}

// One passage of all that a new one overlaps, or that only white space parts from it.
function joined(text: string, anchors: Anchor[], place: Anchor): Anchor[] {
  const touches = (anchor: Anchor) => {
    const [first, second] = anchor.start <= place.start ? [anchor, place] : [place, anchor]
    return anchor.state !== 'lost' && (first.end >= second.start || /^[^\S\n]*$/.test(text.slice(first.end, second.start)))
  }
  const touched = anchors.filter(touches)
  const [start, end] = [Math.min(place.start, ...touched.map((one) => one.start)), Math.max(place.end, ...touched.map((one) => one.end))]
  const same = touched.find((one) => one.start === start && one.end === end)
  return [...anchors.filter((anchor) => !touches(anchor)), same ?? anchorAt(text, start, end)].sort((a, b) => a.start - b.start)
}

function areSame(some: Anchor[], others: Anchor[]): boolean {
  return some.length === others.length && some.every(({ start, end }, at) => start === others[at]!.start && end === others[at]!.end)
}
