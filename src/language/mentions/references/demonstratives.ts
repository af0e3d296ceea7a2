// This, these, that, those alone: what they go back to is a whole sentence as often as a thing, so that they stay open.
import type { Token } from '../../words/token.js'
import { isTime } from './descriptions.js'
import type { Phrase } from './phrases.js'
import type { Reference } from './reference.js'
import { returningNouns, uncounted } from '../../lexicon/descriptions.js'
import { demonstratives, relativePronouns } from '../../lexicon/pronouns.js'

const indistinct = /^(?:way|kind|sort|sense|point|thing|manner|degree|extent)s?$/

/** demonstrativeReference marks a demonstrative that is no conjunction, no relative pronoun and no time ("this week"). */
export function demonstrativeReference(tokens: readonly Token[], at: number, phrase: Phrase | undefined): Reference | undefined {
  const { lower, tag } = tokens[at]!
  if (isSuch(tokens, at)) return { firstToken: at, endToken: at + 3, kind: 'demonstrative', decision: { open: [] }, chain: -1 }
  if (demonstratives.has(lower) && isCountedBehind(tokens, at)) return { firstToken: at, endToken: at + 2, kind: 'demonstrative', decision: { open: [] }, chain: -1 }
  if (!demonstratives.has(lower) || tag !== 'DT') return undefined
  // "That two hosts left", "that gun sales fell": one is "that", several are "those".
  if (lower === 'that' && phrase?.isPlural) return undefined
  const next = tokens[at + 1]
  const isFar = lower === 'that' || lower === 'those'
  if (isFar && (!next || relativePronouns.has(next.lower) || /^(?:of|in|with|from|for|on|at|by)$/.test(next.lower) || next.tag === 'VBN' || next.tag === 'VBG')) return undefined
  if ((next && isTime(next.lower)) || (phrase && isTime(tokens[phrase.head]!.lower))) return undefined
  const before = tokens[at - 1]?.lower ?? ''
  if (lower === 'that' && (isRelative(tokens, at) || (phrase && tokens[at - 1]?.pos === 'VERB' && hasOwner(tokens, phrase)))) return undefined
  // "that" before a clause, tagged as though it stood alone.
  if (lower === 'that' && (next?.pos === 'DET' || next?.pos === 'PRON' || next?.pos === 'PROPN') && before !== '') return undefined
  if (phrase && (tokens[phrase.head]!.pos === 'PROPN' || indistinct.test(tokens[phrase.head]!.lower))) return undefined
  return { firstToken: at, endToken: phrase ? phrase.head + 1 : at + 1, kind: 'demonstrative', decision: { open: [] }, chain: -1 }
}

/** "He carried that message to": tagged as a conjunction, where a noun that needs a determiner stands right behind. */
function isCountedBehind(tokens: readonly Token[], at: number): boolean {
  const [before, noun, after] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]]
  if (tokens[at]!.lower !== 'that' || tokens[at]!.tag === 'DT' || !before || noun?.tag !== 'NN' || after?.pos === 'NOUN' || after?.pos === 'PROPN') return false
  return (before.pos === 'VERB' || before.pos === 'ADP') && returningNouns.has(noun.lower) && !uncounted.has(noun.lower)
}

/** "Such a plan", with nothing that tells what it is like: "such a crime that", "such a good man". */
function isSuch(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]!.lower !== 'such' || !/^an?$/.test(tokens[at + 1]?.lower ?? '') || tokens[at - 1]?.lemma === 'be') return false
  const noun = tokens[at + 2]
  const after = tokens[at + 3]
  return noun?.tag === 'NN' && after?.pos !== 'NOUN' && !/^(?:as|that|to|of|for|who)$/.test(after?.lower ?? '') && !isTime(noun.lower) && !indistinct.test(noun.lower)
}

/** "A provision that is meant to help". */
function isRelative(tokens: readonly Token[], at: number): boolean {
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  // "A provision, Lee said, that is meant to help".
  const isAside = before?.text === ',' && tokens[at - 2]?.tag === 'VBD'
  return (before?.pos === 'NOUN' || isAside) && (next?.pos === 'AUX' || next?.pos === 'VERB')
}

/** "Warn that last year's deal was a mistake": a conjunction. */
function hasOwner(tokens: readonly Token[], { first, head }: Phrase): boolean {
  for (let look = first + 1; look < head; look += 1) if (tokens[look]!.tag === 'POS') return true
  return false
}
