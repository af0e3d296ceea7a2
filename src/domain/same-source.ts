// Which sources are likely the same, and why: somebody decides.
import { foldName, type Source } from './source.js'

/**
 * Likeness is why two sources may be one. `same_name`: as another kind. `other_name`: one goes by the name of the other. `shared_name`:
 * both go by another name. `within`: the name of one stands in that of the other. `generation`: so, and what it has besides tells one of a family from another.
 */
export const likenesses = ['same_name', 'other_name', 'shared_name', 'within', 'generation'] as const
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
  const rest = besides(own, theirs) ?? besides(theirs, own)
  if (rest === null) return null
  return rest.some((word) => GENERATIONS.has(word)) ? 'generation' : 'within'
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
