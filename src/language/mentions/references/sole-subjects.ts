// "Ticket sales fell. They …": the subject of the sentence before, or whoever is speaking in this one, where nothing else fits.
import { cueVerb } from '../../lexicon/cue-verbs.js'
import type { Token } from '../../words/token.js'
import { words } from '../../lexicon/word-lists.js'
import { mentionAt, type Mentions } from '../mentions.js'
import { isSpeaker, verbGroupEnd } from '../pronouns/speakers.js'
import { finiteTags } from '../../words/finite-tags.js'
import { isTime } from './descriptions.js'
import type { Phrase } from './phrases.js'

/** What a subject is looked for in. */
export interface SubjectSetting {
  tokens: readonly Token[]
  mentions: Mentions
  bySentence: readonly (readonly Phrase[])[]
  /** Sentence → its first token, a label aside. */
  starts: readonly number[]
}

/** "The institute estimates that it would cost 9 billion": what is reckoned is another thing. */
export const reckoning = words('estimate find calculate predict project forecast reckon conclude show suggest')

/** Tokens: so far behind whoever says it a pronoun means the speaker: "The ministry, he said, …" is another. */
const speechReach = 8
/** Tokens: so long an aside behind a subject is. */
const longestAside = 40

/** soleSubject gives what "it" or "they" at a token, in a sentence, can only mean by grammar; undefined where that is not clear. */
export function soleSubject({ tokens, mentions, bySentence, starts }: SubjectSetting, at: number, sentence: number): Phrase | undefined {
  const isMany = tokens[at]!.lower.startsWith('the')
  const start = starts[sentence]!
  const fits = (phrase: Phrase): boolean => phrase.isPlural === isMany && !isTime(tokens[phrase.head]!.lower) && !isPerson(mentions, phrase)
  const opener = openingSubject(tokens, bySentence[sentence]!, at, start)
  if (opener && fits(opener)) return opener
  const own = bySentence[sentence]!.filter(({ head }) => head < at && !isTime(tokens[head]!.lower))
  const last = own[own.length - 1]
  if (last) {
    const isSaying = at - last.head <= speechReach && isSpeaker(tokens, last.first, last.head + 1) &&
      !reckoning.has(tokens[last.head + 1]!.lemma) && tokens[last.first - 1]?.pos !== 'ADP'
    return isSaying && fits(last) && own.filter(fits).length === 1 && last.determiner !== 'possessive' ? last : undefined
  }
  const before = bySentence[sentence - 1] ?? []
  const subject = before.find((phrase) => phrase.isTopic || (phrase.first === starts[sentence - 1] && hasAside(tokens, phrase)))
  if (!subject || !fits(subject) || tokens[subject.head]!.pos === 'PRON' || !opens(tokens, at)) return undefined
  const told = endOfSubject(tokens, subject)
  return before.some((other) => other.head >= told && fits(other)) ? undefined : subject
}

function hasAside(tokens: readonly Token[], phrase: Phrase): boolean {
  return tokens[phrase.head + 1]?.text === ',' && endOfSubject(tokens, phrase) > phrase.head + 1
}

/** "One petition, created by Ann Lee of the Rye Union, has …": who stands in the aside is none of those told of. */
function endOfSubject(tokens: readonly Token[], { head, end }: Phrase): number {
  if (tokens[head + 1]?.text !== ',') return Math.max(head + 1, end)
  for (let at = head + 2; at < tokens.length - 1 && at - head < longestAside && tokens[at]!.tag !== '.'; at += 1) {
    if (tokens[at]!.text === ',' && finiteTags.has(tokens[at + 1]!.tag)) return at
  }
  return head + 1
}

const opening = words('while although though as when because since if after')

/** "While Norland is ready, it …", "Asked if rents rose, Lee said they …": the subject of the clause that the sentence opens with. */
function openingSubject(tokens: readonly Token[], own: readonly Phrase[], at: number, start: number): Phrase | undefined {
  const isAsked = tokens[start]?.lower === 'asked' && /^(?:if|whether)$/.test(tokens[start + 1]?.lower ?? '')
  if (!isAsked && !opening.has(tokens[start]?.lower ?? '')) return undefined
  const subject = own.find(({ first }) => first === start + (isAsked ? 2 : 1))
  if (!subject || subject.head >= at || verbGroupEnd(tokens, subject.head + 1) === subject.head + 1) return undefined
  const before = tokens[at - 1]
  const isNext = isAsked ? before !== undefined && cueVerb(before.lower)?.type === 'speech' : before?.text === ','
  // "While Norland and Vantor …": one of several.
  return isNext && tokens[at + 1] !== undefined && verbGroupEnd(tokens, at + 1) > at + 1 ? subject : undefined
}

/** "He": known by his name, and no "it". */
function isPerson(mentions: Mentions, { head }: Phrase): boolean {
  const mention = mentionAt(mentions, head)
  return mention !== undefined && mentions.entities[mention.entity]!.kind === 'person'
}

/** Whether a pronoun is the first word of its sentence, a conjunction aside, and acts or owns. */
function opens(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const isFirst = !before || before.tag === '.' || before.tag === "''" || before.text === '\n' || (before.pos === 'CCONJ' && /^\p{Lu}/u.test(before.text)) ||
    /^\p{Lu}/u.test(tokens[at]!.text)
  const { lower } = tokens[at]!
  return isFirst && (lower === 'its' || lower === 'their' || verbGroupEnd(tokens, at + 1) > at + 1)
}
