// Names → entities: one for each person, organization or outlet, however it is called.
import type { Token } from '../words/token.js'
import { genderedTitles, genderOfFirstName, type Gender, outletStarts, places, placeStarts, states } from '../lexicon/names.js'
import type { Entity } from './mentions.js'
import type { NameKind } from './name-kind-features.js'
import { guessKinds } from './name-kinds.js'
import { isCalledOutlet, isLedByOrganization, kindOfName } from './name-kind-rules.js'
import { isTitled, type NameSpan } from './name-spans.js'
import { isTreatedAsOutlet } from './outlet-signs.js'
import { isTraded, sortFromContext } from './sort-signs.js'
import { addPart, bearerOf, initialsOf, isCalledByFirst, isCalledByLast, sameFirstName, type NamedDraft,
  type NameParts } from './short-names.js'
import { words } from '../lexicon/word-lists.js'

const townPrepositions = words('in near outside')

export interface KnownEntities {
  entities: Entity[]
  /** For each name span, its entity, or -1 where the name is a place or a time. */
  ofName: Int32Array
}

/** resolveNames gives each name its entity: fuller names first, then surnames, short forms and initials of those. */
export function resolveNames(tokens: Token[], names: NameSpan[]): KnownEntities {
  const drafts: NamedDraft[] = []
  const byFull = new Map<string, number>()
  const byPart: NameParts = new Map()
  const ofName = new Int32Array(names.length).fill(-1)
  const spelled = names.map((name) => wordsOf(tokens, name))
  const keys = spelled.map((parts) => parts.join(' ').toLowerCase())
  const guesses = guessKinds(tokens, names, keys)
  const towns = findTowns(tokens, names)
  // Two rounds, so that a surname in the first sentence finds the full name in the second.
  for (const round of [0, 1]) {
    const unlike = round === 1 ? namesakes(tokens, names, keys, byPart, drafts) : undefined
    names.forEach((name, index) => {
      const parts = spelled[index]!
      if ((parts.length > 1) !== (round === 0)) return
      // "Mr. Lee" is not Ann Lee: he gets a key of his own, and "Lee", "President Lee" are he.
      const isOther = unlike?.get(keys[index]!) !== undefined && genderByTitle(tokens, name) !== unlike.get(keys[index]!)
      const key = isOther ? `mr ${keys[index]!}` : keys[index]!
      const last = parts[parts.length - 1]!.toLowerCase()
      const known = byPart.get(last) ?? byPart.get(last.replaceAll('.', ''))
      const bearers = isOther ? undefined : round === 1 ? known : isTitled(name) ? sameFirstName(parts, known, drafts) : undefined
      let id = byFull.get(key) ?? (bearers && bearers.length > 0 ? bearerOf(tokens, name, bearers, drafts) : undefined)
      if (id === undefined) {
        id = drafts.length
        drafts.push(draftOf(tokens, name, parts, towns, guesses.get(keys[index]!)!.kind))
        const acronym = parts.length > 1 ? initialsOf(parts) : ''
        if (acronym.length > 1 && drafts[id]!.entity.kind !== 'person') addPart(byPart, acronym, id)
        if (isCalledByLast(drafts[id]!)) addPart(byPart, last, id)
        const lead = parts[0]!.toLowerCase()
        if (isCalledByFirst(drafts[id]!, lead)) addPart(byPart, lead, id)
        if (round === 1) byFull.set(key, id)
      }
      if (round === 0) byFull.set(key, id)
      ofName[index] = id
      if (round === 0) drafts[id]!.full += 1
      drafts[id]!.namedAt.push(name.nameToken)
      enrich(drafts[id]!, tokens, name, parts)
    })
  }
  const renumbered = new Map<number, number>()
  const entities: Entity[] = []
  ofName.forEach((id, index) => {
    if (drafts[id]!.isPlace) ofName[index] = -1
    else {
      const known = renumbered.get(id) ?? entities.push(drafts[id]!.entity) - 1
      renumbered.set(id, known)
      ofName[index] = known
    }
  })
  return { entities, ofName }
}

/** The surnames of which "Mr. Lee" or "Mrs. Lee" can be nobody who is named in full → the gender of those who are. */
function namesakes(
  tokens: Token[], names: readonly NameSpan[], keys: readonly string[], byPart: NameParts, drafts: readonly NamedDraft[],
): ReadonlyMap<string, Gender> {
  const found = new Map<string, Gender>()
  names.forEach((name, index) => {
    const gender = genderByTitle(tokens, name)
    const bearers = gender && !found.has(keys[index]!) ? byPart.get(keys[index]!) ?? [] : []
    const [first] = bearers
    if (first === undefined || bearers.some((id) => (drafts[id]!.entity.gender ?? gender) === gender)) return
    found.set(keys[index]!, drafts[first]!.entity.gender!)
  })
  return found
}

