// What the words around a name say of it, and whom "the senator" means by that.
import type { Token } from '../words/token.js'
import type { Referent } from './pronouns/antecedent-features.js'
import { peoples } from '../lexicon/names.js'
import type { Mention } from './mentions.js'
import type { NominalSort } from './pronouns/nominals.js'
import type { Roles } from './pronouns/roles.js'
import { personNouns } from '../lexicon/source-nouns.js'

/** isTitleOf: "Mayor Ann Lee", "the mayor, Ann Lee": the noun says more of the name that follows. */
export function isTitleOf(mention: Mention | undefined, at: number): boolean {
  return mention !== undefined && mention.firstToken - at <= 2 && mention.firstToken > at
}

/** isSaidOf: "Ann Lee, the mayor of Rye", "Ann Lee is the mayor": says more of the name before. */
export function isSaidOf(tokens: Token[], first: number, lastNameEnd: number): boolean {
  if (first - lastNameEnd !== 1) return false
  const between = tokens[lastNameEnd]
  return between?.text === ',' || (between?.lemma === 'be' && between.pos === 'AUX')
}

/** isCapitalNoun: "Democrats", "the President": capitals that name nobody in particular. */
export function isCapitalNoun(lower: string): boolean {
  return (peoples.has(lower) && lower.endsWith('s')) || personNouns.has(lower)
}

/**
 * calledBy gives whom "the senator" means: who was introduced as one, else the only person that the sentences
 * before are about.
 */
export function calledBy(
  roles: Roles, recent: Referent[], { lemma, lower }: Token, sort: NominalSort, sentence: number,
): { referent: Referent; isSure: boolean } | undefined {
  const known = roles.get(lemma) ?? roles.get(lower)
  if (known?.isNamed && (known.sort === 'person') === (sort === 'person')) return { referent: known, isSure: true }
  if (sort !== 'person') return undefined
  let only: Referent | undefined
  for (let index = recent.length - 1; index >= 0; index -= 1) {
    const referent = recent[index]!
    if (sentence - referent.sentence > 2) break
    if (referent.sort !== 'person' || referent.subjectIn < sentence - 2 || referent.subjectIn === sentence) continue
    if (only) return undefined
    only = referent
  }
  return only?.isNamed ? { referent: only, isSure: false } : undefined
}
