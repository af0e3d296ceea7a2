// "The mayor" → Ann Lee, "the board" → the Health Board: only where the name itself or its title holds the noun, and one alone
// in the article does.
import { broader, kindsOfInitials } from '../../lexicon/broader-nouns.js'
import { companySuffixes } from '../../lexicon/names.js'
import { officeNouns } from '../../lexicon/offices.js'
import { organizationNouns, outletNouns, personNouns } from '../../lexicon/source-nouns.js'
import { words } from '../../lexicon/word-lists.js'
import type { Token } from '../../words/token.js'
import { mentionAt, type Entity, type Mention, type Mentions } from '../mentions.js'
import { fullName, isName, type Callings } from './names.js'

/** Noun, in lower case → who is called by it, and the token from which the article has said so. */
export type Holders = ReadonlyMap<string, ReadonlyMap<number, number>>

// "Former", "vice": no holder of the bare office.
const lessening = words('former ex then vice deputy assistant associate acting ex- onetime late')
/** Offices as they are shortened before a name. */
export const shortOffices: ReadonlyMap<string, string> = new Map(Object.entries({
  'sen.': 'senator', 'sens.': 'senator', 'gov.': 'governor', 'rep.': 'representative', 'reps.': 'representative', 'dr.': 'doctor', dr: 'doctor',
  'prof.': 'professor', 'sgt.': 'sergeant', 'lt.': 'lieutenant', 'capt.': 'captain', 'det.': 'detective', 'gen.': 'general', gen: 'general',
  'col.': 'colonel', 'rev.': 'pastor',
}))
const companyEnds: ReadonlySet<string> = new Set([...companySuffixes, 'co'])
const areaNouns = words('state city county district region province parish port station school prison house plant')
const companyNouns = ['company', 'firm'] as const
/** Tokens: so far behind a name its office may stand, "Ann Lee, the mayor". */
export const longestAside = 6

/** findHolders gathers the offices of persons and the kinds that names of bodies hold. Linear: each look is bounded. */
export function findHolders(tokens: readonly Token[], { mentions, entities }: Mentions): Holders {
  const holders = new Map<string, Map<number, number>>()
  const add = (noun: string, entity: number, at: number): void => {
    const known = holders.get(noun) ?? new Map<number, number>()
    holders.set(noun, known)
    if (!known.has(entity)) known.set(entity, at)
  }
  const addWide = (noun: string, entity: number, at: number): void => {
    add(noun, entity, at)
    for (const wide of broader.get(noun) ?? []) add(wide, entity, at)
  }
  for (const mention of mentions) {
    if (!isName(mention)) continue
    const { kind } = entities[mention.entity]!
    if (kind === 'person') for (const noun of officesAt(tokens, mention, entities[mention.entity]!)) add(noun, mention.entity, mention.endToken)
    else if (kind === 'organization') for (const noun of kindsIn(entities[mention.entity]!)) addWide(noun, mention.entity, mention.endToken)
    for (const noun of kindsTold(tokens, mention, entities[mention.entity]!)) addWide(noun, mention.entity, mention.endToken)
  }
  return holders
}

function officesAt(tokens: readonly Token[], { firstToken, endToken, form }: Mention, { name }: Entity): string[] {
  const found: string[] = []
  const own = new Set(name.toLowerCase().split(' '))
  let nameToken = firstToken
  while (nameToken < endToken && !own.has(tokens[nameToken]!.lower)) nameToken += 1
  const lead = tokens[nameToken - 1]
  // "President Lee" beside "Ann Lee" may be another Lee.
  const isOther = lead?.lower === 'president' && nameToken > firstToken && form === 'short' && name.includes(' ')
  if (lead && !isOther && (nameToken > firstToken || lead.pos === 'NOUN')) {
    const office = officeAt(tokens, nameToken - 1)
    if (office) found.push(office)
  }
  // "Ann Lee, the mayor of Rye", "Ann Lee is the mayor".
  const after = tokens[endToken]
  if (after?.text !== ',' && !(after?.lemma === 'be' && after.pos === 'AUX')) return found
  for (let at = endToken + 1; at < tokens.length && at - endToken <= longestAside; at += 1) {
    const { pos } = tokens[at]!
    if (pos !== 'NOUN' && pos !== 'PROPN' && pos !== 'DET' && pos !== 'ADJ') break
    const next = tokens[at + 1]
    if (pos !== 'NOUN' || next?.pos === 'NOUN' || next?.pos === 'PROPN') continue
    const office = officeAt(tokens, at)
    if (office) found.push(office)
    break
  }
  return found
}

/** The office that a noun names: "attorney general" is one, "former mayor" is none that anybody holds. */
function officeAt(tokens: readonly Token[], at: number): string | undefined {
  const { lower, lemma } = tokens[at]!
  const noun = shortOffices.get(lower) ?? (personNouns.has(lower) || officeNouns.has(lower) ? lower : lemma)
  if (!personNouns.has(noun) && !officeNouns.has(noun)) return undefined
  for (let look = at - 1; look >= 0 && at - look <= 3; look -= 1) {
    if (lessening.has(tokens[look]!.lower)) return undefined
    if (tokens[look]!.pos !== 'ADJ' && tokens[look]!.pos !== 'PROPN' && tokens[look]!.pos !== 'NOUN') break
  }
  return noun === 'general' && tokens[at - 1]?.lower === 'attorney' ? 'attorney general' : noun
}

