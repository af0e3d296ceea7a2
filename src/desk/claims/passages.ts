// The passages of an article in which a claim stands, as somebody quotes them.
import { z } from 'zod'
import { nearestTo } from '../../domain/alike.js'
import { anchorAt, type Anchor } from '../../domain/anchor.js'
import { InvalidInput } from '../../domain/errors.js'
import { findIn, MOST_PLACES, type WordFinder } from '../../domain/find-words.js'

/** In how many passages a claim can stand, and how long each that somebody quotes may be (UTF-16 code units). */
export const MOST_PASSAGES = 20
export const LONGEST_PASSAGE = 10_000

/**
 * PassagesInput is passages in whatever typography. `start` (UTF-16 code units) says which is meant where the words stand in several places,
 * and is null where they stand in one; so does `prefix`, words that stand right before them.
 */
export const PassagesInput = z
  .array(z.object({ exact: z.string(), start: z.int().min(0).nullable().default(null), prefix: z.string().default('') }))
  .transform((passages) => passages.filter(({ exact }) => exact.trim() !== ''))
  .refine(({ length }) => length > 0, 'Quote the words of the article that say it.')
  .refine(({ length }) => length <= MOST_PASSAGES, `A claim can stand in at most ${MOST_PASSAGES} passages.`)

export type Passage = z.output<typeof PassagesInput>[number]

/**
 * placesOf finds passages in a text, and answers them in its order. One that is among those `kept`, word for word and where it stands, stays
 * as it is. Throws InvalidInput (of `anchors`).
 */
export function placesOf(text: string, passages: Passage[], kept: readonly Anchor[] = []): Anchor[] {
  const finder = findIn(text)
  const stays = ({ exact, start }: Passage) => kept.find((anchor) => anchor.start === start && anchor.exact === exact)
  const anchors = passages.map((passage) => stays(passage) ?? placeOf(text, finder, passage)).sort((a, b) => a.start - b.start)
  for (const [at, { start }] of anchors.entries()) {
    if (at > 0 && start < anchors[at - 1]!.end) throw new InvalidInput({ anchors: 'Two of these passages overlap. Quote each word once.' })
  }
  return anchors
}

// What stands in one place is meant there, whatever place was chosen for other words before.
function placeOf(text: string, finder: WordFinder, { exact, start, prefix }: Passage): Anchor {
  if (exact.length > LONGEST_PASSAGE) throw new InvalidInput({ anchors: 'A passage can have at most 10,000 characters. Quote the words that say it.' })
  const places = finder.find(exact)
  const chosen = start === null ? null : finder.at(exact, start)
  const place = chosen ?? onlyOne(places) ?? (prefix === '' ? null : onlyOne(places.filter((one) => finder.isAfter(one, prefix))))
  if (place) return anchorAt(text, place.start, place.end)
  if (places.length === 0 || start !== null) throw new InvalidInput({ anchors: notThere(text, exact) })
  const count = places.length > MOST_PLACES ? `more than ${MOST_PLACES}` : String(places.length)
  throw new InvalidInput({ anchors: `“${inShort(exact)}” stands in ${count} places. Say which is meant.` })
}

const onlyOne = <One>(places: One[]): One | null => (places.length === 1 ? places[0]! : null)

function notThere(text: string, exact: string): string {
  const nearest = nearestTo(text, exact)
  return `“${inShort(exact)}” does not stand in the article.${nearest === null ? ' Copy the words from its text.' : ` The nearest there is: “${nearest}”`}`
}

const inShort = (words: string) => (words.trim().length > 80 ? `${words.trim().slice(0, 80)} …` : words.trim())
