// Which form of the verb a word is, by its spelling.
import type { Token } from './token.js'
import { participleOnly, pastOnly, pastOrParticiple, unchanging } from '../lexicon/irregular-verbs.js'
import { words } from '../lexicon/word-lists.js'

/**
 * VerbForm: `base` is the dictionary form (also the plural present), `present` the -s form, `past` only a past tense
 * ("wrote"), `participle` only a participle ("written"), `either` one of these two ("signed", "held"), `gerund` the -ing form.
 */
export type VerbForm = 'base' | 'present' | 'past' | 'participle' | 'either' | 'gerund'

const notGerunds = words(`bring sing ring king thing string swing cling fling spring sting wing ming bling sling`)

/** verbForm tells the form of a word that is used as a verb, by its spelling. */
export function verbForm({ lower, lemma }: Token): VerbForm {
  const size = lower.length
  const last = lower.charCodeAt(size - 1)
  if (last === 103 && size > 4 && lower.endsWith('ing') && !notGerunds.has(lower)) return 'gerund'
  if (pastOnly.has(lower)) return 'past'
  if (participleOnly.has(lower)) return 'participle'
  if (pastOrParticiple.has(lower)) return 'either'
  if (last === 100 && size > 3 && lower.endsWith('ed') && lemma !== lower) return 'either'
  if (last === 115 && lemma !== lower && !lower.endsWith('ss')) return 'present'
  return 'base'
}

/** hasUnchangingPast: "set", "put", "cut": past and present are one spelling. */
export function hasUnchangingPast(token: Token): boolean {
  return unchanging.has(token.lower)
}
