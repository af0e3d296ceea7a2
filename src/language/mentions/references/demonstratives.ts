// This, these, that, those alone: what they go back to is a whole sentence as often as a thing, so that they stay open.
import type { Token } from '../../words/token.js'
import { isTime } from './descriptions.js'
import type { Phrase } from './phrases.js'
import type { Reference } from './reference.js'
import { demonstratives, relativePronouns } from '../../lexicon/pronouns.js'

/** demonstrativeReference marks a demonstrative that is no conjunction, no relative pronoun and no time ("this week"). */
export function demonstrativeReference(tokens: readonly Token[], at: number, phrase: Phrase | undefined): Reference | undefined {
  const { lower, tag } = tokens[at]!
  if (isPair(tokens, at)) return { firstToken: at, endToken: at + 2, kind: 'demonstrative', decision: { open: [] }, chain: -1 }
  if (!demonstratives.has(lower) || tag !== 'DT') return undefined
  const next = tokens[at + 1]
  const isFar = lower === 'that' || lower === 'those'
  if (isFar && (!next || relativePronouns.has(next.lower) || /^(?:of|in|with|from|for|on|at|by)$/.test(next.lower) || next.tag === 'VBN' || next.tag === 'VBG')) return undefined
  if ((next && isTime(next.lower)) || (phrase && isTime(tokens[phrase.head]!.lower))) return undefined
  const before = tokens[at - 1]?.lower ?? ''
  if (lower === 'that' && (isRelative(tokens, at) || (phrase && tokens[at - 1]?.pos === 'VERB' && hasOwner(tokens, phrase)))) return undefined
  // "that" before a clause, tagged as though it stood alone.
  if (lower === 'that' && (next?.pos === 'DET' || next?.pos === 'PRON' || next?.pos === 'PROPN') && before !== '') return undefined
  if (phrase && (tokens[phrase.head]!.pos === 'PROPN' || /^(?:way|kind|sort|sense|point)s?$/.test(tokens[phrase.head]!.lower))) return undefined
  return { firstToken: at, endToken: phrase ? phrase.head + 1 : at + 1, kind: 'demonstrative', decision: { open: [] }, chain: -1 }
}

/** Tokens: so far back a sentence may have named two. */
const longestLook = 40

/** "The two met": of whom the article told before. */
function isPair(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]!.lower !== 'the' || tokens[at + 1]?.lower !== 'two') return false
  const next = tokens[at + 2]
  if (!next || (next.pos !== 'VERB' && next.pos !== 'AUX' && next.pos !== 'ADV')) return false
  // "Lee and Hale agree: in 2009, the two met": the sentence has told.
  for (let look = at - 1; look > 0 && at - look < longestLook && tokens[look]!.tag !== '.'; look -= 1) {
    if (tokens[look]!.lower === 'and' && tokens[look - 1]!.pos === 'PROPN' && tokens[look + 1]!.pos === 'PROPN') return false
  }
  return true
}

/** "A provision that is meant to help". */
function isRelative(tokens: readonly Token[], at: number): boolean {
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  return before?.pos === 'NOUN' && (next?.pos === 'AUX' || next?.pos === 'VERB')
}

/** "Warn that last year's deal was a mistake": a conjunction. */
function hasOwner(tokens: readonly Token[], { first, head }: Phrase): boolean {
  for (let look = first + 1; look < head; look += 1) if (tokens[look]!.tag === 'POS') return true
  return false
}
