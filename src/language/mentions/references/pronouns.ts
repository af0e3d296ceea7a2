// He, she, it, they → whom or what they mean, where little doubt is left; else open, with the likeliest.
import { genderOfFirstName, organizationWords, outletEndings } from '../../lexicon/names.js'
import { words } from '../../lexicon/word-lists.js'
import { commonTags } from '../../words/part-of-speech.js'
import type { Token } from '../../words/token.js'
import { verbGroupEnd } from '../pronouns/speakers.js'
import type { Guess, PronounReading } from '../mentions.js'
import { describe, isTime, type Reading } from './descriptions.js'
import { isEmpty, isGeneric } from './empty-pronouns.js'
import { fullName, possessiveOf } from './names.js'
import type { Phrase } from './phrases.js'
import { reckoning, soleSubject } from './sole-subjects.js'
import type { Reference } from './reference.js'

/** How sure the model must be of a person: where no other fits nearby, where one does, and inside a quotation. */
const sure = { alone: 0.75, rivalled: 0.93, acting: 0.85, quoted: 0.93 }
const sureOfPhrase = 0.8
const sureOfThing = 0.5
/** Less likely guesses are not worth a look. */
const worthNaming = 0.05
/** A rival of whom nothing says whether it is a man or a woman. */
const worthMore = 0.25
/** Sentences: a rival named so far back still counts. */
const rivalsBack = 2

/** What pronouns are settled with. */
export interface PronounSetting extends Reading {
  /** Noun token → its phrase. */
  phraseOf: ReadonlyMap<number, Phrase>
  /** Noun token → what its phrase refers to. */
  referenceOf: ReadonlyMap<number, Reference>
  chains: Int32Array
  /** The phrases of each sentence. */
  bySentence: readonly (readonly Phrase[])[]
  /** Token → the name of whoever says it, '' where the article speaks. */
  speakers: readonly string[]
  /** First token → the pronouns before, as they were decided. */
  settled: ReadonlyMap<number, Reference>
}

/** pronounReference settles the pronoun at a token; undefined where it stands for nothing ("it rained"). */
export function pronounReference(setting: PronounSetting, at: number, reading: PronounReading): Reference | undefined {
  const { tokens } = setting
  const { lower } = tokens[at]!
  if ((lower === 'it' && isEmpty(tokens, at)) || /sel(?:f|ves)$/.test(lower) || isGeneric(tokens, at)) return undefined
  // "Made her spend", "gave her more": hers is nothing there.
  const isObject = lower === 'her' && /^(?:VB|JJR|RB|DT)$/.test(tokens[at + 1]?.tag ?? '')
  const isOwner = (reading.class === 'his' && !isObject) || lower === 'their' || lower === 'its'
  const isPerson = reading.class === 'he' || reading.class === 'his' || reading.class === 'him'
  const chosen = isPerson ? personMeant(setting, at, reading) : thingMeant(setting, at, reading)
  const sole = isPerson || chosen || reading.quoted || !isNominative(tokens, at) ? undefined : soleSubject(setting, at, reading.sentence)
  const told = sole ? wordPhrase(setting, sole) : chosen ? wordGuess(setting, chosen) : undefined
  const likeliest = chosen ?? reading.guesses[0]
  const base = {
    firstToken: at, endToken: at + 1, kind: isOwner ? 'possessive' : 'pronoun',
    chain: sole ? setting.chains[sole.head]! : likeliest ? chainOf(setting, likeliest) : -1,
    ...(sole ? { antecedent: [sole.first, sole.head + 1] as const } : likeliest ? { antecedent: [likeliest.firstToken, likeliest.endToken] as const } : {}),
  } as const
  if (told) return { ...base, decision: { ...told, wording: isOwner ? possessiveOf(told.wording) : told.wording } }
  return { ...base, decision: { open: candidates(setting, reading) } }
}

