// What in an article means somebody or something told elsewhere, and what a claim that has those words says instead.
import { eventNouns } from '../../lexicon/descriptions.js'
import type { ArticleSentence } from '../../sentences/sentence.js'
import type { Token } from '../../words/token.js'
import { mentionAt, type Mention, type Mentions } from '../mentions.js'
import { demonstrativeReference } from './demonstratives.js'
import { describePhrases } from './descriptions.js'
import type { Reading } from './reading.js'
import { isName, nameReference, readCallings } from './names.js'
import { findHolders } from './offices.js'
import { findToldPersons } from './told-persons.js'
import { findPhrases, type Phrase } from './phrases.js'
import { pairReference } from './pairs.js'
import type { PronounSetting } from './pronoun-setting.js'
import { pronounReference } from './pronouns.js'
import type { Reference, References } from './reference.js'
import { secondPersonReference } from './second-person.js'
import { findQuotes } from '../../sentences/quotes.js'
import { thereReference, yearReference } from './there.js'
import { findTowns } from './towns.js'
import { wordRange } from './worded-text.js'
import { firstPersonReference, namedPersons, speakersOf, type Speech } from './speech.js'
import { findJudgements, judgementReference } from './verdicts.js'

/** What references are found in; a ReadArticle is one. */
export interface ReferringText {
  text: string
  tokens: Token[]
  sentences: ArticleSentence[]
  mentions: Mentions
  attributions?: readonly Speech[]
}

/**
 * findReferences decides all references of an article: short names, descriptions, pronouns, demonstratives, the first
 * person, verdicts. What a single claim already tells is for `wordingWithin` to see. Deterministic, and linear in the
 * tokens: windows are twelve sentences for descriptions, ten for pronouns, three for verdicts.
 */
export function findReferences({ text, tokens, sentences, mentions, attributions = [] }: ReferringText): References {
  const phrases = findPhrases(tokens, sentences).map((phrase) => withWholeName(mentions, phrase))
  const callings = readCallings(tokens, mentions)
  const names = new Map<number, Reference>()
  for (const mention of mentions.mentions) {
    if (!isName(mention) || (mention.form === 'full' && callings.root[mention.entity] === mention.entity && !isUntitled(mentions, mention))) continue
    const reference = nameReference(tokens, mentions, callings, mention)
    if (reference) names.set(reference.firstToken, reference)
  }
  const reading: Reading = {
    names, quotes: findQuotes(tokens, sentences), text, tokens, mentions, callings, holders: findHolders(tokens, mentions), persons: findToldPersons(tokens, mentions, callings), event: namedEvent(tokens, mentions, phrases),
    towns: findTowns(tokens, (at) => isPersonal(mentions, at)), townChain: mentions.entities.length + phrases.length,
  }
  const described = describePhrases(reading, phrases)
  const chains = new Int32Array(tokens.length).fill(-1)
  const byFirst = new Map(phrases.map((phrase) => [phrase.first, phrase]))
  const phraseOf = new Map<number, Phrase>()
  const referenceOf = new Map<number, Reference>()
  const bySentence: Phrase[][] = sentences.map(() => [])
  phrases.forEach((phrase, index) => {
    const { reference, chain } = described[index]!
    chains[phrase.head] = chain
    phraseOf.set(phrase.head, phrase)
    if (reference) referenceOf.set(phrase.head, reference)
    bySentence[phrase.sentence]!.push(phrase)
  })
  for (const mention of mentions.mentions) if (isName(mention)) chains.fill(callings.root[mention.entity]!, mention.firstToken, mention.endToken)
  for (const { first, end, number, kinds } of reading.towns) if (kinds.size > 0) chains.fill(reading.townChain + number, first, end)
  const speakers = speakersOf(tokens, attributions)
  const persons = namedPersons(mentions, callings)
  const taken = new Map<number, Reference>()
  const setting: PronounSetting = { ...reading, speakers: speakers.map(({ name }) => name), settled: taken, phraseOf, referenceOf, chains, bySentence, starts: sentences.map(({ bodyToken }) => bodyToken) }
  for (const reference of referenceOf.values()) taken.set(reference.firstToken, reference)
  for (const reference of names.values()) taken.set(reference.firstToken, reference)
  for (const [at, read] of mentions.readings) {
    const reference = pronounReference(setting, at, read)
    if (reference) taken.set(at, reference)
  }
  const isClear = (sourceEnd: number): boolean => isClearSource(setting, sourceEnd)
  let before = 0
  for (const { type, bodyToken, endToken } of sentences) {
    if (type === 'heading') continue
    for (let at = bodyToken; at < endToken; at += 1) {
      if (taken.has(at)) continue
      const reference = firstPersonReference(tokens, speakers, persons, isClear, at) ?? secondPersonReference(tokens, reading.quotes, at) ??
        pairReference(reading, at, [before, bodyToken]) ?? thereReference(reading, at, bodyToken) ?? yearReference(reading, at) ?? demonstrativeReference(tokens, at, byFirst.get(at))
      if (reference) taken.set(at, reference)
    }
    before = bodyToken
  }
  for (const judgement of findJudgements(tokens, sentences)) {
    const content = wordRange({ text, tokens }, judgement.judged, taken)
    taken.set(judgement.verdict[0], judgementReference(judgement, content))
  }
  return inOrder(tokens.length, [...taken.values()], chains)
}

