// "The retired neurosurgeon", "the Vermont senator": somebody called by more than a bare noun.
import { partyWords, personCallings, soleOffices, tellingWords } from '../../lexicon/descriptions.js'
import { peoples } from '../../lexicon/names.js'
import { words } from '../../lexicon/word-lists.js'
import type { Token } from '../../words/token.js'
import { mentionAt } from '../mentions.js'
import type { Reading } from './reading.js'
import { fullName, isName } from './names.js'
import type { Phrase } from './phrases.js'
import type { Reference } from './reference.js'
import { toldPerson, isPersonNoun } from './told-persons.js'

/** personDescription settles "the", some words and a noun for a person; undefined where it says enough itself, or is no such phrase. */
export function personDescription(reading: Reading, phrase: Phrase, chain: number): Reference | undefined {
  const { tokens, mentions, callings, persons, quotes } = reading
  const { first, head, isFollowed, isPlural, determiner } = phrase
  const noun = tokens[head]!.lower
  if (determiner !== 'the' || isPlural || isFollowed || head - first < 2 || !isPersonNoun(noun) || isPredicate(tokens, first) || isNamedBehind(reading, head)) return undefined
  const base = { firstToken: first, endToken: head + 1, kind: 'description' } as const
  const meant = toldPerson(persons, tokens, [first, head])
  if (meant !== undefined) {
    const wording = fullName(mentions.entities[meant]!, callings.hasArticle[meant] === 1)
    return { ...base, decision: quotes.byToken[head]! >= 0 ? { open: [wording] } : { wording }, chain: meant }
  }
  if (!isAdrift(tokens, first, head)) return undefined
  const candidates = candidatesFor(reading, phrase)
  const names = candidates.slice(0, mostCandidates).map((entity) => fullName(mentions.entities[entity]!, callings.hasArticle[entity] === 1))
  return { ...base, decision: { open: names }, chain: candidates.length === 1 ? candidates[0]! : chain }
}

const mostCandidates = 4
/** Tokens: so far back somebody named last may be meant, and looks for names go. */
const reach = 60
const parties = words('republican democratic independent libertarian green')

/** Who may be meant: whoever is called by the noun, then whoever was named last; nobody of another party. */
function candidatesFor({ tokens, mentions, callings, persons }: Reading, { first, head }: Phrase): number[] {
  const found = new Set<number>()
  for (const { entity, since } of persons.byNoun.get(tokens[head]!.lower) ?? []) if (since <= first) found.add(entity)
  for (let at = first - 1; at >= 0 && first - at < reach; at -= 1) {
    const mention = mentionAt(mentions, at)
    if (mention && isName(mention) && mentions.entities[mention.entity]!.kind === 'person') found.add(callings.root[mention.entity]!)
  }
  const party = tokens.slice(first, head).map(({ lower }) => partyWords.get(lower) ?? lower).find((word) => parties.has(word))
  const isOther = (entity: number): boolean => party !== undefined && [...persons.words.get(entity) ?? []].some((word) => word !== party && parties.has(word))
  return [...found].filter((entity) => !isOther(entity))
}

/** "Is the Democratic nominee", "as the party leader": what somebody is, not who. */
function isPredicate(tokens: readonly Token[], first: number): boolean {
  const before = tokens[first - 1]
  return before !== undefined && (/^(?:be|become|remain|elect|name|appoint|call)$/.test(before.lemma) || before.lower === 'as' || before.lower === 'like')
}

/** "The Republican nominee, Donald Trump, …". */
function isNamedBehind({ tokens, mentions }: Reading, head: number): boolean {
  const next = tokens[head + 1]
  return mentionAt(mentions, head + 1) !== undefined || (next?.text === ',' && mentionAt(mentions, head + 2) !== undefined)
}

/** Whether the article must have told who that is: "the first black senator", "the Mexican president" are clear alone. */
function isAdrift(tokens: readonly Token[], first: number, head: number): boolean {
  const noun = tokens[head]!.lower
  if (!personCallings.has(noun)) return false
  let isOfPlace = false
  let isLessened = false
  for (let at = first + 1; at < head; at += 1) {
    const { lower, tag, pos } = tokens[at]!
    if (tellingWords.has(lower) || tag === 'JJS' || tag === 'JJR' || tag === 'POS') return false
    if (lower === 'former' || lower === 'ex') isLessened = true
    else if ((peoples.has(lower) || pos === 'PROPN') && !parties.has(partyWords.get(lower) ?? lower)) isOfPlace = true
  }
  return isLessened || !(isOfPlace && soleOffices.has(noun))
}
