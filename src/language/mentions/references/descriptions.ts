// "The petition" → "the petition by Ann Lee": where an earlier phrase with the same noun says which one, and no other of the
// kind was told of since. What goes back to something and finds nothing stays open.
import { narrowerThings } from '../../lexicon/broader-nouns.js'
import { returningNouns, tellingWords, usedBare } from '../../lexicon/descriptions.js'
import { calendarUnits, partsOfDay, seasons, times } from '../../lexicon/calendar.js'
import { honorifics, peoples } from '../../lexicon/names.js'
import { uniqueThings } from '../../lexicon/references.js'
import { personNouns } from '../../lexicon/source-nouns.js'
import { words } from '../../lexicon/word-lists.js'
import type { Token } from '../../words/token.js'
import { commonTags } from '../../words/part-of-speech.js'
import { mentionAt, type Mentions } from '../mentions.js'
import { isName } from './names.js'
import { callingOf, holderOf, longestAside } from './offices.js'
import type { Phrase } from './phrases.js'
import { personDescription } from './person-descriptions.js'
import type { Reference } from './reference.js'
import type { Reading } from './reading.js'
import { townMeant } from './towns.js'
import { wordRange, type WordedText } from './worded-text.js'

/** Sentences: so far back a fuller naming is taken, and another of the kind rivals it. */
export const namingReach = 12
export const rivalReach = 8
const mostRemembered = 12
const quantifiers = words('many some several few most all no every each any more other such both numerous')

export interface Described {
  reference: Reference | undefined
  chain: number
}

/** Phrases with the same noun and number, the last mentioned last. */
type History = Map<string, Remembered[]>

interface Remembered {
  phrase: Phrase
  chain: number
}

/** describePhrases settles each phrase in order: what it refers to, and the number of what it means. Linear: windows are bounded. */
export function describePhrases(reading: Reading, phrases: readonly Phrase[]): Described[] {
  const { tokens, mentions } = reading
  const history: History = new Map()
  let nextChain = mentions.entities.length
  return phrases.map((phrase): Described => {
    const mention = mentionAt(mentions, phrase.head)
    if (mention && isName(mention)) return { reference: undefined, chain: reading.callings.root[mention.entity]! }
    // "Mr. President": a way to speak to somebody, that tells of nobody.
    if (phrase.head === phrase.first + 1 && honorifics.has(tokens[phrase.first]!.lower)) return { reference: undefined, chain: (nextChain += 1) - 1 }
    const key = `${tokens[phrase.head]!.lemma} ${String(phrase.isPlural)}`
    const own = history.get(key) ?? []
    history.set(key, own)
    const before = calledOtherwise(tokens, history, phrase, own) ?? own
    const holder = isBare(tokens, phrase) ? holderFor(reading, phrase, before) ?? townFor(reading, phrase) : undefined
    if (holder) return { reference: holder, chain: holder.chain }
    const person = personDescription(reading, phrase, nextChain)
    if (person) {
      nextChain += 1
      own.push({ phrase, chain: person.chain })
      return { reference: person, chain: person.chain }
    }
    const aside = asideReference(reading, phrase, nextChain)
    if (aside) {
      nextChain += 1
      own.push({ phrase, chain: aside.chain })
      return { reference: aside, chain: aside.chain }
    }
    const isBack = (phrase.determiner === 'the' || phrase.determiner === 'demonstrative') && !isTime(tokens[phrase.head]!.lower)
    const last = before[before.length - 1]
    const isSame = isBack && last !== undefined && phrase.sentence - last.phrase.sentence <= namingReach && !isTold(phrase)
    const chain = isSame ? last.chain : (nextChain += 1) - 1
    const reference = isBack && isBare(tokens, phrase) ? referenceFor(reading, phrase, before, chain) : undefined
    own.push({ phrase, chain })
    if (own.length > mostRemembered) own.shift()
    return { reference, chain }
  })
}

/** "The measure", where a bill and no measure was told of: the phrases with the narrower nouns, in order; undefined where there are none. */
function calledOtherwise(tokens: readonly Token[], history: History, phrase: Phrase, own: readonly { phrase: Phrase }[]): Remembered[] | undefined {
  const narrower = phrase.determiner === 'the' || phrase.determiner === 'demonstrative' ? narrowerThings.get(tokens[phrase.head]!.lower) : undefined
  if (!narrower || !isBare(tokens, phrase) || own.some(({ phrase: other }) => isTold(other))) return undefined
  const found = narrower.flatMap((noun) => history.get(`${noun} ${String(phrase.isPlural)}`) ?? [])
  return found.length > 0 ? found.sort((a, b) => a.phrase.head - b.phrase.head) : undefined
}