function personMeant(setting: PronounSetting, at: number, { class: own, guesses, quoted, sentence, isRuled }: PronounReading): Guess | undefined {
  const [first, ...others] = guesses
  if (!first || !isPersonLike(setting, first) || isSpeaker(setting, at, first, quoted) || isOpen(setting, first)) return undefined
  const rivals = others.filter((guess) => isPersonLike(setting, guess) && sentence - guess.sentence <= rivalsBack && guess.chance > (guess.gender ? worthNaming : worthMore))
  const isRivalled = rivals.length > 0
  // "Lee unloaded on Hale, calling him …": an object is seldom the one who acts.
  if (own === 'him' && rivals.some((rival) => rival.sentence === sentence)) return undefined
  if (first.gender === undefined && rivals.some(({ gender }) => gender !== undefined)) return undefined
  const isNearer = (rival: Guess): boolean => rival.subjectIn === sentence && rival.firstToken >= first.endToken
  if (first.subjectIn !== sentence && rivals.some(isNearer)) return undefined
  if ('phrase' in first.meant && isJoined(setting, first)) return undefined
  // "Lee said she …": the one who acts in the sentence, where no rival stands in it.
  const isOwnSubject = first.subjectIn === sentence && rivals.every((rival) => rival.sentence !== sentence)
  const least = quoted ? sure.quoted : isRivalled ? (isOwnSubject ? sure.acting : sure.rivalled) : 'phrase' in first.meant ? sureOfPhrase : sure.alone
  return first.chance >= least || (isRuled && !quoted && !isRivalled) ? first : undefined
}

/** A name taken for a person's on weak grounds, a place or a programme as often, is nobody that "he" means. */
function isPersonLike({ mentions }: PronounSetting, { meant }: Guess): boolean {
  if (!('entity' in meant)) return true
  const { name, title } = mentions.entities[meant.entity]!
  const parts = name.toLowerCase().split(' ')
  // "Obama Sees", from a headline.
  if (commonTags(parts[parts.length - 1]!)[0] === 'VBZ') return false
  if (title !== undefined || genderOfFirstName(parts[0]!)) return !nothingPersonal.has(parts[parts.length - 1]!)
  return parts.length > 1 && !parts.some((part) => organizationWords.has(part) || outletEndings.has(part) || nothingPersonal.has(part))
}

const nothingPersonal = words('show morning night league cup prize award act bill stadium street avenue river church')

/** Inside a quotation, "he" is not the one who speaks. */
function isSpeaker({ mentions, speakers }: PronounSetting, at: number, { meant }: Guess, quoted: boolean): boolean {
  return quoted && 'entity' in meant && mentions.entities[meant.entity]!.name === speakers[at]
}

/** The subject of the sentence before, or of an earlier clause, where nothing else there fits. */
function thingMeant(setting: PronounSetting, at: number, reading: PronounReading): Guess | undefined {
  const { sentence, guesses, speaks } = reading
  const [first] = guesses
  if (!first || first.chance < sureOfThing || reading.quoted || isOpen(setting, first) || !isNominative(setting.tokens, at)) return undefined
  const isMany = reading.class === 'they' || reading.class === 'their'
  const isSubject = first.subjectIn === sentence || (first.subjectIn === sentence - 1 && first.sentence >= sentence - 1)
  if (!isSubject || isMany !== isManySort(setting, first)) return undefined
  if (isJoined(setting, first) || isInside(setting, first)) return undefined
  // "The ministry said it …": whoever is speaking.
  const isReckoned = [first.endToken, at + 1].some((verb) => reckoning.has(setting.tokens[verb]?.lemma ?? ''))
  if (isReckoned && first.subjectIn === sentence) return undefined
  const isSpeech = !isReckoned && (speaks || first.saidIn === sentence)
  if (isSpeech && (first.sort === 'organization' || first.sort === 'people')) return first
  return hasRival(setting, at, first, reading) ? undefined : first
}

/** Whether a guess was last mentioned by a pronoun that is itself unclear. */
function isOpen({ settled }: PronounSetting, { firstToken }: Guess): boolean {
  const decision = settled.get(firstToken)?.decision
  return typeof decision === 'object' && 'open' in decision
}

/** "It grew", "its roots", "they": not the object of a verb. */
function isNominative(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at]!
  if (lower !== 'it') return lower !== 'them' && lower !== 'theirs'
  return verbGroupEnd(tokens, at + 1) > at + 1 && tokens[at - 1]?.pos !== 'VERB' && tokens[at - 1]?.pos !== 'ADP'
}

/** "A professor at the school", "eight of 10 voters": only part of a phrase. */
function isInside(setting: PronounSetting, guess: Guess): boolean {
  return setting.tokens[startOf(setting, guess) - 1]?.pos === 'ADP'
}

/** Where the phrase of a guess begins, its article included. */
function startOf({ tokens, phraseOf }: PronounSetting, { meant, firstToken, endToken }: Guess): number {
  const head = 'phrase' in meant ? meant.phrase[1] - 1 : endToken - 1
  const first = Math.min(firstToken, phraseOf.get(head)?.first ?? firstToken)
  return tokens[first - 1]?.lower === 'the' ? first - 1 : first
}

