// This, these, that, those alone: what they go back to is a whole sentence as often as a thing, so that they stay open.
import type { Token } from '../../words/token.js'
import { isTime } from './descriptions.js'
import type { Phrase } from './phrases.js'
import type { Reference } from './reference.js'
import { demonstratives, relativePronouns } from '../../lexicon/pronouns.js'

/** demonstrativeReference marks a demonstrative that is no conjunction, no relative pronoun and no time ("this week"). */
export function demonstrativeReference(tokens: readonly Token[], at: number, phrase: Phrase | undefined): Reference | undefined {
  const { lower, tag } = tokens[at]!
  if (!demonstratives.has(lower) || tag !== 'DT') return undefined
  const next = tokens[at + 1]
  const isFar = lower === 'that' || lower === 'those'
  if (isFar && (!next || relativePronouns.has(next.lower) || /^(?:of|in|with|from|for|on|at|by)$/.test(next.lower) || next.tag === 'VBN' || next.tag === 'VBG')) return undefined
  if ((next && isTime(next.lower)) || (phrase && isTime(tokens[phrase.head]!.lower))) return undefined
  const before = tokens[at - 1]?.lower ?? ''
  // "that" before a clause, tagged as though it stood alone.
  if (lower === 'that' && (next?.pos === 'DET' || next?.pos === 'PRON' || next?.pos === 'PROPN') && before !== '') return undefined
  if (phrase && (tokens[phrase.head]!.pos === 'PROPN' || /^(?:way|kind|sort|sense|point)s?$/.test(tokens[phrase.head]!.lower))) return undefined
  return { firstToken: at, endToken: phrase ? phrase.head + 1 : at + 1, kind: 'demonstrative', decision: { open: [] }, chain: -1 }
}