/** "Lee tax plan" in a headline: "the Lee tax plan". */
function withArticle(wording: string, { determiner, isPlural }: Phrase): string {
  return determiner === 'none' && !isPlural && !wording.startsWith('the ') ? `the ${wording}` : wording
}

/** "One petition, created by Ann Lee, has …": in a claim without the aside the phrase takes it along. */
function asideReference(reading: Reading, phrase: Phrase, chain: number): Reference | undefined {
  const { tokens, mentions } = reading
  const { first, head, end, determiner } = phrase
  if (determiner !== 'indefinite' || tokens[head + 1]?.text !== ',' || end <= head + 2 || !hasName(tokens, mentions, phrase)) return undefined
  return { firstToken: first, endToken: head + 1, kind: 'description', decision: { wording: describe(reading, phrase) }, antecedent: [head + 1, end], chain }
}

function holderFor({ tokens, mentions, callings, holders, quotes }: Reading, phrase: Phrase, before: readonly { phrase: Phrase }[]): Reference | undefined {
  const noun = tokens[phrase.head]!.lower
  if (phrase.determiner !== 'the' || usedBare.has(noun) || uniqueThings.has(noun)) return undefined
  const holder = holderOf(holders, tokens, mentions, phrase.head)
  if (!holder) return undefined
  const { entity, since } = holder
  // "A local board" was told of since: which of the two?
  const isRivalled = before.some(({ phrase: other }) => phrase.sentence - other.sentence <= rivalReach && isTold(other) &&
    (other.head < since || other.head > since + longestAside))
  if (isRivalled) return undefined
  const wording = callingOf(mentions, callings, entity, noun)
  // "“… the president but also the slave …”": in somebody's mouth it may be any.
  const decision = quotes.byToken[phrase.head]! >= 0 ? { open: [wording] } : { wording }
  return { firstToken: phrase.first, endToken: phrase.head + 1, kind: 'description', decision, chain: entity }
}

function townFor({ tokens, towns, townChain, quotes }: Reading, { determiner, head, first }: Phrase): Reference | undefined {
  const town = determiner === 'the' ? townMeant(towns, tokens[head]!.lower, first) : undefined
  if (!town) return undefined
  const decision = quotes.byToken[head]! >= 0 ? { open: [town.name] } : { wording: town.name }
  return { firstToken: first, endToken: head + 1, kind: 'description', decision, chain: townChain + town.number }
}

function referenceFor(reading: Reading, phrase: Phrase, before: readonly { phrase: Phrase }[], chain: number): Reference | undefined {
  const { tokens, event } = reading
  const { first, head, determiner } = phrase
  const reference = { firstToken: first, endToken: head + 1, kind: determiner === 'the' ? 'description' : 'demonstrative', chain } as const
  const noun = tokens[head]!.lower
  if (noun === 'event' && event && event.head < first) {
    return { ...reference, decision: { wording: describe(reading, event) }, antecedent: [event.first, event.end] }
  }
  const fullest = uniqueThings.has(noun) || usedBare.has(noun) ? undefined : fullestNaming(reading, phrase, before)
  if (fullest) return { ...reference, decision: { wording: withArticle(describe(reading, fullest), fullest) }, antecedent: [fullest.first, fullest.head + 1] }
  if (determiner === 'the' ? !isReturning(tokens, phrase) : tokens[head]!.pos === 'PROPN') return undefined
  if (determiner !== 'the' && (isTime(noun) || /^(?:way|time|kind|sort|point|moment|stage|case|regard|sense|respect)s?$/.test(noun))) return undefined
  const candidates = before.filter(({ phrase: other }) => isTold(other) && tokens[other.first]!.tag !== 'PRP$').map(({ phrase: other }) => describe(reading, other))
  return { ...reference, decision: { open: [...new Set(candidates.reverse())].slice(0, 4) } }
}

/** "The letter", "the old letter", no more. */
function isBare(tokens: readonly Token[], { first, head, isFollowed }: Phrase): boolean {
  return !isFollowed && !isDistinguished(tokens, first, head)
}

/** Whether words before the noun say which one: names, numbers, "first", "only", nouns. */
function isDistinguished(tokens: readonly Token[], first: number, head: number): boolean {
  if (head - first > 2) return true
  for (let at = first + 1; at < head; at += 1) {
    const { pos, lower, tag } = tokens[at]!
    if (pos !== 'ADJ' || tag === 'JJS' || tag === 'JJR' || tellingWords.has(lower) || /^\p{Lu}/u.test(tokens[at]!.text)) return true
  }
  return false
}

