// He and she → whom they mean, where little doubt is left.
import { genderOfFirstName, organizationWords, outletEndings, places } from '../../lexicon/names.js'
import { words } from '../../lexicon/word-lists.js'
import { commonTags } from '../../words/part-of-speech.js'
import type { Token } from '../../words/token.js'
import { cueVerb } from '../../lexicon/cue-verbs.js'
import { mentionAt, type Guess, type PronounReading } from '../mentions.js'
import { isName } from './names.js'
import { isTime } from './descriptions.js'
import { chainOf, isJoined, isOpen, type PronounSetting } from './pronoun-setting.js'

/** How sure the model must be of a person: where no other fits nearby, where one does, and inside a quotation. */
const sure = { alone: 0.75, rivalled: 0.93, leading: 0.85, acting: 0.85, quoted: 0.93 }
const sureOfPhrase = 0.8
/** Less likely guesses are no rivals. */
const worthNaming = 0.05
/** A rival of whom nothing says whether it is a man or a woman. */
const worthMore = 0.25
/** What is left when those are taken out that cannot be meant: the model must have thought of it itself. */
const worthKeeping = 0.4
/** Sentences: a rival named so far back still counts. */
const rivalsBack = 2
/** A name of one word, of which nothing says that it is a person's. */
const sureOfBare = 0.95

/** personMeant gives whom a pronoun of a person means, undefined where that stays open. */
export function personMeant(setting: PronounSetting, at: number, reading: PronounReading): Guess | undefined {
  const { class: own, quoted, sentence, isRuled } = reading
  const sayer = quoted ? undefined : sayerMeant(setting, at, reading)
  if (sayer) return sayer
  const [first, ...others] = guessesOf(setting, at, reading)
  if (!first || !isPersonLike(setting, first) || isOpen(setting, first)) return undefined
  // "The clerk said the guard and another man were in a car next to him": two who act together are no "him".
  const isOfTwo = (guess: Guess): boolean => own === 'him' && first.saidIn === sentence && guess.sentence === sentence && !isJoined(setting, first) && isJoined(setting, guess)
  const rivals = others.filter((guess) => !isOfTwo(guess) && isPersonLike(setting, guess) && sentence - guess.sentence <= rivalsBack && guess.chance > (guess.gender ? worthNaming : worthMore))
  const isRivalled = rivals.length > 0
  // "Lee unloaded on Hale, calling him …": an object is seldom the one who acts.
  if (own === 'him' && rivals.some((rival) => rival.sentence === sentence)) return undefined
  if (first.gender === undefined && rivals.some(({ gender }) => gender !== undefined)) return undefined
  const isNearer = (rival: Guess): boolean => rival.subjectIn === sentence && rival.firstToken >= first.endToken
  if (first.subjectIn !== sentence && rivals.some(isNearer)) return undefined
  if ('phrase' in first.meant && isJoined(setting, first)) return undefined
  const least = quoted ? sure.quoted : isRivalled ? leastAmong(setting, first, rivals, sentence) : 'phrase' in first.meant ? sureOfPhrase : sure.alone
  // What those two took of the chances is nobody's.
  const ofTwo = others.filter(isOfTwo).reduce((sum, { chance }) => sum + chance, 0)
  return first.chance >= least * (1 - ofTwo) || (isRuled && !quoted && !isRivalled) ? first : undefined
}

function leastAmong({ tokens }: PronounSetting, first: Guess, rivals: readonly Guess[], sentence: number): number {
  // "Lee said she …": the one who acts in the sentence, where no rival stands in it.
  if (first.subjectIn === sentence && rivals.every((rival) => rival.sentence !== sentence)) return sure.acting
  // "Lee blamed the board of Hale. She …": the one who acts in the sentence before, where no rival does or is acted upon.
  const isAside = (rival: Guess): boolean => rival.subjectIn < sentence - 1 && rival.sentence < sentence && tokens[rival.firstToken - 1]?.pos !== 'VERB'
  const isLeading = first.subjectIn >= sentence - 1 && rivals.every(isAside)
  return isLeading ? sure.leading : sure.rivalled
}

