// "The senator", "the agency": the nouns by which an article goes on to call somebody or something that it has named.
import type { Token } from '../../words/token.js'
import { broader } from '../../lexicon/broader-nouns.js'
import { words } from '../../lexicon/word-lists.js'
import type { Referent } from './antecedent-features.js'
import { titles } from '../../lexicon/names.js'
import { organizationNouns, outletNouns, personNouns } from '../../lexicon/source-nouns.js'

/** A noun → the referent that was introduced with it last. */
export type Roles = Map<string, Referent>

/** What somebody does all the time → the nouns that call one so: "Ann Lee runs the clinic. The director said …". */
const doers = new Map<string, ReadonlySet<string>>()
for (const [verbs, nouns] of [
  ['run head lead direct command manage oversee', 'head chief director leader boss manager commander'],
  ['chair', 'chair chairman chairwoman chairperson'], ['coach', 'coach'], ['edit', 'editor'], ['own', 'owner'],
  ['teach', 'teacher professor lecturer'], ['farm', 'farmer'], ['captain', 'captain skipper'], ['represent', 'lawyer attorney'],
  ['study', 'researcher scientist'],
] as const) {
  for (const verb of words(verbs)) doers.set(verb, words(nouns))
}

const definite = words('the this')
/** Words that may stand between "the" and the noun without making it another's. */
const plain = words('same young old veteran longtime outspoken embattled')

/** addRole keeps that a noun, in lower case, and the wider ones, mean a referent from here on. */
export function addRole(roles: Roles, noun: string, referent: Referent): void {
  roles.set(noun, referent)
  for (const wide of broader.get(noun) ?? []) roles.set(wide, referent)
}

/** addNameRoles keeps the nouns that a name itself holds: "Federal Grain Agency" is the agency from here on. */
export function addNameRoles(roles: Roles, tokens: Token[], first: number, end: number, referent: Referent): void {
  for (let at = first; at < end && at < first + 8; at += 1) {
    const { lower } = tokens[at]!
    const isNoun = organizationNouns.has(lower) || outletNouns.has(lower) || personNouns.has(lower)
    if (isNoun || broader.has(lower) || titles.has(lower)) addRole(roles, lower, referent)
  }
  // "The company": one whose name does not say what it is.
  if (referent.sort === 'organization') for (const noun of ['company', 'firm']) if (!roles.has(noun)) roles.set(noun, referent)
}

/** addDoerRoles keeps what the verb after a person's name, which ends before `end`, makes of that person; no noun loses its own. */
export function addDoerRoles(roles: Roles, tokens: Token[], end: number, referent: Referent): void {
  if (referent.sort !== 'person') return
  const isAside = tokens[end]?.text === ',' && tokens[end + 1]?.lower === 'who'
  const verb = tokens[isAside ? end + 2 : end]
  if (verb?.tag !== 'VBZ') return
  for (const noun of doers.get(verb.lemma) ?? []) if (!roles.has(noun)) addRole(roles, noun, referent)
}

/** isBareDefinite says whether a phrase [first, end) is no more than "the" and a noun. */
export function isBareDefinite(tokens: Token[], first: number, end: number): boolean {
  if (!definite.has(tokens[first]!.lower) || end - first > 3) return false
  return end - first === 2 || (end - first === 3 && plain.has(tokens[first + 1]!.lower))
}

/** isWholeTitle says whether a phrase is "the" and several words of one title: "the attorney general". */
export function isWholeTitle(roles: Roles, tokens: Token[], first: number, end: number): boolean {
  const referent = roles.get(tokens[end - 1]!.lower)
  if (!referent || !definite.has(tokens[first]!.lower) || end - first < 3) return false
  for (let at = first + 1; at < end; at += 1) if (roles.get(tokens[at]!.lower) !== referent) return false
  return true
}
