// Names → entities: one for each person, organization or outlet, however it is called.
import type { SourceKind } from '../../domain/source.js'
import type { Token } from '../tokens.js'
import { documentWords, genderedTitles, genderOfFirstName, organizationLeads, organizationWords, outletEndings,
  outletNames, outletStarts, places, times } from './lexicon.js'
import type { Entity } from './mentions.js'
import type { NameSpan } from './name-spans.js'

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
        drafts.push(draftOf(tokens, name, parts))
        const acronym = parts.length > 2
          ? parts.filter((part) => /^\p{Lu}/u.test(part)).map((part) => part[0]).join('') : ''
        if (acronym.length > 2) addPart(byPart, acronym.toLowerCase(), id)
        const { kind } = drafts[id]!.entity
        if (parts.length > 1 && (kind === 'person' || kind === 'publication')) {
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

function draftOf(tokens: Token[], name: NameSpan, parts: string[]): Draft {
  const kind = kindOf(tokens, name, parts)
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
  if (isTitled(name) && !organizationWords.has(last)) return 'person'
  if (isLedByOrganization(tokens, name)) return 'organization'
  if (lower.length > 1 && (outletStarts.has(first) || (first === 'journal' && lower[1] === 'of'))) return 'publication'
  if (first === 'united' && (last === 'states' || last === 'kingdom')) return undefined
  if (outletNames.has(first) && (lower.length === 1 || outletEndings.has(last) || outletNames.has(last))) {
    return 'publication'
  }
  if (lower.length > 1 && genderOfFirstName(first) && !organizationWords.has(last)) return 'person'
  if (outletEndings.has(last) && (lower.length > 1 || tokens[name.firstToken - 1]?.lower === 'the')) {
    return 'publication'
  }
  if (lower.some((word) => organizationWords.has(word))) return 'organization'
  if (documentWords.has(last)) return 'document'
  if (times.has(last) || places.has(last) || (places.has(first) && lower.length > 1)) return undefined
  const acronym = lower.length === 1 && /^(?:\p{Lu}{2,6}|(?:\p{Lu}\.){2,5})$/u.test(parts[0]!)
  if (acronym) return 'organization'
  const before = tokens[name.firstToken - 1]?.lower
  if (before === 'the') return 'organization'
  // "UniCare": a capital within the word.
  if (lower.length === 1 && /\p{Ll}\p{Lu}\p{Ll}/u.test(parts[0]!) && !/^(?:Mc|Mac|D[eiu]|L[ea]|Van|Fitz|O)/.test(parts[0]!)) {
    return 'organization'
  }
  if (lower.some((word) => word === 'of' || word === '&' || word === 'for')) return 'organization'
  if (lower.length === 1 && (before === 'in' || before === 'at' || before === 'from' || before === 'near')) {
    return undefined
  }
  return lower.length < 5 ? 'person' : 'organization'
}
