// He, she, it, they → whom or what they mean, where little doubt is left; else open, with the likeliest.
import type { Token } from '../../words/token.js'
import { verbGroupEnd } from '../pronouns/speakers.js'
import { mentionAt, type Guess, type PronounReading } from '../mentions.js'
import { cataphor } from './cataphors.js'
import { describe, isTime } from './descriptions.js'
import { isEmpty, isGeneric } from './empty-pronouns.js'
import { fullName, isName, possessiveOf } from './names.js'
import type { Phrase } from './phrases.js'
import { chainOf, isJoined, isOpen, startOf, type PronounSetting } from './pronoun-setting.js'
import { isPersonLike, personMeant } from './persons.js'
import { reckoning, soleSubject } from './sole-subjects.js'
import type { Reference } from './reference.js'

const sureOfThing = 0.5
/** Less likely guesses are not worth a look. */
const worthNaming = 0.05

/** pronounReference settles the pronoun at a token; undefined where it stands for nothing ("it rained"). */
export function pronounReference(setting: PronounSetting, at: number, reading: PronounReading): Reference | undefined {
  const { tokens } = setting
  const { lower } = tokens[at]!
  if ((lower === 'it' && isEmpty(tokens, at)) || /sel(?:f|ves)$/.test(lower) || isGeneric(tokens, at)) return undefined
  // "Made her spend", "gave her more": hers is nothing there.
  const isObject = lower === 'her' && /^(?:VB|JJR|RB|DT)$/.test(tokens[at + 1]?.tag ?? '')
  const isOwner = (reading.class === 'his' && !isObject) || lower === 'their' || lower === 'its'
  const isPerson = reading.class === 'he' || reading.class === 'his' || reading.class === 'him'
  const ahead = isPerson && !reading.quoted ? cataphor(setting, at, setting.starts[reading.sentence]!) : undefined
  if (ahead !== undefined) return aheadReference(setting, at, ahead, isOwner)
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

/** The reference of a pronoun that means whoever is named behind it, up to a token. */
function aheadReference(setting: PronounSetting, at: number, ahead: number, isOwner: boolean): Reference {
  const { mentions, callings, phraseOf, chains } = setting
  const mention = mentionAt(mentions, ahead)
  const base = { firstToken: at, endToken: at + 1, kind: isOwner ? 'possessive' : 'pronoun', chain: chains[ahead]!, isAhead: true } as const
  if (!mention || !isName(mention)) return { ...base, decision: { open: [describe(setting, phraseOf.get(ahead)!)] } }
  const entity = callings.root[mention.entity]!
  const name = fullName(mentions.entities[entity]!, callings.hasArticle[entity] === 1)
  return { ...base, decision: { wording: isOwner ? possessiveOf(name) : name } }
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
