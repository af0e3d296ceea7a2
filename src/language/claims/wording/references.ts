// What stands for somebody or something in a claim: the words that replace it so that the claim stands alone, or that it
// stays open whom or what it means.
import type { ReadArticle } from '../../article.js'
import { firstPerson, thirdPerson, uniqueThings } from '../../lexicon/references.js'
import { mentionAt, standaloneName, type Mention, type Mentions } from '../../mentions/mentions.js'
import type { OpenReference } from '../../split-result.js'
import type { Token } from '../../words/token.js'
import { lowerFirst } from './lower-first.js'
import { candidatesFor } from './candidates.js'

/** Words that take the place of tokens [from, end) of the article in a claim. */
export interface Replacement {
  end: number
  text: string
}

/** The references of a claim: by first token what replaces it, and what stays open. */
export interface ClaimReferences {
  replacements: ReadonlyMap<number, Replacement>
  open: OpenReference[]
}

/** What is known where a claim stands. */
export interface Surroundings {
  /** Who says the words of the claim, tokens [first, end) of the same sentence. */
  speaker?: readonly [first: number, end: number]
  /** The subject of the sentence before, tokens [first, end), where "it" or "they" can mean nothing else there. */
  subject?: readonly [first: number, end: number]
  /** The claim is somebody's own words: whom "I" and "we" mean is told by the chain. */
  isQuotation: boolean
}

const longestSpeaker = 8

/** readReferences settles the references among a claim's words, article tokens in the order of the claim. */
export function readReferences(article: ReadArticle, list: readonly number[], around: Surroundings): ClaimReferences {
  const { mentions, tokens } = article
  const replacements = new Map<number, Replacement>()
  const open: OpenReference[] = []
  const said = new Set<number>()
  const own = new Set(list)
  let { speaker, subject } = around
  list.forEach((at, place) => {
    const { lower } = tokens[at]!
    const mention = mentionAt(mentions, at)
    // "the president", "the attack": which one is meant is too often another than it seems.
    const isDescription = mention !== undefined && mention.form !== 'full' && mention.form !== 'short' &&
      !thirdPerson.has(tokens[mention.endToken - 1]!.lower)
    if (mention && !isDescription) {
      if (mention.firstToken !== at && own.has(mention.firstToken)) return
      const isSaid = said.has(mention.entity)
      said.add(mention.entity)
      if (isSaid || mention.form === 'full' || isReflexive(lower)) return
      replacements.set(at, { end: mention.endToken, text: titleOf(article, mention) + standaloneName(mentions, mention) })
    } else if (thirdPerson.has(lower)) {
      if (isReflexive(lower) || isEmpty(tokens, list, place) || hasAntecedent(article, list, place)) return
      const meant = speaker && isSpeaker(mentions, speaker, at, tokens) ? speaker
        : subject && place === 0 && /^(?:it|they|its|their)$/.test(lower) && isAlike(lower, tokens[subject[1] - 1]!) ? subject : undefined
      if (meant) replacements.set(at, { end: at + 1, text: phraseFor(article, meant, lower, place > 0) })
      else open.push({ words: tokens[at]!.text, candidates: candidatesFor(article, at) })
      if (meant === speaker) speaker = undefined
      subject = undefined
    } else if (isDemonstrative(tokens, list, place) || (firstPerson.has(lower) && !around.isQuotation)) {
      if (!open.some(({ words }) => words.toLowerCase() === lower)) open.push({ words: wordsAt(tokens, list, place), candidates: [] })
    } else if (place === 0 && lower === 'the') {
      const words = bareDescription(article, list)
      if (words !== undefined) open.push({ words, candidates: [] })
    }
  })
  return { replacements, open }
}

/** "Mayor Alder" becomes "Mayor Ruth Alder": the title that the article gives stays; "Mr." is none. */
function titleOf({ tokens, mentions }: ReadArticle, { form, firstToken, endToken, entity }: Mention): string {
  if (form !== 'short' || endToken - firstToken < 2) return ''
  const own = new Set(mentions.entities[entity]!.name.toLowerCase().split(' '))
  let title = ''
  for (let at = firstToken; at < endToken && !own.has(tokens[at]!.lower); at += 1) {
    if (!/^(?:mr|mrs|ms|miss)\.?$/.test(tokens[at]!.lower)) title += `${tokens[at]!.text} `
  }
  return title
}

function isReflexive(lower: string): boolean {
  return /sel(?:f|ves)$/.test(lower)
}

