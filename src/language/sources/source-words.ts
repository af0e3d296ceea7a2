// The words of a source that has no name: which of them name it, and what kind of source they say it is.
import type { SourceKind } from '../../domain/source.js'
import type { Token } from '../tokens.js'
import { words } from '../word-lists.js'
import { peoples, places, titles } from './lexicon.js'
import { datasetNouns, documentNouns, groupNouns, organizationNouns, outletNouns, unnamedNouns } from './source-nouns.js'

const quantities = words('several some multiple few various other both dozens numerous')
const relative = words('who which that whose whom')
const owners = words('’s \'s ’ \' his her their its')
/** "A memo seen by Reuters": what was done with it is no part of its name; "people briefed on the talks" is. */
const handed = words(`seen obtained reviewed viewed published released leaked shared posted uploaded sent provided
  speaking citing quoting asked asking filed circulated`)
const asideStarts = words('DET VERB ADP ADV CCONJ')

/**
 * sourceEnd gives where the words end that name a source: before a relative clause, an aside, what was done with
 * it.
 */
export function sourceEnd(tokens: Token[], first: number, end: number): number {
  for (let at = first + 1; at < end; at += 1) {
    const { lower, text } = tokens[at]!
    const next = tokens[at + 1]
    if (text === ',' || text === '—' || text === '–') {
      if (!next || at + 1 >= end || relative.has(next.lower) || asideStarts.has(next.pos)) return at
      continue
    }
    if (lower === 'that' || lower === 'who' || lower === 'which') {
      if (at - first > 0 && tokens[at - 1]!.lower !== 'those') return at
    } else if (handed.has(lower) && (at + 1 >= end || /^(?:ADP|PART)$/.test(next!.pos) || /^(?:cit|quot)ing$/.test(lower))) {
      return at
    }
  }
  return end
}

/** wording gives the words without their article, spaces made single. */
export function wording(text: string, tokens: Token[], first: number, end: number): string {
  const from = end - first > 1 && /^(?:the|a|an)$/.test(tokens[first]!.lower) ? first + 1 : first
  return text.slice(tokens[from]!.start, tokens[end - 1]!.end).replace(/\s+/g, ' ')
}

/** kindOfWords says what kind of source a phrase without a name is, by its noun. */
export function kindOfWords(tokens: Token[], first: number, end: number): SourceKind {
  const at = headOf(tokens, first, end)
  const { lower, pos, lemma } = tokens[at]!
  const has = (nouns: ReadonlySet<string>): boolean => nouns.has(lower) || nouns.has(lemma)
  if (has(outletNouns)) return 'publication'
  if (has(datasetNouns)) return 'dataset'
  if (has(documentNouns)) return 'document'
  if (has(organizationNouns)) return 'organization'
  // "The Attorney General": an office that one person holds.
  if (pos === 'PROPN' && at > first && titles.has(lower) && isAllCapital(tokens, first, at)) return 'person'
  // "Two people", "several experts", "people familiar with the talks", "his lawyers": some, left unnamed.
  const counted = tokens[first]!.pos === 'NUM' || quantities.has(tokens[first]!.lower)
  if (counted || has(unnamedNouns) || isOwned(tokens, first, at)) return isPublic(tokens, first, at, end) ? 'group' : 'unnamed'
  if (groupNouns.has(lower) || (peoples.has(lower) && lower.endsWith('s'))) return 'group'
  // "The auditors", "nurses": a role that many share.
  // A place speaks for its government, and what else is no person's name for a body.
  if (pos === 'PROPN' && end - first === 1 && !places.has(lower)) return 'person'
  if (pos === 'PROPN') return isAllCapital(tokens, first, at) ? 'organization' : 'unnamed'
  return pos === 'NOUN' && /[^s]s$/.test(lower) && lemma !== lower ? 'group' : 'unnamed'
}

function isAllCapital(tokens: Token[], first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) {
    if (tokens[at]!.pos !== 'DET' && !/^\p{Lu}/u.test(tokens[at]!.text)) return false
  }
  return true
}

function isOwned(tokens: Token[], first: number, head: number): boolean {
  for (let at = first; at < head; at += 1) if (owners.has(tokens[at]!.lower)) return true
  return false
}

/** The head noun: the last noun before the first preposition, comma or relative word. */
function headOf(tokens: Token[], first: number, end: number): number {
  let head = first
  for (let at = first; at < end; at += 1) {
    const { pos, lower, text } = tokens[at]!
    if (at > first && (pos === 'ADP' || text === ',' || relative.has(lower) || pos === 'VERB')) break
    if (pos === 'NOUN' || pos === 'PROPN' || pos === 'PRON') head = at
  }
  return head
}

/** "Most people", "many Democrats", "people in Rye": a public, not a hidden source. */
function isPublic(tokens: Token[], first: number, at: number, end: number): boolean {
  const { lower, text } = tokens[at]!
  if (groupNouns.has(lower) && lower !== 'people') return /^\p{Lu}/u.test(text) && at > first
  return lower === 'people' && (tokens[first]!.lower === 'most' || (at === first && at + 1 === end))
}
