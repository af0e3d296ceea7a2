// The kind of a name, by its own words and those around it; where they do not say, by the guess of a model.
import type { SourceKind } from '../../domain/source.js'
import type { Token } from '../words/token.js'
import { commonTags } from '../words/part-of-speech.js'
import { words } from '../lexicon/word-lists.js'
import { times } from '../lexicon/calendar.js'
import { documentWords, genderOfFirstName, organizationLeads, organizationWords, outletEndings, outletLeads, outletNames,
  outletStarts, places, placeStarts, states } from '../lexicon/names.js'
import type { NameKind } from './name-kind-features.js'
import { isTitled, type NameSpan } from './name-spans.js'

const townPrepositions = words('in near outside')

/** isCalledOutlet: "The broadcaster SportOne", "the Tass news agency", "a television station, KQVD". */
export function isCalledOutlet(tokens: Token[], { firstToken, endToken }: NameSpan): boolean {
  const comma = tokens[firstToken - 1]?.text === ','
  const lead = tokens[firstToken - (comma ? 2 : 1)]?.lower ?? ''
  const after = tokens[endToken]?.lower ?? ''
  if (outletLeads.has(lead) && (!comma || /^(?:NOUN|ADJ)$/.test(tokens[firstToken - 3]?.pos ?? ''))) return true
  if (lead === 'agency' && tokens[firstToken - (comma ? 3 : 2)]?.lower === 'news') return true
  if (after === 'news') return tokens[endToken + 1]?.lower === 'agency'
  // "the Lumen program" is a project more often than a broadcast.
  return outletLeads.has(after) && after !== 'program' && after !== 'programme'
}

/** Of a station in North America: KQVD. */
const callSign = /^[KW]\p{Lu}{3}(?:-TV|-FM)?$/u

/** isLedByOrganization: "the grid operator Lumen Norte". */
export const isLedByOrganization = (tokens: Token[], { firstToken, nameToken }: NameSpan): boolean =>
  firstToken === nameToken && organizationLeads.has(tokens[firstToken - 1]?.lower ?? '')

/** kindOfName gives the kind of a new name, or undefined for places and times. */
export function kindOfName(tokens: Token[], name: NameSpan, parts: string[], guess: NameKind): SourceKind | undefined {
  const lower = parts.map((part) => part.toLowerCase())
  const last = lower[lower.length - 1]!
  const first = lower[0]!
  const isOfSomething = lower.includes('of') || lower.includes('for')
  if (isTitled(name) && !organizationWords.has(last) && !isOfSomething) return 'person'
  if (isCalledOutlet(tokens, name) || (lower.length === 1 && callSign.test(parts[0]!))) return 'publication'
  if (isLedByOrganization(tokens, name)) return 'organization'
  if (parts[0] === 'X' && lower.length === 1 && tokens[name.firstToken - 1]?.lower === 'on') return 'publication'
  if (lower.length > 1 && (outletStarts.has(first) || (first === 'times' && lower[1] === 'of') || (first === 'journal' && lower[1] === 'of'))) return 'publication'
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
  // "UniCare": a capital within the word.
  if (lower.length === 1 && /\p{Ll}\p{Lu}\p{Ll}/u.test(parts[0]!) && !/^(?:Mc|Mac|D[eiu]|L[ea]|Van|Fitz|O)/.test(parts[0]!)) {
    return 'organization'
  }
  if (lower.length > 1 && placeStarts.has(first) && guess !== 'organization') return undefined
  const before = tokens[name.firstToken - 1]?.lower
  const after = tokens[name.endToken]?.pos
  if (guess === 'person' && before === 'the' && after !== 'NOUN' && after !== 'PROPN') return 'organization'
  if (lower.length === 1 && guess === 'person' && townPrepositions.has(before ?? '')) return undefined
  // "Red Anvil": no words that people are called by.
  const mayBeWorded = lower.length > 1 && !isTitled(name) && !lower.some((word) => genderOfFirstName(word))
  const isWorded = mayBeWorded && lower.every((word) => commonTags(word).length > 0)
  const acts = guess === 'nothing' && (after === 'VERB' || after === 'AUX')
  if ((isWorded && (guess === 'person' || acts)) || (mayBeWorded && acts && commonTags(first).includes('JJ'))) return 'organization'
  // "Blue Kite expects": no person, and yet it acts.
  if (guess === 'nothing' && lower.length > 1 && (after === 'VERB' || after === 'AUX' || after === 'PART')) {
    return tokens[name.nameToken]!.pos === 'PROPN' && lower.length < 4 ? 'person' : 'organization'
  }
  return guess === 'person' || guess === 'organization' ? guess : undefined
}
