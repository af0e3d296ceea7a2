// Noun phrases without a name that a pronoun can stand for: "a senior aide", "the two brothers", "the audit".
import { femaleNouns, maleNouns } from '../../lexicon/gendered-nouns.js'
import { demonstratives, possessives } from '../../lexicon/pronouns.js'
import type { Gender } from '../../lexicon/names.js'
import { datasetNouns, documentNouns, groupNouns, organizationNouns, outletNouns, personNouns,
  unnamedNouns } from '../../lexicon/source-nouns.js'
import { daysFromToday, partsOfDay, times, timeUnitForms } from '../../lexicon/calendar.js'
import { peoples } from '../../lexicon/names.js'
import { nominalTags } from '../../words/nominal-tags.js'
import type { Token } from '../../words/token.js'
import { words } from '../../lexicon/word-lists.js'

export const nominalSorts = ['person', 'people', 'organization', 'writing', 'thing', 'things'] as const
export type NominalSort = (typeof nominalSorts)[number]

export interface Nominal {
  /** Tokens [firstToken, endToken), up to its noun. */
  firstToken: number
  endToken: number
  sort: NominalSort
  gender?: Gender
  isDefinite: boolean
}

const definite: ReadonlySet<string> = new Set([...demonstratives, ...possessives, 'the', 'whose'])
const timeNouns: ReadonlySet<string> = new Set([...daysFromToday.keys(), ...partsOfDay, ...timeUnitForms,
  ...words('time times century weekend percent million billion')])
const longest = 8

/** nominalAt reads the noun phrase whose noun is the token `head`, where nothing before `limit` belongs to it. */
export function nominalAt(tokens: Token[], head: number, limit: number): Nominal | undefined {
  const { lower, lemma } = tokens[head]!
  if (timeNouns.has(lower) || times.has(lower)) return undefined
  let first = head
  while (first > limit && head - first < longest) {
    const previous = tokens[first - 1]!
    const owns = definite.has(previous.lower)
    if (!owns && !nominalTags.has(previous.pos)) break
    first -= 1
    if (owns || previous.pos === 'DET') break
  }
  const sort = sortOf(lower, lemma)
  const gender = femaleNouns.has(lemma) ? 'female' : maleNouns.has(lemma) ? 'male' : undefined
  const isDefinite = definite.has(tokens[first]!.lower)
  return gender && sort === 'person' ? { firstToken: first, endToken: head + 1, sort, gender, isDefinite }
    : { firstToken: first, endToken: head + 1, sort, isDefinite }
}

export const personEnding = /(?:man|woman|person|ist|ologist|keeper|worker|maker|owner|leader|holder|fighter)$/

function sortOf(lower: string, lemma: string): NominalSort {
  const plural = /[^s]s$/.test(lower) && (lower !== lemma || peoples.has(lower))
  if (peoples.has(lower) && plural) return 'people'
  const isPerson = personNouns.has(lemma) || personEnding.test(lemma)
  if (lower === 'people' || lower === 'police' || lower === 'men' || lower === 'women' || lower === 'children') return 'people'
  if (isPerson) return plural ? 'people' : 'person'
  if (groupNouns.has(lower) || unnamedNouns.has(lower)) return 'people'
  if (organizationNouns.has(lemma) || outletNouns.has(lemma)) return plural ? 'people' : 'organization'
  if (documentNouns.has(lemma) || datasetNouns.has(lemma)) return plural ? 'things' : 'writing'
  return plural ? 'things' : 'thing'
}
