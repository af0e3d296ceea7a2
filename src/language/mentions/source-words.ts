// The words of a source that has no name: which of them name it, and what kind of source they say it is.
import type { SourceKind } from '../../domain/source.js'
import { commonTags } from '../words/part-of-speech.js'
import type { Token } from '../words/token.js'
import { relativePronouns, thirdPersonPossessives } from '../lexicon/pronouns.js'
import { words } from '../lexicon/word-lists.js'
import { nounClasses, nounClassOf } from '../lexicon/source-classes.js'
import { peoples, places, titles } from '../lexicon/names.js'
import { datasetNouns, documentNouns, groupNouns, organizationNouns, outletNouns, personNouns, unnamedNouns } from '../lexicon/source-nouns.js'

const quantities = words('several some multiple few various other both dozens numerous')
const relative: ReadonlySet<string> = new Set([...relativePronouns, 'that'])
const owners: ReadonlySet<string> = new Set([...thirdPersonPossessives, ...words('’s \'s ’ \'')])
/** "A memo seen by Reuters": what was done with it is no part of its name; "people briefed on the talks" is. */
const handed = words(`seen obtained reviewed viewed published released leaked shared posted uploaded sent provided
  speaking citing quoting asked asking filed circulated interviewed compiled cited quoted`)
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
  // "a few doctors" are others than "few doctors".
  const isArticle = /^(?:the|a|an)$/.test(tokens[first]!.lower) && tokens[first + 1]?.lower !== 'few'
  const from = end - first > 1 && isArticle ? first + 1 : first
  return text.slice(tokens[from]!.start, tokens[end - 1]!.end).replace(/\s+/g, ' ')
}

/** kindOfWords says what kind of source a phrase without a name is, by its noun. */
export function kindOfWords(tokens: Token[], first: number, end: number): SourceKind {
  const at = headOf(tokens, first, end)
  const { lower, pos, lemma } = tokens[at]!
  const has = (nouns: ReadonlySet<string>): boolean => nouns.has(lower) || nouns.has(lemma)
  const isStation = lower === 'station' && outletNouns.has(tokens[at - 1]?.lower ?? '')
  if (isStation || has(outletNouns) || (lower === 'agency' && tokens[at - 1]?.lower === 'news')) return 'publication'
  if (has(datasetNouns)) return 'dataset'
  if (has(documentNouns)) return 'document'
  if (has(organizationNouns) || (lower === 'guard' && /^(?:coast|national|border)$/.test(tokens[at - 1]?.lower ?? ''))) return 'organization'
  // "The Attorney General": an office that one person holds.
  if (pos === 'PROPN' && at > first && titles.has(lower) && isAllCapital(tokens, first, at)) return 'person'
  // "Two people", "several experts", "people familiar with the talks", "his lawyers": some, left unnamed.
  const lead = tokens[first]!.pos === 'DET' && at > first + 1 ? first + 1 : first
  const counted = tokens[lead]!.pos === 'NUM' || quantities.has(tokens[lead]!.lower)
  if (counted || has(unnamedNouns) || isOwned(tokens, first, at)) return isPublic(tokens, first, at, end) ? 'group' : 'unnamed'
  if (groupNouns.has(lower) || (peoples.has(lower) && lower.endsWith('s'))) return 'group'
  // "Deputies close to her": capital only because the sentence begins.
  const one = lower.replace(/ies$/, 'y').replace(/s$/, '')
  if (one !== lower && personNouns.has(one)) return at + 1 < end && tokens[at + 1]!.pos === 'ADJ' ? 'unnamed' : 'group'
  // "The auditors", "nurses": a role that many share.
  // A place speaks for its government, and what else is no person's name for a body.
  if (pos === 'PROPN' && end - first === 1 && !places.has(lower)) return 'person'
  if (pos === 'PROPN') return isPersonal(tokens, first, end) ? 'person' : isAllCapital(tokens, first, at) ? 'organization' : 'unnamed'
  // "Weiss said": a capital because the sentence begins, and no word of the language.
  if (end - first === 1 && isStrange(tokens[at]!)) return 'person'
  return pos === 'NOUN' && /[^s]s$/.test(lower) && lemma !== lower ? 'group' : 'unnamed'
}

/** Two or three capitalised words that mean nothing: a person's name more often than a body's. */
function isPersonal(tokens: Token[], first: number, end: number): boolean {
  if (end - first < 2 || end - first > 3) return false
  for (let at = first; at < end; at += 1) if (!isStrange(tokens[at]!)) return false
  return true
}

const isStrange = ({ text, lower }: Token): boolean =>
  /^\p{Lu}\p{Ll}+$/u.test(text) && !places.has(lower) && commonTags(lower).length === 0

const speakingThings = words(`clip clips slide slides film spot piece returns bylaws brief family bloc alliance panel majority array chorus
  doc docs website site song sign page pages announcer narrator best-seller app hotline screen cover caption headline ticker`)
const personEndings = /(?:[eo]rs?|ists?|ians?|m[ae]n|ants?|ees?)$/
const things: ReadonlySet<number> = new Set([nounClasses.none, nounClasses.thing, nounClasses.time])

/** canSpeak says whether somebody or something of these words can be a source: a person, a body, a document; no number, day or plan. */
export function canSpeak(tokens: Token[], first: number, end: number): boolean {
  const { lower, lemma, tag, pos } = tokens[headOf(tokens, first, end)]!
  if (!things.has(nounClassOf(lower, lemma, tag))) return true
  const has = (nouns: ReadonlySet<string>): boolean => nouns.has(lower) || nouns.has(lemma)
  return [personNouns, unnamedNouns, groupNouns, organizationNouns, documentNouns, datasetNouns, outletNouns, speakingThings, quantities].some(has) ||
    pos === 'PROPN' || pos === 'NUM' || pos === 'PRON' || personEndings.test(lower)
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
  let isNoun = false
  for (let at = first; at < end; at += 1) {
    const { pos, lower, text } = tokens[at]!
    // "a leaked report": a participle before the noun ends nothing.
    if (at > first && (pos === 'ADP' || text === ',' || relative.has(lower) || (pos === 'VERB' && isNoun))) break
    if (pos === 'NOUN' || pos === 'PROPN' || pos === 'PRON') {
      head = at
      isNoun = true
    }
  }
  return head
}

/** "Most people", "many Democrats", "people in Rye": a public, not a hidden source. */
function isPublic(tokens: Token[], first: number, at: number, end: number): boolean {
  const { lower, text } = tokens[at]!
  if (groupNouns.has(lower) && lower !== 'people') return /^\p{Lu}/u.test(text) && at > first
  return lower === 'people' && (tokens[first]!.lower === 'most' || (at === first && at + 1 === end))
}
