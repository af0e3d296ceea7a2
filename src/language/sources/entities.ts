// Names → entities: one for each person, organization or outlet, however it is called.
import type { SourceKind } from '../../domain/source.js'
import type { Token } from '../tokens.js'
import { documentWords, genderedTitles, genderOfFirstName, organizationLeads, organizationWords, outletEndings,
  outletNames, outletStarts, places, placeStarts, states,
  times } from './lexicon.js'
import type { Entity } from './mentions.js'
import type { NameSpan } from './name-spans.js'
import { words } from '../word-lists.js'

const townPrepositions = words('in near outside')

export interface KnownEntities {
  entities: Entity[]
  /** For each name span, its entity, or -1 where the name is a place or a time. */
  ofName: Int32Array
}

interface Draft {
  words: string[]
  entity: Entity
  isPlace: boolean
}

/** resolveNames gives each name its entity: fuller names first, then surnames, short forms and initials of those. */
export function resolveNames(tokens: Token[], names: NameSpan[]): KnownEntities {
  const drafts: Draft[] = []
  const byFull = new Map<string, number>()
  const byPart = new Map<string, number>()
  const ofName = new Int32Array(names.length).fill(-1)
  const towns = findTowns(tokens, names)
  // Two rounds, so that a surname in the first sentence finds the full name in the second.
  for (const round of [0, 1]) {
    names.forEach((name, index) => {
      const parts = wordsOf(tokens, name)
      if ((parts.length > 1) !== (round === 0)) return
      const key = parts.join(' ').toLowerCase()
      let id = byFull.get(key) ?? (
        round === 1 || isTitled(name) ? byPart.get(parts[parts.length - 1]!.toLowerCase()) : undefined)
      if (id === undefined) {
        id = drafts.length
        drafts.push(draftOf(tokens, name, parts, towns))
        const acronym = parts.length > 2
          ? parts.filter((part) => /^\p{Lu}/u.test(part)).map((part) => part[0]).join('') : ''
        if (acronym.length > 2) addPart(byPart, acronym.toLowerCase(), id)
        if (isCalledByLast(drafts[id]!)) {
          addPart(byPart, parts[parts.length - 1]!.toLowerCase(), id)
        }
      }
      byFull.set(key, id)
      ofName[index] = id
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

/** "Okonkwo" is Adaeze Okonkwo and "the Times" a paper; "Ohio" is no Union of Ohio, and "Dalby" no Radio Dalby. */
function isCalledByLast({ words: parts, entity: { kind } }: Draft): boolean {
  if (parts.length < 2 || (kind !== 'person' && kind !== 'publication')) return false
  const lower = parts.map((part) => part.toLowerCase())
  if (lower.includes('of') || lower.includes('for')) return false
  if (kind === 'person' && genderOfFirstName(lower[0]!)) return true
  const head = lower.slice(0, -1)
  return !places.has(lower[lower.length - 1]!) && !outletStarts.has(lower[0]!) &&
    !head.some((word) => outletEndings.has(word) || organizationWords.has(word))
}

/** A part that two names share stands for the first of them, which is the one that the article introduced. */
function addPart(byPart: Map<string, number>, part: string, id: number): void {
  if (!byPart.has(part)) byPart.set(part, id)
}

function wordsOf(tokens: Token[], name: NameSpan): string[] {
  const parts: string[] = []
  for (let at = name.nameToken; at < name.endToken; at += 1) parts.push(tokens[at]!.text)
  return parts
}

const isTitled = (name: NameSpan): boolean => name.nameToken > name.firstToken

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

function draftOf(tokens: Token[], name: NameSpan, parts: string[], towns: ReadonlySet<string>): Draft {
  const found = kindOf(tokens, name, parts)
  const isTown = found === 'person' && parts.length === 1 && !isTitled(name) && towns.has(parts[0]!)
  const kind = isTown ? undefined : found
  const text = parts.join(' ').replace(/ (?=[’'])/g, '')
  const isPlace = kind === undefined
  return { words: parts, isPlace, entity: { name: text, kind: kind ?? 'organization' } }
}

function enrich(draft: Draft, tokens: Token[], name: NameSpan, parts: string[]): void {
  const { entity } = draft
  if (parts.length > draft.words.length && entity.kind === 'person') {
    draft.words = parts
    entity.name = parts.join(' ')
  }
  // A later mention may say what the first left open: "the grid operator Lumen Norte".
  if (entity.kind === 'person' && isLedByOrganization(tokens, name)) {
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

const isLedByOrganization = (tokens: Token[], { firstToken, nameToken }: NameSpan): boolean =>
  firstToken === nameToken && organizationLeads.has(tokens[firstToken - 1]?.lower ?? '')

/** The kind of a new name, or undefined for places and times. */
function kindOf(tokens: Token[], name: NameSpan, parts: string[]): SourceKind | undefined {
  const lower = parts.map((part) => part.toLowerCase())
  const last = lower[lower.length - 1]!
  const first = lower[0]!
  const isOfSomething = lower.includes('of') || lower.includes('for')
  if (isTitled(name) && !organizationWords.has(last) && !isOfSomething) return 'person'
  if (isLedByOrganization(tokens, name)) return 'organization'
  if (lower.length > 1 && (outletStarts.has(first) || (first === 'journal' && lower[1] === 'of'))) return 'publication'
  if (first === 'united' && (last === 'states' || last === 'kingdom')) return undefined
  if (outletNames.has(first) && (lower.length === 1 || outletEndings.has(last) || outletNames.has(last))) {
    return 'publication'
  }
  if (lower.length > 1 && genderOfFirstName(first) && !organizationWords.has(last) && !isOfSomething) return 'person'
  if (outletEndings.has(last) && (lower.length > 1 || tokens[name.firstToken - 1]?.lower === 'the')) {
    return 'publication'
  }
  if (lower.some((word) => organizationWords.has(word))) return 'organization'
  if (documentWords.has(last)) return 'document'
  if (times.has(last) || places.has(last) || states.has(last) || (places.has(first) && lower.length > 1)) return undefined
  const acronym = lower.length === 1 && /^(?:\p{Lu}{2,6}|(?:\p{Lu}\.){2,5})$/u.test(parts[0]!)
  if (acronym) return 'organization'
  const before = tokens[name.firstToken - 1]?.lower
  if (before === 'the') return 'organization'
  // "UniCare": a capital within the word.
  if (lower.length === 1 && /\p{Ll}\p{Lu}\p{Ll}/u.test(parts[0]!) && !/^(?:Mc|Mac|D[eiu]|L[ea]|Van|Fitz|O)/.test(parts[0]!)) {
    return 'organization'
  }
  if (isOfSomething || lower.includes('&')) return 'organization'
  if (lower.length > 1 && placeStarts.has(first)) return undefined
  if (lower.length === 1 && (before === 'in' || before === 'at' || before === 'from' || before === 'near')) {
    return undefined
  }
  return lower.length < 5 ? 'person' : 'organization'
}
