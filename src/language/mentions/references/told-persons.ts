// "The Republican presidential nominee" → Donald Trump: only where the article itself has called this person so, in a title, an
// aside or a predicate, and nobody else.
import { partyWords, personCallings } from '../../lexicon/descriptions.js'
import { stateNames } from '../../lexicon/names.js'
import { officeNouns } from '../../lexicon/offices.js'
import { personNouns } from '../../lexicon/source-nouns.js'
import { words } from '../../lexicon/word-lists.js'
import type { Token } from '../../words/token.js'
import { mentionAt, type Mention, type Mentions } from '../mentions.js'
import { isName, type Callings } from './names.js'
import { shortOffices } from './offices.js'

/** What an article says of its persons. */
export interface ToldPersons {
  /** Noun, in lower case → who is called by it. */
  byNoun: ReadonlyMap<string, readonly TitleHolder[]>
  /** Person → all words of its titles and asides, in lower case. */
  words: ReadonlyMap<number, ReadonlySet<string>>
}

interface TitleHolder {
  entity: number
  /** One past the token from which the article has said so. */
  since: number
  /** "Former", "vice": the words that make another office of it. */
  lessened: string
}

const lessening = words('former ex vice deputy assistant associate acting onetime late lieutenant')
const joining = words('of from in for')
const inside = words('ADJ NOUN PROPN NUM')
/** Tokens: so long titles and asides are. */
const longestTitle = 6
const longestAside = 12

/** findToldPersons gathers what stands before and behind the names of persons. Linear: each look is bounded. */
export function findToldPersons(tokens: readonly Token[], all: Mentions, { root }: Callings): ToldPersons {
  const { mentions, entities } = all
  const byNoun = new Map<string, TitleHolder[]>()
  const told = new Map<number, Set<string>>()
  for (const mention of mentions) {
    if (!isName(mention) || entities[mention.entity]!.kind !== 'person') continue
    const entity = root[mention.entity]!
    const own = told.get(entity) ?? new Set<string>()
    told.set(entity, own)
    for (const phrase of [titleOf(tokens, mention, entities[mention.entity]!.name), asideOf(tokens, all, mention), predicateOf(tokens, mention)]) {
      for (const word of phrase) own.add(word)
      phrase.forEach((word, place) => {
        if (!isPersonNoun(word)) return
        const holders = byNoun.get(word) ?? []
        byNoun.set(word, holders)
        const lessened = phrase.slice(0, place).filter((other) => lessening.has(other)).join(' ')
        if (!holders.some((other) => other.entity === entity && other.lessened === lessened)) holders.push({ entity, since: mention.endToken, lessened })
      })
    }
    for (const word of seatOf(tokens, mention)) own.add(word)
  }
  return { byNoun, words: told }
}

/** isPersonNoun says whether a noun calls somebody by office, trade or part. */
export function isPersonNoun(noun: string): boolean {
  return personNouns.has(noun) || officeNouns.has(noun) || personCallings.has(noun)
}

/** toldPerson gives who alone is called by "the" and the words of tokens [first, head]; undefined where nobody or several are. */
export function toldPerson({ byNoun, words: told }: ToldPersons, tokens: readonly Token[], [first, head]: readonly [number, number]): number | undefined {
  const phrase = plainWords(tokens, first + 1, head + 1)
  const noun = phrase[phrase.length - 1]!
  const lessened = phrase.filter((word) => lessening.has(word)).join(' ')
  const meant = (byNoun.get(noun) ?? []).filter((holder) => holder.since <= first && holder.lessened === lessened &&
    phrase.every((word) => told.get(holder.entity)!.has(word)))
  const [only] = meant
  return only && meant.every(({ entity }) => entity === only.entity) ? only.entity : undefined
}

/** "Republican presidential candidate" of "Republican presidential candidate Donald Trump". */
function titleOf(tokens: readonly Token[], { firstToken, endToken }: Mention, name: string): string[] {
  const own = new Set(name.toLowerCase().split(' '))
  let end = firstToken
  while (end < endToken && !own.has(tokens[end]!.lower)) end += 1
  let first = end
  while (first > 0 && end - first < longestTitle && isInside(tokens[first - 1]!)) first -= 1
  return plainWords(tokens, first, end)
}

/** "A retired neurosurgeon" of "Ben Carson, a retired neurosurgeon, …". */
function asideOf(tokens: readonly Token[], mentions: Mentions, { endToken }: Mention): string[] {
  if (tokens[endToken]?.text !== ',') return []
  const end = phraseEnd(tokens, endToken + 1)
  // "Ann Lee, Senator Bob Hale, …": the next of a list.
  for (let at = endToken + 1; at < end; at += 1) {
    const mention = mentionAt(mentions, at)
    if (mention && mentions.entities[mention.entity]!.kind === 'person') return []
  }
  const closes = tokens[end]?.text
  return closes === ',' || closes === '.' ? plainWords(tokens, endToken + 1, end) : []
}

/** "The mayor of Rye" of "Ann Lee is the mayor of Rye". */
function predicateOf(tokens: readonly Token[], { endToken }: Mention): string[] {
  const verb = tokens[endToken]
  if (verb?.lemma !== 'be' || tokens[endToken + 1]?.pos !== 'DET') return []
  return plainWords(tokens, endToken + 1, phraseEnd(tokens, endToken + 1))
}

/** Past a noun phrase and what "of", "from", "in" ties to it. */
function phraseEnd(tokens: readonly Token[], from: number): number {
  let end = from
  if (tokens[end]?.pos === 'DET') end += 1
  while (end < tokens.length && end - from < longestAside) {
    const token = tokens[end]!
    if (!isInside(token) && !(joining.has(token.lower) && end > from && tokens[end + 1]?.pos !== 'VERB') && !(token.pos === 'DET' && joining.has(tokens[end - 1]!.lower))) break
    end += 1
  }
  return end
}

function isInside({ pos, lower, tag }: Token): boolean {
  return inside.has(pos) || lower === '-' || tag === 'VBN'
}

/** "Bob Lee (R-Tex.)", "Bob Lee of Vermont": party and state. */
function seatOf(tokens: readonly Token[], { endToken }: Mention): string[] {
  const opener = tokens[endToken]
  if (opener?.lower === 'of' && tokens[endToken + 1]?.pos === 'PROPN') {
    const end = phraseEnd(tokens, endToken + 1)
    return plainWords(tokens, endToken + 1, end)
  }
  if (opener?.text !== '(') return []
  let seat = ''
  for (let at = endToken + 1; at < tokens.length && at - endToken <= longestSeat && tokens[at]!.text !== ')'; at += 1) seat += tokens[at]!.lower
  return seat.split('-').flatMap((word) => (stateNames.get(word) ?? partyWords.get(word) ?? '').split(' ').filter(Boolean))
}

/** Tokens: "R-S.C." are four. */
const longestSeat = 6

/** The words of tokens [first, end) as they are compared: without articles, parties and short offices spelled out. */
function plainWords(tokens: readonly Token[], first: number, end: number): string[] {
  const found: string[] = []
  for (let at = first; at < end; at += 1) {
    const { lower, pos } = tokens[at]!
    if (pos === 'DET' || pos === 'PUNCT' || joining.has(lower)) continue
    found.push(partyWords.get(lower) ?? shortOffices.get(lower) ?? lower)
  }
  return found
}
