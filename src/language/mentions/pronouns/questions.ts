// A pronoun with what it may stand for, as the model is asked.
import type { Quotes } from '../../sentences/quotes.js'
import { contentTags } from '../../words/nominal-tags.js'
import type { Token } from '../../words/token.js'
import type { Pronoun, Referent } from './antecedent-features.js'
import type { PronounClass } from './pronoun-classes.js'
import type { Gender } from '../../lexicon/names.js'
import { isSpeaker, verbGroupEnd } from './speakers.js'

const mostCandidates = 12
/** A referent that was mentioned so many sentences ago is out of reach. */
export const sentencesBack = 10

/** Candidate lists come nearest first. */
export interface Question {
  pronoun: Pronoun
  candidates: Referent[]
  /** Index into `candidates` of the one that said something last, or -1. */
  spoke: number
  /** Index into `candidates` of the one mentioned most often. */
  top: number
}

/** pronounAt reads how a pronoun stands. */
export function pronounAt(
  tokens: Token[], quotes: Quotes, at: number, [known, gender]: [PronounClass, Gender | undefined], sentence: number,
  paragraph: number, first: number): Pronoun {
  const { lower } = tokens[at]!
  const quoted = quotes.byToken[at]! >= 0
  const isOwner = lower !== 'her' || isOwned(tokens[at + 1])
  const opens = at === first || (!quoted && (quotes.byToken[at - 1] ?? -1) >= 0)
  const own = isOwner ? known : 'him'
  return {
    token: at, class: own, ...(gender ? { gender } : {}), sentence, paragraph, opens, quoted,
    closes: !quoted && (quotes.byToken[at - 1] ?? -1) >= 0,
    speaks: own === 'he' || own === 'they' || own === 'it' ? isSpeaker(tokens, at, at + 1) : false, next: follows(tokens, at),
  }
}

/**
 * How the words after a pronoun go on: 0 no verb, 1 a form of be, 2 another auxiliary, 3 a verb of saying, 4
 * another verb.
 */
function follows(tokens: Token[], at: number): number {
  const end = verbGroupEnd(tokens, at + 1)
  if (end === at + 1) return 0
  const { pos, lemma } = tokens[end - 1]!
  if (pos === 'AUX') return lemma === 'be' ? 1 : 2
  return isSpeaker(tokens, at, at + 1) ? 3 : 4
}

function isOwned(token: Token | undefined): boolean {
  return token !== undefined && contentTags.has(token.pos)
}

/** ask gathers what a pronoun may stand for among the `recent`, the last mentioned last. */
export function ask(pronoun: Pronoun, recent: Referent[], speaker: Referent | undefined): Question {
  const candidates: Referent[] = []
  const barred = pronoun.class === 'him' ? ownSubject(pronoun, recent) : undefined
  let top = -1
  for (let index = recent.length - 1; index >= 0 && candidates.length < mostCandidates; index -= 1) {
    const referent = recent[index]!
    if (pronoun.sentence - referent.sentence > sentencesBack || referent === barred || !fits(pronoun, referent)) continue
    if (top < 0 || referent.count > candidates[top]!.count) top = candidates.length
    candidates.push(referent)
  }
  return { pronoun, candidates, spoke: speaker ? candidates.indexOf(speaker) : -1, top }
}

/** ownSubject: "Trump wanted him there": the subject right before the verb is not the object after it. */
export function ownSubject({ token, sentence }: Pronoun, recent: Referent[]): Referent | undefined {
  const last = recent[recent.length - 1]
  return last?.role === 'subject' && last.sentence === sentence && token - last.endToken <= 4 ? last : undefined
}

function fits({ class: own, gender, speaks }: Pronoun, { sort, gender: known, isNamed, subjectIn, saidIn }: Referent): boolean {
  // "a friend of a nurse": only who has acted is called he or she.
  if (gender && !isNamed && subjectIn < 0 && saidIn < 0) return false
  if (gender) return sort === 'person' && (known === undefined || known === gender)
  if (own === 'they' || own === 'their') return sort === 'people' || sort === 'organization' || (sort === 'things' && !speaks)
  return sort === 'organization' || sort === 'writing' || (sort === 'thing' && !speaks)
}
