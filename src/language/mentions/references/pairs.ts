// "The two met", "both candidates": two whom the article told of right before.
import { personNouns } from '../../lexicon/source-nouns.js'
import { words } from '../../lexicon/word-lists.js'
import type { Token } from '../../words/token.js'
import { mentionAt, type Mentions } from '../mentions.js'
import { fullName } from './names.js'
import type { Reading } from './reading.js'
import type { Reference } from './reference.js'

/** Two of these are the same two to every reader. */
const knownPairs = words('sides parties chambers houses ways ends hands eyes sexes genders genres times years days weeks months cases')
const personPairs = words('men women candidates nominees senators rivals leaders hopefuls contenders')

/** pairReference gives who "the two" or "both candidates" at a token are, where the sentence before or this one names two persons and no more; else open. */
export function pairReference(reading: Reading, at: number, [before, start]: readonly [number, number]): Reference | undefined {
  const { tokens, mentions, callings } = reading
  const end = pairEnd(tokens, at)
  if (end === at) return undefined
  const own = personsIn(mentions, start, at)
  // "Lee and Hale agree: in 2009, the two met": the sentence has told.
  if (own.length > 1) return undefined
  const found = [...new Set([...personsIn(mentions, before, start), ...own].map((entity) => callings.root[entity]!))]
  const base = { firstToken: at, endToken: end, kind: 'demonstrative', chain: -1 } as const
  const names = found.map((entity) => fullName(mentions.entities[entity]!, callings.hasArticle[entity] === 1))
  const isBoth = tokens[at]!.lower === 'both'
  if (names.length !== 2 || (isBoth && !isPersonal(tokens[end - 1]!))) return { ...base, decision: { open: [] } }
  // "Lee met Hale, a doctor. Both candidates …": of the two named last one may be no candidate.
  const isClear = !isBoth && own.length === 0 && reading.quotes.byToken[at]! < 0
  const wording = names.join(' and ')
  return { ...base, decision: isClear ? { wording } : { open: [wording] } }
}

function isPersonal({ lower, lemma }: Token): boolean {
  return personPairs.has(lower) || personNouns.has(lemma)
}

/** One past "the two" or "both candidates", where nothing behind says which ones; `at` where it is no such pair. */
function pairEnd(tokens: readonly Token[], at: number): number {
  const { lower } = tokens[at]!
  const next = tokens[at + 1]
  if (lower === 'the' && next?.lower === 'two') {
    const verb = tokens[at + 2]
    return verb && (verb.pos === 'VERB' || verb.pos === 'AUX' || verb.pos === 'ADV') ? at + 2 : at
  }
  if (lower !== 'both' || next?.tag !== 'NNS' || knownPairs.has(next.lower)) return at
  const after = tokens[at + 2]
  const isMore = after !== undefined && (after.pos === 'NOUN' || after.pos === 'PROPN' || /^(?:and|or|of|in|from|who|that)$/.test(after.lower) || after.tag === 'POS')
  return isMore ? at : at + 2
}

/** The persons mentioned among tokens [from, end). */
function personsIn(mentions: Mentions, from: number, end: number): number[] {
  const found = new Set<number>()
  for (let at = from; at < end; at += 1) {
    const mention = mentionAt(mentions, at)
    if (mention && mentions.entities[mention.entity]!.kind === 'person') found.add(mention.entity)
  }
  return [...found]
}
