import { z } from 'zod'
import { nearestTo } from '../../domain/alike.js'
import { anchorAt, type Anchor } from '../../domain/anchor.js'
import type { Claim } from '../../domain/claim.js'
import { InvalidInput, NotFound } from '../../domain/errors.js'
import { findIn, MOST_PLACES, type WordFinder } from '../../domain/find-words.js'
import type { Actor } from '../../domain/permission.js'
import { rowsOfClaims } from '../../storage/rows-of-claims.js'
import type { Desk } from '../desk.js'
import { articleFor, revisionOf } from '../reading/articles.js'
import { parseInput } from '../parse-input.js'
import { permit } from '../permit.js'
import { claimText } from './claim-text.js'
import { newClaim, weighWording } from './new-claim.js'

/** In how many passages a claim can stand, and how long each may be (UTF-16 code units). */
export const MOST_PASSAGES = 20
export const LONGEST_PASSAGE = 10_000

const ClaimInput = z.object({
  text: claimText,
  anchors: z
    .array(z.object({
      exact: z.string().max(LONGEST_PASSAGE, 'A passage can have at most 10,000 characters. Quote the words that say it.'),
      start: z.int().min(0).nullable(),
    }))
    .transform((anchors) => anchors.filter(({ exact }) => exact.trim() !== ''))
    .refine(({ length }) => length > 0, 'Quote the words of the article that say it.')
    .refine(({ length }) => length <= MOST_PASSAGES, 'A claim can stand in at most 20 passages.'),
})
/**
 * ClaimInput is a claim in words, and the passages of the article that say it, as somebody quotes them; `start` (UTF-16 code units) says
 * which is meant where the words stand in several places, and is null where they stand in one.
 */
export type ClaimInput = z.input<typeof ClaimInput>
type Passage = ClaimInput['anchors'][number]

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

function placesOf(text: string, passages: Passage[]): Anchor[] {
  const finder = findIn(text)
  const anchors = passages.map((passage) => placeOf(text, finder, passage)).sort((a, b) => a.start - b.start)
  for (const [at, { start }] of anchors.entries()) {
    if (at > 0 && start < anchors[at - 1]!.end) throw new InvalidInput({ anchors: 'Two of these passages overlap. Quote each word once.' })
  }
  return anchors
}

// What stands in one place is meant there, whatever place was chosen for other words before.
function placeOf(text: string, finder: WordFinder, { exact, start }: Passage): Anchor {
  const places = finder.find(exact)
  const chosen = start === null ? null : finder.at(exact, start)
  const place = chosen ?? (places.length === 1 ? places[0]! : null)
  if (place) return anchorAt(text, place.start, place.end)
  if (places.length === 0 || start !== null) throw new InvalidInput({ anchors: notThere(text, exact) })
  const count = places.length > MOST_PLACES ? `more than ${MOST_PLACES}` : String(places.length)
  throw new InvalidInput({ anchors: `“${inShort(exact)}” stands in ${count} places. Say which is meant.` })
}

function notThere(text: string, exact: string): string {
  const nearest = nearestTo(text, exact)
  return `“${inShort(exact)}” does not stand in the article.${nearest === null ? ' Copy the words from its text.' : ` The nearest there is: “${nearest}”`}`
}

const inShort = (words: string) => (words.trim().length > 80 ? `${words.trim().slice(0, 80)} …` : words.trim())
