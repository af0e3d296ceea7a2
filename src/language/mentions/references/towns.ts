// "The town", "the city" → the one that the article has told of: "Rye, N.Y.", "Dalby Mayor Ann Lee", "Rye — a town of 2,000".
import { times } from '../../lexicon/calendar.js'
import { cities, organizationWords, places, stateNames, states } from '../../lexicon/names.js'
import { words } from '../../lexicon/word-lists.js'
import { commonTags } from '../../words/part-of-speech.js'
import type { Token } from '../../words/token.js'

/** Where a place is told of: its words and what they say that it is. */
export interface TownMention {
  /** Tokens of its name, [first, end). */
  first: number
  end: number
  name: string
  /** The same for all mentions of one name, counted from 0. */
  number: number
  kinds: ReadonlySet<string>
}

const townNouns = words('city town village suburb community municipality')
const eitherKind: ReadonlySet<string> = new Set(['city', 'town'])
const cityKind: ReadonlySet<string> = new Set(['city'])
const fullStates: ReadonlySet<string> = new Set(stateNames.values())
/** What stands behind the name of a town that has it: "Dalby Mayor Ann Lee". */
const townOffices = words('mayor police council')
const placeTies = words('in at near outside from to around')
/** Tokens: about so many make eight sentences; a town told of so near is a rival. */
const reach = 200
/** Tokens: a place of which nothing is told, but that was named so near, may be meant. */
const nearby = 40

/** Towns of an article in the order in which it names them. */
export type Towns = readonly TownMention[]

/** findTowns gathers the places that an article tells to be towns, and those that may be: these without kinds. Linear. */
export function findTowns(tokens: readonly Token[], isPerson: (at: number) => boolean): Towns {
  const named: (Omit<TownMention, 'kinds'> & { isTied: boolean })[] = []
  const kindsOf = new Map<string, ReadonlySet<string>>()
  const numbers = new Map<string, number>()
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at]!.pos !== 'PROPN' || tokens[at]!.tag === 'NNPS' || times.has(tokens[at]!.lower) || tokens[at]!.text.includes('-')) continue
    let end = at + 1
    while (tokens[end]?.pos === 'PROPN' && tokens[end]!.start === tokens[end - 1]!.end + 1 && !townOffices.has(tokens[end]!.lower)) end += 1
    const kinds = end - at <= longestName ? kindsAt(tokens, at, end) : undefined
    const isTied = !isWorded(tokens, at, end) && placeTies.has(tokens[at - 1]?.lower ?? '') && tokens[end]?.tag !== 'POS' && tokens[end]?.pos !== 'NOUN'
    const name = tokens.slice(at, end).map(({ text }) => text).join(' ')
    const isLarger = (places.has(tokens[at]!.lower) && !cities.has(tokens[at]!.lower)) || (fullStates.has(name.toLowerCase()) && name !== 'New York')
    const isOffice = townOffices.has(tokens[end]?.lower ?? '')
    if (!isLarger && (isOffice || !isPerson(at))) {
      const number = numbers.get(name) ?? numbers.size
      numbers.set(name, number)
      if (kinds) kindsOf.set(name, new Set([...kindsOf.get(name) ?? [], ...kinds]))
      named.push({ first: at, end, name, number, isTied })
    }
    at = end - 1
  }
  return named.flatMap(({ isTied, ...town }) => {
    const kinds = kindsOf.get(town.name)
    return kinds || isTied ? [{ ...town, kinds: kinds ?? none }] : []
  })
}

const none: ReadonlySet<string> = new Set()
const longestName = 3
/** Tokens: so long an aside may be before its noun. */
const longestAside = 6

/** What the words around a name say that its place is. */
function kindsAt(tokens: readonly Token[], first: number, end: number): ReadonlySet<string> | undefined {
  const [before, after, next] = [tokens[first - 1], tokens[end], tokens[end + 1]]
  if (before?.lower === 'of' && townNouns.has(tokens[first - 2]?.lower ?? '')) return new Set([tokens[first - 2]!.lower])
  if (before?.lower === 'of' && tokens[first - 2]?.lower === 'mayor') return eitherKind
  if (after?.text === ',' && next && (states.has(next.lower) || isState(tokens, end + 1))) return eitherKind
  if (after && townOffices.has(after.lower) && before?.pos !== 'PROPN' && !places.has(tokens[first]!.lower)) return eitherKind
  if (cities.has(tokens[first]!.lower) && end === first + 1) return cityKind
  const isAside = after?.text === ',' || after?.text === '—' || after?.text === '–' || after?.text === '--' || after?.lemma === 'be'
  if (!isAside || !/^(?:a|an|the)$/.test(next?.lower ?? '')) return undefined
  for (let at = end + 2; at < tokens.length && at - end <= longestAside; at += 1) {
    const { pos, lower } = tokens[at]!
    if (townNouns.has(lower) && tokens[at + 1]?.pos !== 'NOUN') return lower === 'village' || lower === 'city' ? new Set([lower]) : new Set(['town', lower])
    if (pos !== 'ADJ' && pos !== 'NOUN' && pos !== 'PROPN' && pos !== 'NUM') return undefined
  }
  return undefined
}

/** "Bearden Park", "City Hall": what its words say that it is, is no town. */
function isWorded(tokens: readonly Token[], first: number, end: number): boolean {
  for (let at = first; at < end; at += 1) if (organizationWords.has(tokens[at]!.lower) || (at > first && commonTags(tokens[at]!.lower)[0] === 'NN')) return true
  return false
}

/** "Missouri", "New York" at a token. */
function isState(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at]!
  return fullStates.has(lower) || fullStates.has(`${lower} ${tokens[at + 1]?.lower ?? ''}`)
}

/**
 * townMeant gives the town that "the city" at a token means: the one named last, where that is told to be one and no other
 * such was named near before. Linear in the towns named near.
 */
export function townMeant(towns: Towns, noun: string, at: number): TownMention | undefined {
  if (!eitherKind.has(noun) && noun !== 'village') return undefined
  let meant: TownMention | undefined
  for (let index = lastBefore(towns, at); index >= 0; index -= 1) {
    const town = towns[index]!
    if (at - town.first > reach) break
    if (meant === undefined) {
      if (town.kinds.size === 0 && at - town.first > nearby) continue
      if (!town.kinds.has(noun)) return undefined
      meant = town
    } else if (town.number !== meant.number && town.kinds.size > 0) return undefined
  }
  return meant
}

/** Index of the last one that ends before a token, by halves. */
function lastBefore(towns: Towns, at: number): number {
  let [low, high] = [0, towns.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (towns[middle]!.end <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
