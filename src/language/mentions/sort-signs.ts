// What the words around a name say of it where the name itself says little: a person, or a body that acts like one.
import type { SourceKind } from '../../domain/source.js'
import { words } from '../lexicon/word-lists.js'
import type { Token } from '../words/token.js'
import { genderOfFirstName, organizationLeads, organizationWords } from '../lexicon/names.js'
import { personEnding } from './pronouns/nominals.js'
import { isTitled, type NameSpan } from './name-spans.js'
import { organizationNouns, outletNouns, personNouns } from '../lexicon/source-nouns.js'

const announcing = words('said says told tells announced announces expects plans reported confirmed warned denied')
const stock = words('shares stock')
const holdings = words('shares profits sales revenue revenues customers employees shareholders executives stock')
const areas = words('city state county district region province parish port prison')
const own = words('it its')
const longestAside = 7
const verbReach = 3

/** sortFromContext gives what the words around a mention say its bearer is, or undefined where they say nothing. */
export function sortFromContext(tokens: Token[], name: NameSpan): Extract<SourceKind, 'person' | 'organization'> | undefined {
  if (isTitled(name)) return undefined
  const { nameToken, endToken } = name
  const isSeveral = endToken - nameToken > 1
  const head = asideHead(tokens, endToken)
  if (head) {
    if (personNouns.has(head.lower) || personEnding.test(head.lower)) return hasOrganizationWord(tokens, name) ? undefined : 'person'
    if (areas.has(head.lower)) return undefined
    if (organizationNouns.has(head.lower) || organizationLeads.has(head.lower) || outletNouns.has(head.lower)) return 'organization'
  }
  if (genderOfFirstName(tokens[nameToken]!.lower)) return undefined
  if (isTraded(tokens, name)) return 'organization'
  const isOwner = /^[’']s?$/.test(tokens[endToken]?.text ?? '')
  if (!isOwner && holdings.has(tokens[endToken]?.lower ?? '')) return 'organization'
  return speaksOfItself(tokens, endToken, isSeveral) ? 'organization' : undefined
}

/** isTraded: "shares in Vantor". */
export function isTraded(tokens: Token[], { firstToken }: NameSpan): boolean {
  const before = tokens[firstToken - 1]?.lower
  return (before === 'in' || before === 'of') && stock.has(tokens[firstToken - 2]?.lower ?? '')
}

/** ", the Dutch retailer,", ", the union's president,": the noun of an aside right after a name. */
function asideHead(tokens: Token[], end: number): Token | undefined {
  const first = tokens[end + 1]
  if (tokens[end]?.text !== ',' || !first) return undefined
  // "Lee, head teacher of the school", "Lee, Dunne's lawyer"
  const isBare = /^(?:NOUN|ADJ)$/.test(first.pos) && first.text === first.lower
  const isOwned = first.pos === 'PROPN' && /^[’']s?$/.test(tokens[end + 2]?.text ?? '')
  if (!/^(?:DET|PRON)$/.test(first.pos) && !isBare && !isOwned) return undefined
  let head: Token | undefined
  for (let at = isBare ? end + 1 : end + 2; at < tokens.length && at - end < longestAside; at += 1) {
    const token = tokens[at]!
    if (token.pos === 'NOUN' || token.pos === 'PROPN') head = token
    else if (token.pos !== 'ADJ' && token.pos !== 'PART' && !/^[’']s?$/.test(token.text)) {
      return token.pos === 'ADP' || token.text === ',' || token.text === '.' || token.lower === 'who' || token.lower === 'which' ? head : undefined
    }
  }
  return undefined
}

/** "Blue Kite said it would", "Vantor has told its staff": nobody says "it" of a person; "it" alone may be the weather's. */
function speaksOfItself(tokens: Token[], end: number, isSeveral: boolean): boolean {
  let at = end
  while (at < end + 2 && tokens[at]?.pos === 'AUX') at += 1
  if (!announcing.has(tokens[at]?.lower ?? '')) return false
  for (let look = at + 1; look <= at + verbReach && look < tokens.length; look += 1) {
    const { lower, text } = tokens[look]!
    if (/^[.,;“”"]$/.test(text)) return false
    if (own.has(lower)) return lower === 'its' || (isSeveral && tokens[look + 1]?.pos === 'AUX')
  }
  return false
}

function hasOrganizationWord(tokens: Token[], { nameToken, endToken }: NameSpan): boolean {
  for (let at = nameToken; at < endToken; at += 1) if (organizationWords.has(tokens[at]!.lower)) return true
  return false
}