function genderByTitle(tokens: readonly Token[], name: NameSpan): Gender | undefined {
  return isTitled(name) ? genderedTitles.get(tokens[name.nameToken - 1]!.lower) : undefined
}

function wordsOf(tokens: Token[], name: NameSpan): string[] {
  const parts: string[] = []
  for (let at = name.nameToken; at < name.endToken; at += 1) parts.push(tokens[at]!.text)
  return parts
}

/**
 * The single words that stand as a place at least every other time ("in Dalby", "Rye, N.Y.") or that a longer name
 * takes for one ("Bank of Rye", "Radio Dalby").
 */
function findTowns(tokens: Token[], names: NameSpan[]): Set<string> {
  const counts = new Map<string, number>()
  const named = new Set<string>()
  for (const { firstToken, nameToken, endToken } of names) {
    if (endToken - nameToken > 1) {
      const { lower } = tokens[nameToken]!
      const ofTown = tokens[endToken - 2]!.lower === 'of' || outletStarts.has(lower) || placeStarts.has(lower)
      if (ofTown) named.add(tokens[endToken - 1]!.text)
    }
    if (endToken - firstToken !== 1) continue
    const isState = tokens[endToken]?.text === ',' && states.has(tokens[endToken + 1]?.lower ?? '')
    const isAt = isState || townPrepositions.has(tokens[firstToken - 1]?.lower ?? '')
    const { text } = tokens[nameToken]!
    counts.set(text, (counts.get(text) ?? 0) + (isAt ? 1 : -1))
  }
  for (const [word, balance] of counts) if (balance >= 0) named.add(word)
  return named
}

function draftOf(tokens: Token[], name: NameSpan, parts: string[], towns: ReadonlySet<string>, guess: NameKind): NamedDraft {
  const found = kindOfName(tokens, name, parts, guess)
  const isTown = found === 'person' && parts.length === 1 && !isTitled(name) && towns.has(parts[0]!)
  const kind = isTown ? undefined : found
  const text = parts.join(' ').replace(/ (?=[’',])/g, '')
  const isPlace = kind === undefined
  return { words: parts, isPlace, entity: { name: text, kind: kind ?? 'organization' }, full: 0, namedAt: [] }
}

function enrich(draft: NamedDraft, tokens: Token[], name: NameSpan, parts: string[]): void {
  const { entity } = draft
  if (parts.length > draft.words.length && entity.kind === 'person') {
    draft.words = parts
    entity.name = parts.join(' ')
  }
  const isOutlet = isCalledOutlet(tokens, name) || isTreatedAsOutlet(tokens, name, !draft.isPlace && entity.kind === 'person')
  if (entity.kind !== 'publication' && parts.length === draft.words.length && isOutlet) {
    entity.kind = 'publication'
    draft.isPlace = false
    delete entity.gender
  }
  // A later mention may say what the first left open: "the grid operator Lumen Norte", "Vantor, the retailer".
  const sort = sortFromContext(tokens, name)
  const isAdverbial = tokens[name.firstToken - 1]?.pos === 'ADP' || genderOfFirstName(parts[0]!.toLowerCase()) !== undefined
  if (sort && draft.isPlace && (isTraded(tokens, name) || (!isAdverbial && !places.has(parts.at(-1)!.toLowerCase())))) {
    entity.kind = sort
    draft.isPlace = false
  }
  if (sort === 'person' && entity.kind === 'organization') entity.kind = 'person'
  if (entity.kind === 'person' && (sort === 'organization' || isLedByOrganization(tokens, name))) {
    entity.kind = 'organization'
    delete entity.gender
  }
  if (isTitled(name)) {
    const title = tokens.slice(name.firstToken, name.nameToken).map((token) => token.text)
    const gender = genderedTitles.get(title[title.length - 1]!.toLowerCase())
    if (gender) entity.gender ??= gender
    else if (entity.kind === 'person' && !/^former$/i.test(title[0]!)) entity.title ??= title.join(' ')
    if (draft.isPlace || (entity.kind === 'organization' && draft.words.length === 1)) {
      entity.kind = 'person'
      draft.isPlace = false
    }
  }
  if (entity.kind === 'person' && !entity.gender && draft.words.length > 1) {
    const gender = genderOfFirstName(draft.words[0]!.toLowerCase())
    if (gender) entity.gender = gender
  }
}
