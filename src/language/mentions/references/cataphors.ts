// "In his speech, Lee …", "Asked if he was tired, the senator …": whoever the sentence goes on with behind its opening.
import { words } from '../../lexicon/word-lists.js'
import { mentionAt, type Mention, type Mentions } from '../mentions.js'
import { verbGroupEnd } from '../pronouns/speakers.js'
import { isName } from './names.js'
import type { PronounSetting } from './pronoun-setting.js'
import { isPersonNoun } from './told-persons.js'

/** Tokens: so long an opening may be. */
const longestOpening = 16
const owning = words('his her')
const female = words('her she hers')

/** Whom a pronoun in the opening of its sentence means: the last token of the name or phrase behind the comma. */
export function cataphor({ tokens, mentions, phraseOf }: PronounSetting, at: number, first: number): number | undefined {
  const opener = tokens[first]
  if (!opener || at - first > longestOpening) return undefined
  // "After he left, Lee …" may be of two; "In his speech, Lee …", "Asked if he …, Lee …" are of one.
  const isAsked = opener.tag === 'VBN'
  if (!isAsked && !(opener.pos === 'ADP' && owning.has(tokens[at]!.lower) && at - first <= 2)) return undefined
  for (let look = first; look < at; look += 1) if (personAt(mentions, look)) return undefined
  let end = at + 1
  while (end - first < longestOpening && tokens[end] && tokens[end]!.text !== ',' && tokens[end]!.tag !== '.' && !personAt(mentions, end)) end += 1
  const isParted = tokens[end]?.text === ','
  const mention = personAt(mentions, isParted ? end + 1 : end)
  if (mention && (isParted || !isAsked)) {
    const { gender } = mentions.entities[mention.entity]!
    const isOf = gender === undefined || (gender === 'female') === female.has(tokens[at]!.lower)
    return isOf && mention.firstToken > at + 1 && verbGroupEnd(tokens, mention.endToken) > mention.endToken ? mention.endToken - 1 : undefined
  }
  // "At his cookout, the singer …": the cookout may be another's.
  if (!isAsked || !isParted || mention) return undefined
  let head = end + 1
  while (head - end < longestOpening && tokens[head] && !phraseOf.has(head)) head += 1
  const phrase = phraseOf.get(head)
  const isPerson = phrase?.first === end + 1 && phrase.determiner === 'the' && !phrase.isPlural && isPersonNoun(tokens[head]!.lower)
  return isPerson && verbGroupEnd(tokens, head + 1) > head + 1 ? head : undefined
}

/** The person whose name a token belongs to. */
function personAt(mentions: Mentions, at: number): Mention | undefined {
  const mention = mentionAt(mentions, at)
  return mention && isName(mention) && mentions.entities[mention.entity]!.kind === 'person' ? mention : undefined
}