/** Part of the name of a person, beyond doubt: one capitalised word may be a town. */
function isPersonal(mentions: Mentions, at: number): boolean {
  const mention = mentionAt(mentions, at)
  const entity = mention && mentions.entities[mention.entity]
  return entity?.kind === 'person' && (entity.name.includes(' ') || entity.title !== undefined)
}

/** "She said", "Cruz said": whether it is settled who that is. */
function isClearSource({ tokens, mentions, settled }: PronounSetting, end: number): boolean {
  const at = tokenAt(tokens, end)
  if (at < 0) return false
  const mention = mentionAt(mentions, at)
  const reference = settled.get(at) ?? (mention && settled.get(mention.firstToken))
  if (reference) return reference.decision === 'keep' || 'wording' in reference.decision
  // Without a reference a name is whole, or nobody knows whose it is.
  return mention !== undefined && isName(mention) && mention.form === 'full'
}

/** The token that holds a character, by halves; -1 for none. */
function tokenAt(tokens: readonly Token[], character: number): number {
  let [low, high] = [0, tokens.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const { start, end } = tokens[middle]!
    if (end <= character) low = middle + 1
    else if (start > character) high = middle - 1
    else return middle
  }
  return -1
}

function inOrder(size: number, all: readonly Reference[], chains: Int32Array): References {
  const list: Reference[] = []
  const byToken = new Int32Array(size).fill(-1)
  let end = 0
  for (const reference of [...all].sort((a, b) => a.firstToken - b.firstToken || b.endToken - a.endToken)) {
    if (reference.firstToken < end) continue
    byToken.fill(list.length, reference.firstToken, reference.endToken)
    list.push(reference)
    end = reference.endToken
  }
  return { list, byToken, chains }
}

const opensEvent = /^(?:took|takes|was held|is held|opened|opens|kicked off|begins|began)$/
const firstSentences = 5

/** The named event that an article reports: "The 22nd Fan Fair took place …"; undefined where there is none or a second. */
function namedEvent(tokens: readonly Token[], mentions: Mentions, phrases: readonly Phrase[]): Phrase | undefined {
  let event: Phrase | undefined
  for (const phrase of phrases) {
    if (phrase.sentence > firstSentences) break
    const { head, first } = phrase
    const [verb, next] = [tokens[head + 1], tokens[head + 2]]
    if (tokens[head]!.pos !== 'PROPN' || !verb || !next) continue
    const isHeld = (verb.lemma === 'take' && next.lower === 'place') || opensEvent.test(`${verb.lower} ${next.lower}`)
    let isKind = false
    for (let at = first; at <= head; at += 1) if (eventNouns.has(tokens[at]!.lower)) isKind = true
    if (!isHeld && !(isKind && opensEvent.test(verb.lower))) continue
    const mention = mentionAt(mentions, head)
    if (phrase.determiner !== 'the' && mention && mentions.entities[mention.entity]!.kind === 'person') continue
    if (event) return undefined
    event = phrase
  }
  return event
}

/** "The Bank of Rye’s website", "Harbour and Border Police": the name that begins it, all of it. */
function withWholeName(mentions: Mentions, phrase: Phrase): Phrase {
  const mention = mentionAt(mentions, phrase.first)
  const isWhole = !mention || mention.firstToken >= phrase.first || (phrase.determiner !== 'possessive' && !isName(mention))
  return isWhole ? phrase : { ...phrase, first: mention.firstToken }
}

/** "Hale", where the article elsewhere says "President Hale". */
function isUntitled({ entities }: Mentions, { entity, firstToken, endToken }: Mention): boolean {
  const { name, title, kind } = entities[entity]!
  return kind === 'person' && title !== undefined && !name.includes(' ') && endToken - firstToken === 1
}
