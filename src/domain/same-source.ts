// Which sources are likely the same, and why: somebody decides.
import { distance } from 'fastest-levenshtein'
import { foldName, type Source } from './source.js'

/**
 * Likeness is why two sources may be one. `same_name`: as another kind. `other_name`: one goes by the name of the other. `shared_name`:
 * both go by another name. `spelling`: but for a letter they
 * have the same name. `within`: the name of one stands in that of the other. `generation`: so, and what it has besides tells one of a family from another.
 */
export const likenesses = ['same_name', 'other_name', 'shared_name', 'spelling', 'within', 'generation'] as const
export type Likeness = (typeof likenesses)[number]

/** Named is a source with its other names. */
export interface Named {
  source: Source
  aliases: readonly string[]
}

const GENERATIONS = new Set(['jr', 'junior', 'sr', 'senior', 'i', 'ii', 'iii', 'iv'])

/** likenessOf says why two sources may be one; null where nothing speaks for it. */
export function likenessOf(one: Named, other: Named): Likeness | null {
  const [own, theirs] = [foldName(one.source.name), foldName(other.source.name)]
  if (own === theirs) return 'same_name'
  const [ownOthers, theirOthers] = [one.aliases.map(foldName), other.aliases.map(foldName)]
  if (theirOthers.includes(own) || ownOthers.includes(theirs)) return 'other_name'
  if (ownOthers.some((name) => theirOthers.includes(name))) return 'shared_name'
  if (isSpelledAlike(one.source.name, other.source.name)) return 'spelling'
  const rest = besides(own, theirs) ?? besides(theirs, own)
  if (rest === null) return null
  return rest.some((word) => GENERATIONS.has(word)) ? 'generation' : 'within'
}

// Of shorter names ("BBC", "NBC") every other is one letter away.
const SHORTEST_SPELLED = 6

/** isSpelledAlike says whether two names differ in one letter only, as folded; a figure that differs names another one ("Group 3", "Group 4"). */
export function isSpelledAlike(one: string, other: string): boolean {
  const [own, theirs] = [foldName(one), foldName(other)]
  const isLong = Math.min(own.length, theirs.length) >= SHORTEST_SPELLED
  return isLong && own.replace(/\D/g, '') === theirs.replace(/\D/g, '') && distance(own, theirs) === 1
}

/** halvesOf answers both halves of a folded name: what differs from it in one letter has one of them as it is. None of a short one. */
export function halvesOf(name: string): string[] {
  const folded = foldName(name)
  const middle = Math.floor(folded.length / 2)
  return folded.length < SHORTEST_SPELLED ? [] : [folded.slice(0, middle).trim(), folded.slice(middle).trim()]
}

// One word alone ("Brandt", "Times") is in too many names.
function besides(short: string, long: string): string[] | null {
  const [few, many] = [short.split(' '), long.split(' ')]
  if (few.length < 2 || !` ${long} `.includes(` ${short} `)) return null
  const at = many.findIndex((_, from) => few.every((word, n) => many[from + n] === word))
  return [...many.slice(0, at), ...many.slice(at + few.length)]
}

// Longer names than this are titles, in which anything stands.
const MOST_WORDS = 8

/** namesWithin answers the stretches of a name, of two words at least, that may be another's whole name. */
export function namesWithin(name: string): string[] {
  const words = foldName(name).split(' ')
  if (words.length > MOST_WORDS) return []
  const parts = words.flatMap((_, from) => words.slice(from + 1).map((_word, n) => words.slice(from, from + n + 2).join(' ')))
  return parts.filter((part) => part !== words.join(' '))
}