/** "Lee said he …", "Lee says that on Monday he …": whoever says it, by name, right before. */
function sayerMeant({ tokens, mentions, callings, chains }: PronounSetting, at: number, { class: own, guesses }: PronounReading): Guess | undefined {
  if (own !== 'he') return undefined
  let verb = at - 1
  while (verb > 0 && at - verb <= 3 && (tokens[verb]!.lower === 'that' || isTime(tokens[verb]!.lower) || tokens[verb]!.lower === 'on')) verb -= 1
  const cue = tokens[verb]?.pos === 'VERB' ? cueVerb(tokens[verb]!.lower) : undefined
  if (cue?.type !== 'speech' || cue.form === 'gerund' || cue.form === 'base') return undefined
  let before = verb - 1
  while (before > 0 && (tokens[before]!.pos === 'AUX' || tokens[before]!.pos === 'ADV')) before -= 1
  const mention = mentionAt(mentions, before)
  if (!mention || !isName(mention) || mention.endToken !== before + 1) return undefined
  const entity = callings.root[mention.entity]!
  return guesses.find((guess) => chainOf({ callings, chains }, guess) === entity)
}

/**
 * The guesses with the chances of what means the same put together, and without those that cannot be meant: the one who
 * speaks in a quotation, and what is nobody.
 */
function guessesOf(setting: PronounSetting, at: number, { guesses, quoted }: PronounReading): readonly Guess[] {
  const kept: Guess[] = []
  let left = 0
  let dropped = 0
  for (const guess of guesses) {
    left += guess.chance
    if (isNobody(setting, guess) || isSpeaker(setting, at, guess, quoted)) {
      dropped += guess.chance
      continue
    }
    const chain = chainOf(setting, guess)
    const same = kept.findIndex((other) => chain >= 0 && chainOf(setting, other) === chain)
    if (same < 0) kept.push(guess)
    else kept[same] = together(kept[same]!, guess)
  }
  if (dropped === 0 || (kept[0]?.chance ?? 0) < worthKeeping) return kept
  return kept.map((guess) => ({ ...guess, chance: (guess.chance * left) / (left - dropped) }))
}

/** Two guesses that mean the same: as the likelier one stood last, with what is known of either. */
function together(one: Guess, other: Guess): Guess {
  const gender = one.gender ?? other.gender
  return {
    ...one, chance: one.chance + other.chance, ...(gender ? { gender } : {}),
    subjectIn: Math.max(one.subjectIn, other.subjectIn), saidIn: Math.max(one.saidIn, other.saidIn),
  }
}

/** isPersonLike: a name taken for a person's on weak grounds, a place or a programme as often, is nobody that "he" means. */
export function isPersonLike({ mentions }: PronounSetting, { meant, chance, gender }: Guess): boolean {
  if (!('entity' in meant)) return true
  const { name, title } = mentions.entities[meant.entity]!
  const parts = name.toLowerCase().split(' ')
  const last = parts[parts.length - 1]!
  // "Obama Sees", from a headline.
  if (commonTags(last)[0] === 'VBZ') return false
  if (title !== undefined || genderOfFirstName(parts[0]!)) return !nothingPersonal.has(last)
  if (parts.length === 1) return gender !== undefined && chance >= sureOfBare && isOwnName(last)
  return !parts.some((part) => organizationWords.has(part) || outletEndings.has(part) || nothingPersonal.has(part))
}

/** "Crutcher", but no "Months", "Universe", "France". */
function isOwnName(lower: string): boolean {
  return commonTags(lower).length === 0 && !places.has(lower)
}

/** "Months", "of Tennessee", "the two senators": not one person. */
function isNobody({ mentions, tokens }: PronounSetting, { meant }: Guess): boolean {
  if (!('entity' in meant)) return isManyOrNone(tokens[meant.phrase[0]]!, tokens[meant.phrase[1] - 1]!)
  const { name, title } = mentions.entities[meant.entity]!
  if (!/^\p{Lu}/u.test(name)) return /^\p{Ll}/u.test(name) && title === undefined
  const lower = name.toLowerCase()
  return title === undefined && !name.includes(' ') && genderOfFirstName(lower) === undefined && commonTags(lower).some((tag) => tag === 'NNS')
}

function isManyOrNone(first: Token, head: Token): boolean {
  return first.pos === 'ADP' || head.tag === 'NNS' || head.tag === 'NNPS'
}

const nothingPersonal = words('show morning night league cup prize award act bill stadium street avenue river church')

/** Inside a quotation, "he" is not the one who speaks. */
function isSpeaker({ mentions, speakers }: PronounSetting, at: number, { meant }: Guess, quoted: boolean): boolean {
  return quoted && 'entity' in meant && mentions.entities[meant.entity]!.name === speakers[at]
}