/** Whether a phrase says more than its noun. */
function isTold({ first, head, end, determiner }: Phrase): boolean {
  if (end > head + 1 || determiner === 'possessive') return true
  return head - first > (determiner === 'none' ? 0 : 1)
}

/** "This week": a time, that its date tells. */
export function isTime(noun: string): boolean {
  return noun.split('-').some((part) => times.has(part) || timeWords.has(part))
}

const timeWords: ReadonlySet<string> = new Set([...calendarUnits, ...partsOfDay, ...seasons, ...words('season weekend quarter time century')]
  .flatMap((word) => [word, `${word}s`]))

function isReturning(tokens: readonly Token[], { first, head, isTopic, isPlural }: Phrase): boolean {
  const { lower, pos } = tokens[head]!
  // "In the event that".
  if (lower === 'event' && tokens[first - 1]?.lower === 'in') return false
  return pos === 'NOUN' && head === first + 1 && (returningNouns.has(lower) || (isTopic && !isPlural)) && !uniqueThings.has(lower) && !usedBare.has(lower)
}

/** The fuller naming that a bare phrase goes back to: it has a name in it, and no other of the kind stands between. */
function fullestNaming({ tokens, mentions }: Reading, phrase: Phrase, before: readonly { phrase: Phrase }[]): Phrase | undefined {
  let fullest: Phrase | undefined
  for (let index = before.length - 1; index >= 0; index -= 1) {
    const { phrase: other } = before[index]!
    const apart = phrase.sentence - other.sentence
    if (apart > namingReach) break
    // "Many nations" are not those; "the former president" is no name.
    const isNaming = isTold(other) && !quantifiers.has(tokens[other.first]!.lower) && (other.end > other.head + 1 || !personNouns.has(tokens[other.head]!.lemma))
    if (!isNaming) continue
    if (fullest) {
      if (apart <= rivalReach && !isPartOf(tokens, other, fullest)) return undefined
      if (apart > rivalReach || !hasName(tokens, mentions, other) || other.end - other.first <= fullest.end - fullest.first) continue
    }
    fullest = other
  }
  const isOthers = fullest !== undefined && tokens[fullest.first]!.tag === 'PRP$'
  return fullest && !isOthers && hasName(tokens, mentions, fullest) ? fullest : undefined
}

/** Whether a naming says nothing that another does not: "the long petition" beside "the long petition by Ann Lee". */
function isPartOf(tokens: readonly Token[], { first, end, head }: Phrase, other: Phrase): boolean {
  const own = new Set<string>()
  for (let at = other.first; at < other.end; at += 1) own.add(tokens[at]!.lower)
  for (let at = first; at < end; at += 1) {
    const { pos, lower } = tokens[at]!
    if (at !== head && pos !== 'DET' && pos !== 'ADP' && !own.has(lower)) return false
  }
  return true
}

function hasName(tokens: readonly Token[], mentions: Mentions, { first, end, head }: Phrase): boolean {
  for (let at = first; at < end; at += 1) if (at !== head && (tokens[at]!.pos === 'PROPN' || mentions.byToken[at]! >= 0)) return true
  return false
}

/** describe words a phrase as one that is known: "a petition by Ann Lee" → "the petition by Ann Lee". */
export function describe(reading: WordedText, { first, head, end, determiner, isPlural }: Phrase): string {
  const { tokens } = reading
  const isArticle = tokens[first]!.pos === 'DET' || /^(?:one|another)$/.test(tokens[first]!.lower)
  const from = isArticle && determiner !== 'possessive' ? first + 1 : first
  const own = wordRange(reading, [from, head + 1], reading.names)
  const tail = end > head + 1 ? ` ${wordRange(reading, [head + 1, end], reading.names).replace(/^, /, '')}` : ''
  const opening = tokens[from]!
  // Only the first word of a sentence has a capital that it does not keep.
  const isCommon = from === first && opening.pos !== 'PROPN' && !peoples.has(opening.lower) &&
    commonTags(opening.lower).length > 0 && !/^.+[A-Z]/.test(opening.text)
  const lowered = isCommon ? own.charAt(0).toLowerCase() + own.slice(1) : own
  if (determiner === 'possessive' || (determiner === 'none' && (isPlural ? opening.pos !== 'NUM' : from === first))) return lowered + tail
  return `the ${lowered}${tail}`
}