/** "The school and the police": one of several. */
function isJoined(setting: PronounSetting, guess: Guess): boolean {
  const { tokens } = setting
  const { endToken } = guess
  return /^(?:and|or)$/.test(tokens[startOf(setting, guess) - 1]?.lower ?? '') || /^(?:and|or)$/.test(tokens[endToken]?.lower ?? '')
}

function isManySort({ tokens }: PronounSetting, { sort, endToken }: Guess): boolean {
  return sort === 'people' || sort === 'things' || (sort !== 'organization' && tokens[endToken - 1]!.tag === 'NNPS')
}

/** Another phrase of the same number between the subject and the pronoun: "The council approved the plan. It …". */
function hasRival({ bySentence, tokens, mentions, chains }: PronounSetting, at: number, chosen: Guess, { sentence }: PronounReading): boolean {
  const own = chains[chosen.endToken - 1]!
  const isMany = tokens[at]!.lower.startsWith('the')
  for (let look = Math.max(0, sentence - 1); look <= sentence; look += 1) {
    for (const { head, isPlural, first, determiner } of bySentence[look] ?? []) {
      if (head >= at || head < chosen.firstToken || head === chosen.endToken - 1 || isPlural !== isMany || (own >= 0 && chains[head] === own)) continue
      const mention = mentions.mentions[mentions.byToken[head]!]
      if (isTime(tokens[head]!.lower)) continue
      if (mention && mentions.entities[mention.entity]!.kind === 'person') continue
      // "in the night": what stands behind "in", "on", "of" is seldom what the next sentence is about.
      if ((tokens[first - 1]?.pos === 'ADP' && tokens[head]!.pos !== 'PROPN') || (determiner === 'none' && !isPlural && tokens[head]!.pos !== 'PROPN')) continue
      return true
    }
  }
  return false
}

function chainOf({ chains, callings }: PronounSetting, { meant, endToken }: Guess): number {
  return 'entity' in meant ? callings.root[meant.entity]! : chains[meant.phrase[1] - 1] ?? chains[endToken - 1]!
}

/** The words for what a pronoun means; none for a phrase that does not tell itself which one it is. */
function wordGuess(setting: PronounSetting, { meant }: Guess): Told | undefined {
  const { mentions, callings, phraseOf } = setting
  if ('entity' in meant) {
    const entity = callings.root[meant.entity]!
    return { wording: fullName(mentions.entities[entity]!, callings.hasArticle[entity] === 1) }
  }
  const phrase = phraseOf.get(meant.phrase[1] - 1)
  return phrase ? wordPhrase(setting, phrase) : undefined
}

/** Words for a pronoun; `open` where they do not tell themselves which one is meant. */
interface Told {
  wording: string
  open?: readonly string[]
}

function wordPhrase(setting: PronounSetting, phrase: Phrase): Told | undefined {
  const { referenceOf, tokens } = setting
  const decision = referenceOf.get(phrase.head)?.decision
  if (typeof decision === 'object' && 'wording' in decision) return decision
  const isAny = (at: number): boolean => /^(?:no|every|each|any|neither|either)$/.test(tokens[at]?.lower ?? '')
  if (tokens[phrase.first]!.tag === 'PRP$' || isAny(phrase.first) || isAny(phrase.first - 1)) return undefined
  return { wording: describe(setting, phrase), ...(typeof decision === 'object' ? { open: decision.open } : {}) }
}

function candidates(setting: PronounSetting, { guesses, class: own }: PronounReading): string[] {
  const isPerson = /^(?:he|his|him)$/.test(own)
  const isNamed = (guess: Guess): boolean => guess.chance >= worthNaming && (!isPerson || guess === guesses[0] || isPersonLike(setting, guess)) &&
    ('phrase' in guess.meant ? setting.tokens[guess.meant.phrase[0]]!.tag !== 'PRP$' : true)
  const names = guesses.filter(isNamed).map((guess) => wordGuess(setting, guess)?.wording ?? wordPlainly(setting, guess))
  return [...new Set(names)]
}

function wordPlainly({ tokens, text }: PronounSetting, { meant }: Guess): string {
  if (!('phrase' in meant)) return ''
  const [first, end] = meant.phrase
  return text.slice(tokens[first]!.start, tokens[end - 1]!.end).replace(/\s+/g, ' ')
}