/** "It is unclear whether", "it took a year": the word stands for nothing. */
function isEmpty(tokens: readonly Token[], list: readonly number[], place: number): boolean {
  if (tokens[list[place]!]!.lower !== 'it') return false
  const [verb, next, after] = [1, 2, 3].map((step) => tokens[list[place + step] ?? -1])
  if (!verb) return false
  if (/^(?:seem|appear|happen|rain|snow|turn|take)$/.test(verb.lemma)) return true
  if (verb.lemma !== 'be' && verb.lower !== '’s' && verb.lower !== "'s" && next?.lemma !== 'be') return false
  const told = next?.pos === 'ADV' || next?.lemma === 'be' || next?.lower === 'not' ? after : next
  const rest = list.slice(place + 2).map((at) => tokens[at]!.lower)
  return (told?.pos === 'ADJ' || told?.pos === 'NOUN' || told?.tag === 'VBN' || told?.pos === 'DET') &&
    rest.some((lower) => /^(?:that|whether|to|how|what|who|when|if)$/.test(lower))
}

/** Whether something earlier in the claim can be what the pronoun means: then a reader of the claim can tell as well. */
function hasAntecedent({ tokens, mentions }: ReadArticle, list: readonly number[], place: number): boolean {
  const { lower } = tokens[list[place]!]!
  const isPerson = /^(?:he|she|him|his|her|hers)$/.test(lower)
  const isMany = /^(?:they|them|their|theirs)$/.test(lower)
  for (const at of list.slice(0, place)) {
    const { pos, tag } = tokens[at]!
    const mention = mentionAt(mentions, at)
    if (pos !== 'NOUN' && pos !== 'PROPN' && !mention) continue
    const kind = mention ? mentions.entities[mention.entity]!.kind : undefined
    if (isPerson ? kind === 'person' || (kind === undefined && tag === 'NN') : isMany ? /S$/.test(tag) || kind === 'organization' : !/S$/.test(tag) && kind !== 'person') return true
  }
  return false
}

/** "this", "these men", "that": not "that" before a clause, nor "this week". */
function isDemonstrative(tokens: readonly Token[], list: readonly number[], place: number): boolean {
  const { lower, pos, tag } = tokens[list[place]!]!
  if (!/^(?:this|that|these|those)$/.test(lower) || (lower === 'that' && (tag === 'IN' || tag === 'WDT' || pos === 'SCONJ'))) return false
  const next = tokens[list[place + 1] ?? -1]
  if (lower === 'that' || lower === 'those') return place === 0 && next !== undefined && next.lower !== 'who' && next.lower !== 'of'
  return !next || !/^(?:week|month|year|morning|afternoon|evening|season|summer|winter|spring|autumn|fall|weekend|quarter|time|century|decade|day)s?$/.test(next.lower)
}

function wordsAt(tokens: readonly Token[], list: readonly number[], place: number): string {
  const [word, next] = [tokens[list[place]!]!, tokens[list[place + 1] ?? -1]]
  return next?.pos === 'NOUN' && /^th/.test(word.lower) ? `${word.text} ${next.text}` : word.text
}

/** "The agency said": a claim that begins with a bare noun does not tell which one, but where there is only one. */
function bareDescription({ tokens }: ReadArticle, list: readonly number[]): string | undefined {
  const [first, noun, after] = [0, 1, 2].map((place) => tokens[list[place] ?? -1])
  if (!noun || !after || noun.pos !== 'NOUN' || noun.tag !== 'NN' || uniqueThings.has(noun.lower)) return undefined
  if (after.pos !== 'VERB' && after.pos !== 'AUX') return undefined
  return `${first!.text} ${noun.text}`
}

/** "The ministry said *it* would cut jobs": the pronoun means whoever is speaking. */
function isSpeaker({ meant, entities }: Mentions, [first, end]: readonly [number, number], at: number, tokens: readonly Token[]): boolean {
  if (end - first > longestSpeaker || end > at) return false
  const head = tokens[end - 1]!
  if (head.pos !== 'NOUN' && head.pos !== 'PROPN') return false
  if (!isAlike(tokens[at]!.lower, head)) return false
  const found = meant.get(at)
  if (!found) return /^(?:it|they)$/.test(tokens[at]!.lower)
  return 'phrase' in found ? found.phrase[0] < end && first < found.phrase[1] : entities[found.entity]!.name.includes(head.text)
}

function isAlike(lower: string, head: Token): boolean {
  const isMany = head.tag === 'NNS' || head.tag === 'NNPS'
  return /^(?:they|their)$/.test(lower) ? isMany : /^(?:it|its)$/.test(lower) && !isMany
}

function phraseFor({ text, tokens }: ReadArticle, [first, end]: readonly [number, number], pronoun: string, isMoved: boolean): string {
  const own = text.slice(tokens[first]!.start, tokens[end - 1]!.end).replace(/\s+/g, ' ').replace(/^(?:an?|one) /i, 'the ')
  const name = isMoved ? lowerFirst({ ...tokens[first]!, text: own.split(' ')[0]! }) + own.slice(own.split(' ')[0]!.length) : own
  return /^(?:its|their)$/.test(pronoun) ? `${name}${name.endsWith('s') ? '’' : '’s'}` : name
}
