// Short forms of names: a surname, a first name, the first word of a company, initials.
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import { companyWords, genderedTitles, genderOfFirstName, organizationWords, outletEndings, outletStarts, peoples, places, placeStarts } from '../lexicon/names.js'
import type { Entity } from './mentions.js'
import { isTitled, type NameSpan } from './name-spans.js'

const commonStarts = words(`national international federal general world united central first public royal state new
  american global local democratic republican supreme high justice white environmental`)

/** An entity while its names are being gathered. */
export interface NamedDraft {
  words: string[]
  entity: Entity
  isPlace: boolean
  /** How often it is named in full. */
  full: number
  /** Where it has been named, as token indexes: those in full, then the others, each rising. */
  namedAt: number[]
}

/** A surname or other part of a name → the drafts that have it, in the order of their first mention. */
export type NameParts = Map<string, number[]>

/** Tokens: so near, the one who was named last is meant. */
const near = 80
/** So much more often named, the one is meant wherever the other was not named right before. */
const dominance = 3

/**
 * bearerOf gives who of those that share a surname is meant: whom the title fits; then whom the article named
 * last, or names most.
 */
export function bearerOf(tokens: Token[], name: NameSpan, bearers: number[], drafts: NamedDraft[]): number {
  if (bearers.length === 1) return bearers[0]!
  const gender = isTitled(name) ? genderedTitles.get(tokens[name.nameToken - 1]!.lower) : undefined
  const fitting = bearers.filter((id) => !gender || (drafts[id]!.entity.gender ?? gender) === gender)
  const open = fitting.length > 0 ? fitting : bearers
  const most = open.reduce((best, id) => drafts[id]!.full > drafts[best]!.full ? id : best)
  let nearest = -1
  let distance = near
  let others = 0
  for (const id of open) {
    const apart = name.nameToken - lastBefore(drafts[id]!, name.nameToken)
    if (apart < distance) {
      distance = apart
      nearest = id
    }
    if (id !== most) others = Math.max(others, drafts[id]!.full)
  }
  if (nearest < 0) return most
  const isDominant = drafts[most]!.full >= dominance * others
  return isDominant && name.nameToken - lastBefore(drafts[most]!, name.nameToken) < near ? most : nearest
}

/** The last place below a token where it was named: of those in full, or the other one that came last. */
function lastBefore({ namedAt, full }: NamedDraft, token: number): number {
  let low = 0
  let high = full
  while (low < high) {
    const middle = (low + high) >> 1
    if (namedAt[middle]! < token) low = middle + 1
    else high = middle
  }
  const last = namedAt[namedAt.length - 1]!
  return Math.max(namedAt[low - 1] ?? -Infinity, last < token ? last : -Infinity)
}

/** initialsOf gives the first letters of the capital words, in lower case. */
export function initialsOf(parts: string[]): string {
  let initials = ''
  for (const part of parts) if (/^\p{Lu}/u.test(part)) initials += part[0]!.toLowerCase()
  return initials
}

/**
 * isCalledByLast: "Okonkwo" is Adaeze Okonkwo and "the Times" a paper; "Ohio" is no Union of Ohio, and "Dalby" no
 * Radio Dalby.
 */
export function isCalledByLast({ words: parts, entity: { kind } }: NamedDraft): boolean {
  if (parts.length < 2 || (kind !== 'person' && kind !== 'publication')) return false
  const lower = parts.map((part) => part.toLowerCase())
  if (lower.includes('of') || lower.includes('for')) return false
  if (kind === 'person' && genderOfFirstName(lower[0]!)) return true
  const head = lower.slice(0, -1)
  return !places.has(lower[lower.length - 1]!) && !outletStarts.has(lower[0]!) &&
    !head.some((word) => outletEndings.has(word) || organizationWords.has(word))
}

/** isCalledByFirst: "Hillary" for Hillary Lee, "Peabody" for Peabody Energy; "American" for no American Bank. */
export function isCalledByFirst({ words: parts, isPlace, entity: { kind } }: NamedDraft, first: string): boolean {
  if (parts.length < 2 || isPlace || !/^\p{Lu}\p{Ll}/u.test(parts[0]!)) return false
  if (kind === 'person') return genderOfFirstName(first) !== undefined && !places.has(first)
  if (kind !== 'organization' || parts.some((part) => part === 'of' || part === 'for')) return false
  const last = parts[parts.length - 1]!.toLowerCase()
  return companyWords.has(last) && !places.has(first) && !peoples.has(first) && !organizationWords.has(first) &&
    !commonStarts.has(first) && !placeStarts.has(first)
}

/**
 * sameFirstName keeps whom a title with a full name can mean: "President Bill Lee" is not Ann Lee, "Attorney
 * General Jefferson Lee" may be Jeff Lee.
 */
export function sameFirstName(parts: string[], bearers: number[] | undefined, drafts: NamedDraft[]): number[] | undefined {
  if (parts.length < 2) return bearers
  const start = parts[0]!.slice(0, 3).toLowerCase()
  return bearers?.filter((id) => drafts[id]!.words[0]!.toLowerCase().startsWith(start))
}

const mostBearers = 8

/** addPart keeps that a part of a name means a draft; the first few that share it. */
export function addPart(byPart: NameParts, part: string, id: number): void {
  const bearers = byPart.get(part)
  if (!bearers) byPart.set(part, [id])
  else if (bearers.length < mostBearers) bearers.push(id)
}