/** "Rye Health Board" is a board, "Bank of Rye" a bank, "Hale Inc." a company. */
function kindsIn({ name }: Entity): readonly string[] {
  const parts = name.toLowerCase().split(' ')
  const tie = parts.findIndex((part) => part === 'of' || part === 'for' || part === 'on')
  const last = tie > 0 ? parts[tie - 1]! : parts[parts.length - 1]!
  if (companyEnds.has(last)) return companyNouns
  const known = parts.length === 1 ? kindsOfInitials.get(last.replaceAll('.', '')) : undefined
  if (known) return known
  return parts.length > 1 && organizationNouns.has(last) && !outletNouns.has(last) && last !== 'house' ? [last] : []
}

/** "Harlow, a gun maker", "Harlow is a new company", "the retailer Harlow": what a text says that a body is. */
function kindsTold(tokens: readonly Token[], { firstToken, endToken }: Mention, { kind, name, gender, title }: Entity): readonly string[] {
  if (kind === 'person' && (name.includes(' ') || gender !== undefined || title !== undefined)) return []
  const lead = tokens[firstToken - 1]
  if (lead?.pos === 'NOUN' && isBody(lead) && tokens[endToken]?.pos !== 'NOUN') return [lead.lemma]
  const after = tokens[endToken]
  const isSaid = after?.text === ',' || after?.text === '—' || (after?.lemma === 'be' && after.pos === 'AUX')
  if (!isSaid || !/^(?:a|an|the)$/.test(tokens[endToken + 1]?.lower ?? '')) return []
  for (let at = endToken + 2; at < tokens.length && at - endToken <= longestAside; at += 1) {
    const { pos } = tokens[at]!
    const next = tokens[at + 1]
    if (pos === 'NOUN' && next?.pos !== 'NOUN' && next?.text !== '-') return isBody(tokens[at]!) ? [tokens[at]!.lemma] : []
    if (pos !== 'NOUN' && pos !== 'ADJ' && pos !== 'PROPN' && tokens[at]!.text !== '-') return []
  }
  return []
}

/** "Company", "carmaker"; no towns and states, which are not bodies that act. */
function isBody({ lower, lemma, tag }: Token): boolean {
  return tag === 'NN' && (organizationNouns.has(lemma) || broader.get(lower)?.includes('company') === true) && !areaNouns.has(lower) && !outletNouns.has(lower)
}

/** Tokens: so far back the one named last is meant, of several that are called so. */
const nearby = 40

/**
 * holderOf gives who alone is called so in the article, and has been before a token, or of several bodies who alone was named right
 * before; undefined where nobody or several are.
 */
export function holderOf(holders: Holders, tokens: readonly Token[], mentions: Mentions, head: number): { entity: number; since: number } | undefined {
  const { lower } = tokens[head]!
  const noun = lower === 'general' && tokens[head - 1]?.lower === 'attorney' ? 'attorney general' : lower
  const known = holders.get(noun)
  if (!known) return undefined
  if (known.size > 1) return lastNamed(known, mentions, head)
  const [entity, since] = [...known][0]!
  return since <= head ? { entity, since } : undefined
}

/** Of several bodies the only one that is named among the tokens right before. */
function lastNamed(known: ReadonlyMap<number, number>, mentions: Mentions, head: number): { entity: number; since: number } | undefined {
  let meant: number | undefined
  for (let at = head - 1; at >= 0 && head - at <= nearby; at -= 1) {
    const mention = mentionAt(mentions, at)
    if (!mention || !isName(mention) || !known.has(mention.entity) || mention.entity === meant) continue
    if (meant !== undefined) return undefined
    meant = mention.entity
  }
  return meant === undefined || mentions.entities[meant]!.kind === 'person' ? undefined : { entity: meant, since: known.get(meant)! }
}

/** wordHolder words whom a noun means: "Mayor Ann Lee", where the article calls her so, or "the Health Board". */
export function wordHolder(entity: Entity, noun: string, hasArticle: boolean): string {
  const { name, title, kind } = entity
  const isTitle = kind === 'person' && title !== undefined && /^\p{Lu}/u.test(title) && title.toLowerCase().endsWith(noun)
  // "Department of Health", where an article calls it "the state Department of Health".
  const isWorded = kind === 'organization' && / (?:of|for) /.test(name)
  return isTitle ? `${title} ${name}` : fullName(entity, hasArticle || isWorded)
}

/** callingOf is wordHolder for an entity of the article by its number. */
export function callingOf({ entities }: Mentions, { hasArticle }: Callings, entity: number, noun: string): string {
  return wordHolder(entities[entity]!, noun, hasArticle[entity] === 1)
}
